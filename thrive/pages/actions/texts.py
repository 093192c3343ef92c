"""Texts of pages: written, checked, published, set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thrive.base import clock, history
from thrive.base.decisions import YES, no, require
from thrive.pages.found import document_of
from thrive.pages.lifecycle import PAGE_TEXT
from thrive.pages.models import ContentPage, PageText
from thrive.pages.models.texts import AT_WORK_ON
from thrive.pages.rules import writing as rules
from thrive.people.models import Person
from thrive.search.actions import put


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote: words of one language, with their sources."""

    title: str
    lead: str
    body: str
    sources: list[dict[str, str]] = field(default_factory=list)


@transaction.atomic
def begin_page(slug: str, *, is_vital: bool, by: Any) -> ContentPage:
    require(rules.may_write(by))
    if ContentPage.objects.filter(slug=slug).exists():
        require(no(_("Another page already has this address. Choose other words.")))
    page = ContentPage.objects.create(slug=slug, is_vital=is_vital)
    history.record("begin_page", on=page, by=by, vital=is_vital)
    return page


@transaction.atomic
def write(page: ContentPage, *, language: str, said: Said, by: Any) -> PageText:
    """Change the open draft, or begin the next text. Checked words that change are unchecked."""
    require(rules.may_write(by))
    page = held(page)
    rows = page.texts.filter(language=language)
    draft = rows.filter(status__in=AT_WORK_ON).first()
    if draft is None:
        numbers = list(rows.order_by("-number").values_list("number", flat=True)[:1])
        draft = PageText(page=page, language=language, number=(numbers[0] if numbers else 0) + 1)
    draft.title, draft.lead, draft.body = said.title, said.lead, said.body
    draft.sources, draft.status = said.sources, PAGE_TEXT.first
    draft.follows = _newest_english(page) if language == "es" else 0
    draft.written_at, draft.written_by = clock.now(), by if isinstance(by, Person) else None
    draft.checked_at, draft.checked_by = None, None
    draft.save()
    history.record("write_page", on=page, by=by, language=language, number=draft.number)
    return draft


def _newest_english(page: ContentPage) -> int:
    rows = page.texts.filter(language="en").exclude(status="set_aside")
    return rows.order_by("-number").values_list("number", flat=True).first() or 0


@transaction.atomic
def check(page: ContentPage, *, language: str, by: Any) -> PageText:
    """A person has read the Spanish beside the English."""
    page, draft = _draft(page, language)
    require(rules.may_check(by, draft.status, language, draft.written_by == by))
    draft.status = PAGE_TEXT.after(draft.status, "check")
    draft.checked_at, draft.checked_by = clock.now(), by
    draft.save()
    history.record("check_page", on=page, by=by, language=language, number=draft.number)
    return draft


@transaction.atomic
def publish(page: ContentPage, *, language: str, by: Any) -> PageText:
    """The draft takes the place of the text before. A vital page takes its checked Spanish along."""
    page, draft = _draft(page, language)
    pair, other = YES, None
    if language == "en":
        other = page.texts.filter(language="es", status__in=AT_WORK_ON).first()
        spanish = other or page.texts.filter(language="es", status="published").first()
        pair = rules.spanish_is_ready(
            page.is_vital,
            draft.number,
            spanish.status if spanish else "",
            spanish.follows if spanish else 0,
        )
    else:
        english = page.texts.filter(language="en", status="published").first()
        pair = rules.english_is_there(english.number if english else 0, draft.follows, False)
    _go_out(page, draft, by, pair)
    if other is not None and page.is_vital and other.follows == draft.number:
        _go_out(page, other, by, rules.english_is_there(0, other.follows, True))
    return draft


def _go_out(page: ContentPage, draft: PageText, by: Any, pair: Any) -> None:
    texts = (draft.title, draft.lead, draft.body)
    require(rules.may_publish_text(by, draft.status, texts, draft.sources, pair))
    for old in page.texts.filter(language=draft.language, status="published"):
        old.status = PAGE_TEXT.after(old.status, "replace")
        old.save(update_fields=["status"])
    draft.status = PAGE_TEXT.after(draft.status, "publish")
    draft.published_at = clock.now()
    draft.save()
    put(document_of(page, draft))
    history.record("publish_page", on=page, by=by, language=draft.language, number=draft.number)


@transaction.atomic
def set_aside(page: ContentPage, *, language: str, by: Any) -> PageText:
    page, draft = _draft(page, language)
    require(rules.may_write(by))
    draft.status = PAGE_TEXT.after(draft.status, "set_aside")
    draft.save(update_fields=["status"])
    history.record("set_aside_page", on=page, by=by, language=language, number=draft.number)
    return draft


def held(page: ContentPage) -> ContentPage:
    return ContentPage.objects.select_for_update(no_key=True).get(pk=page.pk)


def _draft(page: ContentPage, language: str) -> tuple[ContentPage, PageText]:
    page = held(page)
    rows = page.texts.filter(language=language, status__in=AT_WORK_ON)
    draft = rows.select_related("written_by").first()
    if draft is None:
        require(no(_("There is no open draft in this language.")))
    assert draft is not None
    return page, draft
