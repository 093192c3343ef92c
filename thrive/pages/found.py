"""What the search finds here: every term of the glossary and every page, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import override

from thrive.base.markup import to_html
from thrive.pages.models import AddedWord, ContentPage, NewsPost, PageText
from thrive.pages.models.texts import OWN
from thrive.pages.queries import rules_today
from thrive.pages.words import SHIPPED
from thrive.program.text import Text
from thrive.search import Document

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def terms() -> Iterator[Document]:
    _cycle, book = rules_today()
    for language in LANGUAGES:
        for term in book.glossary:
            aka = ", ".join(each.said_in(language) for each in term.aka)
            yield Document(
                kind="term",
                ref_id=term.slug,
                language=language,
                title=term.term.said_in(language),
                body=f"{term.definition.said_in(language)} {aka}".strip(),
                url_name="glossary",
                fragment=term.slug,
            )

    for word in SHIPPED:
        yield from _word(word.slug, word.term, word.definition, word.aka)
    for row in AddedWord.objects.filter(status="published"):
        yield from word_documents(row)


def word_documents(row: AddedWord) -> list[Document]:
    both = Text(row.term_en, row.term_es), Text(row.definition_en, row.definition_es)
    aka = (Text(row.aka_en, row.aka_es),) if row.aka_en and row.aka_es else ()
    return _word(row.slug, *both, aka)


def _word(slug: str, term: Text, definition: Text, aka: tuple[Text, ...]) -> list[Document]:
    return [
        Document(
            kind="term",
            ref_id=slug,
            language=language,
            title=term.said_in(language),
            body=" ".join([definition.said_in(language), *(one.said_in(language) for one in aka)]),
            url_name="glossary",
            fragment=slug,
        )
        for language in LANGUAGES
    ]


def news() -> Iterator[Document]:
    for post in NewsPost.objects.filter(status="published"):
        yield from post_documents(post)


def post_documents(post: NewsPost) -> list[Document]:
    said = {
        "en": (post.title_en, post.summary_en, post.body_en),
        "es": (post.title_es, post.summary_es, post.body_es),
    }
    return [
        Document(
            kind="news",
            ref_id=post.slug,
            language=language,
            title=title,
            body=f"{summary} {_plain(body)}",
            url_name="news_post",
            url_args=(post.slug,),
            at=post.published_at,
        )
        for language, (title, summary, body) in said.items()
    ]


def texts() -> Iterator[Document]:
    for text in PageText.objects.filter(status="published").select_related("page"):
        yield document_of(text.page, text)


def document_of(page: ContentPage, text: PageText) -> Document:
    return Document(
        kind="page_text",
        ref_id=page.slug,
        language=text.language,
        title=text.title,
        body=f"{text.lead} {_plain(text.body)}",
        url_name=page.slug if page.slug in OWN else "page",
        url_args=() if page.slug in OWN else (page.slug,),
    )


def _plain(text: str) -> str:
    return unescape(strip_tags(to_html(text)))


def pages() -> Iterator[Document]:
    for language in LANGUAGES:
        with override(language):
            for url_name, title, body in _pages():
                yield Document("page", url_name, language, title, body, url_name)


def _pages() -> list[tuple[str, str, str]]:
    """Address, title, and the words somebody would look for."""
    return [
        (
            "about",
            _("About the program"),
            _("Who runs it, when, what it believes and what it has promised: goals, values."),
        ),
        (
            "glossary",
            _("Glossary"),
            _("The words of the field in plain language: coach, Core Team, Idea Lab, ACEs."),
        ),
        ("values", _("Values"), _("What the program holds to: principles, shared values.")),
        ("goals", _("Goals"), _("What will be different in a city when the work has taken hold.")),
        ("objectives", _("Objectives"), _("What the program promised, and how it stands today.")),
        ("partners", _("Partners"), _("Who stands behind the program, and in what role.")),
        ("team", _("Team"), _("The people of the program who show themselves to everybody.")),
        ("news", _("News"), _("What happened lately, with a feed to follow.")),
        ("contact", _("Contact"), _("Write to the program: joining, the toolkit, this site.")),
        (
            "learning_community",
            _("Learning Community"),
            _("Who learns from whom: cities, youth, coaches, experts, as a drawing and in words."),
        ),
        (
            "accessibility",
            _("Accessibility"),
            _("How this site works with a keyboard, a screen reader, a phone or on paper."),
        ),
        (
            "privacy",
            _("Privacy and consent"),
            _("What we keep about you, rules for youth, a copy of your data, erasing an account."),
        ),
        (
            "help_near_you",
            _("Worried about someone?"),
            _("Help lines: emergency, crisis, suicide, youth. Free, any hour, no account."),
        ),
    ]
