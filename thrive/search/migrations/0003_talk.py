"""What people say to each other is found apart: on SQLite its words have an index of their own.

A new column rebuilds the table on SQLite and drops its triggers, so all are made again here. A later
migration that rebuilds the table must run `index_words` of this one. A kind is talk or is not, so
no document ever goes from one index to the other.
"""

from importlib import import_module

from django.db import migrations, models


def _index(table: str, where: str) -> tuple[str, ...]:
    """An FTS5 table over the documents of one sort, fed by triggers."""
    return (
        f"""
        CREATE VIRTUAL TABLE {table} USING fts5(
            title, body, content='search_searchdocument', content_rowid='id',
            tokenize='unicode61 remove_diacritics 2', prefix='2 3'
        )
        """,
        f"""
        CREATE TRIGGER {table}_added AFTER INSERT ON search_searchdocument WHEN {where % "new"}
        BEGIN
            INSERT INTO {table}(rowid, title, body) VALUES (new.id, new.title, new.body);
        END
        """,
        f"""
        CREATE TRIGGER {table}_removed AFTER DELETE ON search_searchdocument WHEN {where % "old"}
        BEGIN
            INSERT INTO {table}({table}, rowid, title, body)
            VALUES ('delete', old.id, old.title, old.body);
        END
        """,
        f"""
        CREATE TRIGGER {table}_changed AFTER UPDATE ON search_searchdocument WHEN {where % "new"}
        BEGIN
            INSERT INTO {table}({table}, rowid, title, body)
            VALUES ('delete', old.id, old.title, old.body);
            INSERT INTO {table}(rowid, title, body) VALUES (new.id, new.title, new.body);
        END
        """,
        f"""
        INSERT INTO {table}(rowid, title, body)
        SELECT id, title, body FROM search_searchdocument AS one WHERE {where % "one"}
        """,
    )


_TABLES = {"search_words": "NOT %s.is_talk", "search_said": "%s.is_talk"}
_TRIGGERS = ("added", "removed", "changed")


def index_words(apps, editor):
    if editor.connection.vendor != "sqlite":
        return
    forget_words(apps, editor)
    for table, where in _TABLES.items():
        for statement in _index(table, where):
            editor.execute(statement)


def forget_words(apps, editor):
    if editor.connection.vendor != "sqlite":
        return
    for table in _TABLES:
        for name in _TRIGGERS:
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}")
        editor.execute(f"DROP TABLE IF EXISTS {table}")


def as_before(apps, editor):
    if editor.connection.vendor == "sqlite":
        import_module("thrive.search.migrations.0002_words").index_words(apps, editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_words")]

    operations = [
        migrations.RunPython(forget_words, as_before),
        migrations.AddField(
            model_name="searchdocument",
            name="is_talk",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(index_words, forget_words),
    ]
