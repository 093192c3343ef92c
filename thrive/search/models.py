"""What can be found, one row a thing and language. The words are indexed by the database itself."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from thrive.base.refs import Ref
from thrive.search.words import Asked, token
from thrive.ui.templatetags.addresses import address_of


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Everyone")
    MEMBERS = "members", _("People who are signed in")
    PROGRAM = "program", _("Program staff")


def open_to(user: Any) -> list[str]:
    """The visibilities this person is let into."""
    found = [Visibility.PUBLIC.value]
    if user.is_authenticated:
        found.append(Visibility.MEMBERS.value)
        if user.program_roles:
            found.append(Visibility.PROGRAM.value)
    return found


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    def visible_to(self, user: Any) -> SearchDocumentQuerySet:
        """What this person may know to exist. Counts and snippets start from here too."""
        return self.filter(visibility__in=open_to(user))

    def with_words(self, asked: Asked) -> SearchDocumentQuerySet:
        """Those that hold every word in their title or body; what people say to each other is asked
        apart, by `said_with_words`. Two engines, one meaning: the words come stemmed from us."""
        return self.answering(question(asked))

    def said_with_words(self, asked: Asked) -> SearchDocumentQuerySet:
        """The same among what people say to each other, newest first. Its words have an index of
        their own on SQLite, read from its end, so that neither search pays for the other."""
        return self.said_answering(question(asked, of_talk=True))

    def answering(self, asked: str) -> SearchDocumentQuerySet:
        """`with_words`, where the words are a `question` already."""
        if connection.vendor == "postgresql":
            return self.filter(is_talk=False)._in_postgres(asked)
        joined = ["search_words.rowid = search_searchdocument.id", "search_words MATCH %s"]
        found = self.extra(tables=["search_words"], where=joined, params=[asked])
        return cast(SearchDocumentQuerySet, found)

    def said_answering(self, asked: str) -> SearchDocumentQuerySet:
        """`said_with_words`, where the words are a `question` already."""
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
        where = "search_searchdocument.words @@ to_tsquery('simple', %s)"
        return cast(SearchDocumentQuerySet, self.extra(where=[where], params=[asked]))


def question(asked: Asked, *, of_talk: bool = False) -> str:
    """The words as the index of this database is asked for them."""
    postgres = connection.vendor == "postgresql"
    sign, begins, both, either = (
        ("'", ":*", " & ", " | ") if postgres else ('"', "*", " AND ", " OR ")
    )
    return both.join(
        f"({either.join(_each(asked, word, of_talk, sign=sign, begins=begins))})"
        for word in asked.words
    )


def _each(asked: Asked, word: str, of_talk: bool, *, sign: str, begins: str) -> list[str]:
    scope = "" if of_talk else asked.language
    ways = [f"{sign}{token(way, scope)}{sign}" for way in asked.ways(word, of_talk=of_talk)]
    return [*ways, f"{sign}{token(word, scope)}{sign}{begins}"] if asked.begins else ways


class SearchDocument(models.Model):
    """A thing as it can be found in one language; `(kind, ref_id)` names it in its own room.

    `language` is the reader's, empty for what is found in every language as it was written; `written`
    is the language of the text, empty where the site says it in each. `city` is a slug, `at` the
    moment a thing belongs to. The words of the title and the `length` of the body say what stands
    first. Long columns stand last: counting never reads as far.
    """

    kind = models.CharField(max_length=40)
    ref_id = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, blank=True)
    visibility = models.CharField(
        max_length=8, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    is_talk = models.BooleanField(default=False)
    written = models.CharField(max_length=7, blank=True)
    city = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField()
    title_words = models.TextField(blank=True)
    length = models.PositiveIntegerField(default=0)
    url_name = models.CharField(max_length=80)
    url_args = models.JSONField(default=list)
    fragment = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    body_words = models.TextField(blank=True)

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


class SearchWord(models.Model):
    """A word that somebody may have meant, by who may know that it occurs. What is taken off leaves
    its words here until the index is written afresh, so each is looked for before it is named."""

    word = models.CharField(max_length=20)
    language = models.CharField(max_length=2, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility.choices)
    spelled = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["word", "language", "visibility"], name="a_word_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return self.spelled
