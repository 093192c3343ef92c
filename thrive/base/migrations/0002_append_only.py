"""The database itself refuses to change or remove a history entry, on both engines."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER base_entry_no_update BEFORE UPDATE ON base_entry
       BEGIN SELECT RAISE(ABORT, 'History is append-only.'); END""",
    """CREATE TRIGGER base_entry_no_delete BEFORE DELETE ON base_entry
       BEGIN SELECT RAISE(ABORT, 'History is append-only.'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION base_entry_append_only() RETURNS trigger AS $$
       BEGIN RAISE EXCEPTION 'History is append-only.'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER base_entry_append_only BEFORE UPDATE OR DELETE ON base_entry
       FOR EACH ROW EXECUTE FUNCTION base_entry_append_only()""",
]


def add(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER base_entry_no_update")
        schema_editor.execute("DROP TRIGGER base_entry_no_delete")
    else:
        schema_editor.execute("DROP TRIGGER base_entry_append_only ON base_entry")
        schema_editor.execute("DROP FUNCTION base_entry_append_only")


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]
    operations = [migrations.RunPython(add, drop)]
