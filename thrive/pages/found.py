"""What the search finds here: every term of the glossary and every page, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from thrive.pages.queries import rules_today
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
