"""Words are indexed by their stem, and those one may have meant are kept.

The index only repeats what other rooms hold, so the table is made anew, its short columns first, and
stays empty until `thrive search reindex`: filling it here would hold up the update. A later migration
that rebuilds the table on SQLite must run `index_words` of this one, because SQLite drops a table's
triggers with it.
"""

from importlib import import_module

from django.db import migrations, models


def _index(table: str, where: str) -> tuple[str, ...]:
    """An FTS5 table over the stems of one sort of documents, fed by triggers. Their letters are
    plain already; where a word stands in a text is never asked, so it is not kept."""
    columns = "rowid, title_words, body_words"
    old = f"""
        INSERT INTO {table}({table}, {columns})
        VALUES ('delete', old.id, old.title_words, old.body_words);
    """
    new = f"""
        INSERT INTO {table}({columns}) VALUES (new.id, new.title_words, new.body_words);
    """
    on = "ON search_searchdocument WHEN"
    return (
        f"""
        CREATE VIRTUAL TABLE {table} USING fts5(
            title_words, body_words, content='search_searchdocument', content_rowid='id',
            tokenize='ascii', detail='none', prefix='3 4'
        )
        """,
        f"CREATE TRIGGER {table}_added AFTER INSERT {on} {where % 'new'} BEGIN {new} END",
        f"CREATE TRIGGER {table}_removed AFTER DELETE {on} {where % 'old'} BEGIN {old} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE {on} {where % 'new'} BEGIN {old} {new} END",
    )


_TABLES = {"search_words": "NOT %s.is_talk", "search_said": "%s.is_talk"}
_POSTGRES = (
    """
    ALTER TABLE search_searchdocument ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_words), 'A')
        || setweight(to_tsvector('simple', body_words), 'C')
    ) STORED
    """,
    "CREATE INDEX search_words_gin ON search_searchdocument USING gin (words)",
)


def index_words(apps, editor):
    if editor.connection.vendor == "postgresql":
        for statement in _POSTGRES:
            editor.execute(statement)
        return
    for table, where in _TABLES.items():
        for statement in _index(table, where):
            editor.execute(statement)


def forget_words(apps, editor):
    if editor.connection.vendor == "sqlite":
        import_module("thrive.search.migrations.0003_talk").forget_words(apps, editor)


def as_before(apps, editor):
    name = "0003_talk" if editor.connection.vendor == "sqlite" else "0002_words"
    import_module(f"thrive.search.migrations.{name}").index_words(apps, editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_talk")]

    operations = [
        migrations.RunPython(forget_words, as_before),
        migrations.DeleteModel("SearchDocument"),
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("ref_id", models.CharField(max_length=120)),
                ("language", models.CharField(blank=True, choices=[("en", "English"), ("es", "Español")], max_length=2)),
                ("visibility", models.CharField(choices=[("public", "Everyone"), ("members", "People who are signed in"), ("program", "Program staff")], default="public", max_length=8)),
                ("is_talk", models.BooleanField(default=False)),
                ("written", models.CharField(blank=True, max_length=7)),
                ("city", models.CharField(blank=True, max_length=120)),
                ("at", models.DateTimeField(blank=True, null=True)),
                ("updated_at", models.DateTimeField()),
                ("title_words", models.TextField(blank=True)),
                ("length", models.PositiveIntegerField(default=0)),
                ("url_name", models.CharField(max_length=80)),
                ("url_args", models.JSONField(default=list)),
                ("fragment", models.CharField(blank=True, max_length=120)),
                ("title", models.CharField(max_length=300)),
                ("body", models.TextField(blank=True)),
                ("body_words", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["ref_id", "kind", "language"], name="one_document_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=20)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("visibility", models.CharField(choices=[("public", "Everyone"), ("members", "People who are signed in"), ("program", "Program staff")], max_length=8)),
                ("spelled", models.CharField(max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["word", "language", "visibility"], name="a_word_is_kept_once")
                ],
            },
        ),
        migrations.RunPython(index_words, forget_words),
    ]
