"""Pages that staff write: as everybody reads them, and on the desk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from thrive.base.markup import to_html
from thrive.pages.figures import MARK
from thrive.pages.models import ContentPage, PageText
from thrive.pages.models.texts import AT_WORK_ON

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class ReadPage:
    """A page as somebody reads it. `is_english`: there is no text in the reader's language;
    `is_behind`: the English has moved on since."""

    slug: str
    text: PageText
    is_english: bool = False
    is_behind: bool = False

    @property
    def body(self) -> SafeString:
        """The text as HTML, each mark a link to its source; its headings stand below the title."""
        return with_marks(below_title(to_html(self.text.body)))

    @property
    def lead(self) -> SafeString:
        return with_marks(format_html("{}", self.text.lead))


def below_title(html: str) -> SafeString:
    """Markdown's headings begin at the third level; on a page of its own a text needs the second."""
    for level in (3, 4):
        html = html.replace(f"<h{level}>", f"<h{level - 1}>").replace(
            f"</h{level}>", f"</h{level - 1}>"
        )
    return mark_safe(html)


def with_marks(html: str) -> SafeString:
    def link(found: re.Match[str]) -> str:
        number = found.group(1)
        words = _("Source %(number)s") % {"number": number}
        return f'<sup class="mark-src"><a href="#source-{number}" aria-label="{words}">{number}</a></sup>'

    return mark_safe(MARK.sub(link, html))


def read_page(slug: str, language: str) -> ReadPage | None:
    """The published text in this language; else the English, said to be so. One query."""
    rows = PageText.objects.filter(page__slug=slug, status="published")
    found = {row.language: row for row in rows}
    english, own = found.get("en"), found.get(language)
    if own is not None:
        behind = bool(english and own.language != "en" and own.follows != english.number)
        return ReadPage(slug, own, is_behind=behind)
    return ReadPage(slug, english, is_english=True) if english else None


@dataclass(frozen=True)
class Side:
    """One language of a page on the board: the words of its state, and what is open."""

    language: str
    state: str
    tone: str
    text: PageText | None
    draft: PageText | None


@dataclass(frozen=True)
class BoardLine:
    page: ContentPage
    english: Side
    spanish: Side


def board() -> tuple[BoardLine, ...]:
    """Every page with both its languages: what is missing, what is behind. Two queries."""
    pages = ContentPage.objects.order_by("slug").prefetch_related("texts")
    return tuple(_line(page) for page in pages)


def _line(page: ContentPage) -> BoardLine:
    texts = sorted(page.texts.all(), key=lambda one: one.number)
    shown = {one.language: one for one in texts if one.status == "published"}
    drafts = {one.language: one for one in texts if one.status in AT_WORK_ON}
    english, spanish = shown.get("en"), shown.get("es")
    return BoardLine(
        page,
        _side("en", english, drafts.get("en"), None),
        _side("es", spanish, drafts.get("es"), english),
    )


def _side(
    language: str, text: PageText | None, draft: PageText | None, english: PageText | None
) -> Side:
    if text is not None and english is not None and text.follows != english.number:
        words = _("Behind: it follows text %(old)s, the English is text %(new)s") % {
            "old": text.follows,
            "new": english.number,
        }
        return Side(language, words, "warn", text, draft)
    if text is not None:
        return Side(language, _("On the site"), "ok", text, draft)
    if draft is not None:
        checked = draft.status == "checked"
        words = _("Checked, not published") if checked else _("Draft, not checked by a person")
        return Side(language, words if language == "es" else _("Draft"), "info", None, draft)
    missing = english is not None and language == "es"
    return Side(language, _("Missing"), "bad" if missing else "open", None, None)


@dataclass(frozen=True)
class Bench:
    """One language of a page at work: its draft, what everybody reads, every text it had."""

    page: ContentPage
    language: str
    draft: PageText | None
    shown: PageText | None
    english: PageText | None
    texts: tuple[PageText, ...]

    @property
    def start(self) -> PageText | None:
        """What the form begins with: the draft, else what is read, else the English."""
        return self.draft or self.shown or self.english

    @property
    def preview(self) -> ReadPage | None:
        return ReadPage(self.page.slug, self.draft) if self.draft else None


def bench(user: Any, slug: str, language: str) -> Bench | None:
    """None for a page or a language that there is not. Two queries."""
    page = ContentPage.objects.visible_to(user).filter(slug=slug).first()
    if page is None or language not in LANGUAGES:
        return None
    texts = sorted(page.texts.all(), key=lambda one: -one.number)
    mine = tuple(one for one in texts if one.language == language)
    english = [one for one in texts if one.language == "en" and one.status != "set_aside"]
    return Bench(
        page=page,
        language=language,
        draft=next((one for one in mine if one.status in AT_WORK_ON), None),
        shown=next((one for one in mine if one.status == "published"), None),
        english=english[0] if english and language == "es" else None,
        texts=mine,
    )
