"""What can be found, one row a thing and language. The words are indexed by the database itself."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from thrive.base.refs import Ref
from thrive.ui.templatetags.addresses import address_of


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Everyone")
    MEMBERS = "members", _("People who are signed in")
    PROGRAM = "program", _("Program staff")


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    def visible_to(self, user: Any) -> SearchDocumentQuerySet:
        """What this person may know to exist. Counts and snippets start from here too."""
        return self.filter(visibility__in=open_to(user))

    def with_words(self, words: list[str]) -> SearchDocumentQuerySet:
        """Those where every word begins a word of the title or the body; what people say to each
        other is asked apart, by `said_with_words`.

        Two engines, one meaning: no stemming, no accents.
        """
        return self.answering(question(words))

    def answering(self, asked: str) -> SearchDocumentQuerySet:
        """`with_words`, where the words are a `question` already."""
        if connection.vendor == "postgresql":
            return self.filter(is_talk=False)._in_postgres(asked)
        joined = ["search_words.rowid = search_searchdocument.id", "search_words MATCH %s"]
        found = self.extra(tables=["search_words"], where=joined, params=[asked])
        return cast(SearchDocumentQuerySet, found)

    def said_answering(self, asked: str) -> SearchDocumentQuerySet:
        """The same among what people say to each other, newest first. Its words have an index of
        their own on SQLite, read from its end, so that neither search pays for the other."""
        if connection.vendor == "postgresql":
            return self.filter(is_talk=True)._in_postgres(asked).order_by("-pk")
        joined = ["search_said.rowid = search_searchdocument.id", "search_said MATCH %s"]
        found = self.extra(
            tables=["search_said"],
            where=joined,
            params=[asked],
            order_by=["-search_said.rowid"],
        )
        return cast(SearchDocumentQuerySet, found)

    def _in_postgres(self, asked: str) -> SearchDocumentQuerySet:
        where = f"search_searchdocument.words @@ {_POSTGRES_ASKS}"
        return cast(SearchDocumentQuerySet, self.extra(where=[where], params=[asked]))

    def best_first(self, words: list[str]) -> SearchDocumentQuerySet:
        """After `with_words`: titles count most, then how rare and how often a word is."""
        if connection.vendor == "postgresql":
            rank = f"-ts_rank(search_searchdocument.words, {_POSTGRES_ASKS})"
            far = RawSQL(rank, [question(words)])
        else:
            far = RawSQL("bm25(search_words, 8.0, 1.0)", [])
        ranked = self.annotate(far=far).order_by("far", "title", "pk")
        return cast(SearchDocumentQuerySet, ranked)


_POSTGRES_ASKS = "to_tsquery('simple', %s)"


def open_to(user: Any) -> list[str]:
    """Which things this person may find."""
    if not user.is_authenticated:
        return [Visibility.PUBLIC.value]
    staff = [Visibility.PROGRAM.value] if user.program_roles else []
    return [Visibility.PUBLIC.value, Visibility.MEMBERS.value, *staff]


def question(words: list[str]) -> str:
    """The words as the index of this database is asked for them: each begins a word."""
    if connection.vendor == "postgresql":
        return " & ".join(f"'{word}':*" for word in words)
    return " ".join(f'"{word}"*' for word in words)


class SearchDocument(models.Model):
    """A thing as it can be found in one language; `(kind, ref_id)` names it in its own room."""

    kind = models.CharField(max_length=40)
    ref_id = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    title = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    url_name = models.CharField(max_length=80)
    url_args = models.JSONField(default=list)
    fragment = models.CharField(max_length=120, blank=True)
    visibility = models.CharField(
        max_length=8, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    is_talk = models.BooleanField(default=False)
    updated_at = models.DateTimeField()

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        # No index begins with kind, language or visibility: SQLite would start there and ask for
        # the words once a row, where starting from the words is fifty times faster.
        constraints = [
            models.UniqueConstraint(
                fields=["ref_id", "kind", "language"], name="one_document_a_language"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        address = address_of(self.url_name, *self.url_args)
        return f"{address}#{self.fragment}" if self.fragment else address

    def ref(self) -> Ref:
        return Ref(self.kind, self.ref_id, self.title)
