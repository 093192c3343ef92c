"""The database itself refuses to change a published version of the Letter of Agreement."""

from django.db import migrations

SAYS = "A published version of the agreement never changes."
SQLITE = f"""CREATE TRIGGER teams_agreementversion_no_update BEFORE UPDATE ON teams_agreementversion
    BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"""
POSTGRESQL = [
    f"""CREATE FUNCTION teams_agreementversion_fixed() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION '{SAYS}'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER teams_agreementversion_fixed BEFORE UPDATE ON teams_agreementversion
       FOR EACH ROW EXECUTE FUNCTION teams_agreementversion_fixed()""",
]


def add(apps, schema_editor):
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in [SQLITE] if on_sqlite else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER teams_agreementversion_no_update")
    else:
        schema_editor.execute("DROP TRIGGER teams_agreementversion_fixed ON teams_agreementversion")
        schema_editor.execute("DROP FUNCTION teams_agreementversion_fixed()")


class Migration(migrations.Migration):
    dependencies = [("teams", "0002_agreement")]
    operations = [migrations.RunPython(add, drop)]
