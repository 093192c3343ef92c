"""Writing pages, news and words of the glossary."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.pages.figures import uncited
from thrive.pages.lifecycle import ADDED_WORD, NEWS, OBJECTIVE, PAGE_TEXT
from thrive.pages.models.texts import writes


def may_write(by: Any) -> Decision:
    """`by` is a person, or the platform that loads the texts it was shipped with."""
    if getattr(by, "kind", "") == "system" or writes(by):
        return YES
    return no(_("Program administrators and content experts write the program’s pages."))


def may_check(by: Any, status: str, language: str, wrote_it: bool) -> Decision:
    """A Spanish text is read by a second person before it counts as checked."""
    return first_no(
        may_write(by),
        PAGE_TEXT.allows(status, "check"),
        YES if language == "es" else no(_("Only the Spanish text needs this check.")),
        no(_("Somebody else checks the Spanish that you wrote.")) if wrote_it else YES,
    )


def may_publish_text(
    by: Any,
    status: str,
    texts: tuple[str, ...],
    sources: list[dict[str, str]],
    pair: Decision,
) -> Decision:
    """Every figure has its source; `pair`: what the page's other language says to it."""
    return first_no(
        may_write(by),
        PAGE_TEXT.allows(status, "publish"),
        is_sourced(texts, sources),
        pair,
    )


def is_sourced(texts: tuple[str, ...], sources: list[dict[str, str]]) -> Decision:
    """Each source has a year and a link; each figure a mark that points at one (R2)."""
    if any(not (one.get("what") and one.get("year") and one.get("url")) for one in sources):
        return no(_("Every source needs its name, its year and its link."))
    bare = [sentence for text in texts for sentence in uncited(text, len(sources))]
    if bare:
        return no(
            _("This figure has no source: “%(sentence)s” Put a mark such as [1] behind it.")
            % {"sentence": bare[0][:160]}
        )
    return YES


def spanish_is_ready(
    is_vital: bool, english: int, spanish_status: str, spanish_follows: int
) -> Decision:
    """English of a page that is vital for joining waits for Spanish that a person has checked."""
    if not is_vital:
        return YES
    if not spanish_status:
        return no(_("This page is vital for joining: write its Spanish first."))
    if spanish_follows != english:
        return no(_("The Spanish follows an older text. Bring it up to this one first."))
    if spanish_status not in ("checked", "published"):
        return no(_("No person has checked the Spanish yet. It cannot be published before."))
    return YES


def english_is_there(english_published: int, follows: int, goes_along: bool) -> Decision:
    """Spanish is published beside its English, or together with it."""
    if goes_along or (english_published and follows == english_published):
        return YES
    return no(_("Publish the English that it follows first; a vital page takes both along."))


def may_move_post(by: Any, status: str, move: str, video: str, captions: str) -> Decision:
    return first_no(
        may_write(by),
        NEWS.allows(status, move),
        no(_("A video needs captions or a text to read. Add the link to them."))
        if move == "publish" and video and not captions
        else YES,
    )


def may_move_word(by: Any, status: str, move: str, is_taken: bool) -> Decision:
    return first_no(
        may_write(by),
        ADDED_WORD.allows(status, move),
        no(_("The rulebook explains this word already.")) if is_taken else YES,
    )


def may_report(
    by: Any, status: str, move: str, said_on: datetime.date, today: datetime.date
) -> Decision:
    if not (by.is_authenticated and "admin" in by.program_roles):
        return no(_("Program administrators say how the objectives stand."))
    return first_no(
        OBJECTIVE.allows(status, move),
        no(_("This day has not come yet.")) if said_on > today else YES,
    )
