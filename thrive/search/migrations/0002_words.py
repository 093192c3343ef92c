"""The words of every document, indexed by the database and kept in step by it.

SQLite: an FTS5 table over the documents, fed by triggers. PostgreSQL: a generated column with a GIN
index. A later migration that rebuilds the table on SQLite (any AlterField does) must run
`index_words` again, because SQLite drops a table's triggers with it.
"""

import unicodedata

from django.db import migrations

_SQLITE = (
    """
    CREATE VIRTUAL TABLE search_words USING fts5(
        title, body, content='search_searchdocument', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3'
    )
    """,
    """
    CREATE TRIGGER search_words_added AFTER INSERT ON search_searchdocument BEGIN
        INSERT INTO search_words(rowid, title, body) VALUES (new.id, new.title, new.body);
    END
    """,
    """
    CREATE TRIGGER search_words_removed AFTER DELETE ON search_searchdocument BEGIN
        INSERT INTO search_words(search_words, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
    END
    """,
    """
    CREATE TRIGGER search_words_changed AFTER UPDATE ON search_searchdocument BEGIN
        INSERT INTO search_words(search_words, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO search_words(rowid, title, body) VALUES (new.id, new.title, new.body);
    END
    """,
)
_SQLITE_BACK = (
    "DROP TRIGGER search_words_changed",
    "DROP TRIGGER search_words_removed",
    "DROP TRIGGER search_words_added",
    "DROP TABLE search_words",
)


def _without_accents() -> tuple[str, str]:
    """Accented Latin letters and what each becomes: translate() needs no extension installed."""
    accented, bare = [], []
    for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        first, *marks = unicodedata.normalize("NFKD", chr(point))
        if marks and first.isascii() and all(unicodedata.combining(mark) for mark in marks):
            accented.append(chr(point))
            bare.append(first)
    return "".join(accented), "".join(bare)


def _postgres() -> tuple[str, ...]:
    accented, bare = _without_accents()

    def weighed(column: str, weight: str) -> str:
        plain = f"translate({column}, '{accented}', '{bare}')"
        return f"setweight(to_tsvector('simple', {plain}), '{weight}')"

    words = f"{weighed('title', 'A')} || {weighed('body', 'C')}"
    return (
        f"ALTER TABLE search_searchdocument ADD COLUMN words tsvector GENERATED ALWAYS AS ({words}) STORED",
        "CREATE INDEX search_words_gin ON search_searchdocument USING gin (words)",
    )


def index_words(apps, editor):
    statements = _postgres() if editor.connection.vendor == "postgresql" else _SQLITE
    for statement in statements:
        editor.execute(statement)
    if editor.connection.vendor == "sqlite":
        editor.execute("INSERT INTO search_words(search_words) VALUES ('rebuild')")


def forget_words(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE search_searchdocument DROP COLUMN words")
        return
    for statement in _SQLITE_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(index_words, forget_words)]
