"""Who writes, reviews and publishes texts, and what a text needs before everybody reads it."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.toolkit import words
from thrive.toolkit.content import Content
from thrive.toolkit.lifecycle import TOOLKIT_TEXT
from thrive.toolkit.models.entry import edits

LONGEST_PROMISE = datetime.timedelta(days=3 * 366)


def may_edit(by: Any) -> Decision:
    """`by` is a person, or the platform that loads the texts it was shipped with."""
    if getattr(by, "kind", "") == "system" or edits(by):
        return YES
    return no(_("Content experts and program administrators edit the toolkit."))


def may_move(by: Any, status: str, move: str) -> Decision:
    return first_no(may_edit(by), TOOLKIT_TEXT.allows(status, move))


def may_review(by: Any, status: str, wrote_it: bool) -> Decision:
    """Two people stand behind every text: one writes, another reviews."""
    return first_no(
        may_move(by, status, "review"),
        no(_("Somebody else reviews what you wrote. Ask another content expert."))
        if wrote_it
        else YES,
    )


def may_publish(
    by: Any, status: str, content: Content, review_by: datetime.date | None, today: datetime.date
) -> Decision:
    return first_no(
        may_move(by, status, "publish"), is_whole(content), may_promise(review_by, today)
    )


def may_promise(review_by: datetime.date | None, today: datetime.date) -> Decision:
    """Every text has a day by which somebody looks at it again."""
    if review_by is None or review_by <= today:
        return no(_("Name a day ahead by which somebody looks at this text again."))
    if review_by > today + LONGEST_PROMISE:
        return no(_("That is more than three years ahead. Choose an earlier day."))
    return YES


def is_whole(content: Content) -> Decision:
    """An action area, who enacts it, an indicator it should move, ratings with their source (R102),
    and every part in both languages."""
    checks = (
        (content.areas, _("Choose at least one action area.")),
        (content.makers, _("Say who decides.")),
        (content.instruments, _("Say by what instrument it is enacted.")),
        (content.indicators, _("Name at least one indicator that it should move.")),
        (content.cost, _("Say what it costs.")),
    )
    missing = next((sentence for value, sentence in checks if not value), "")
    if missing:
        return no(missing)
    for said, language in ((content.en, _("English")), (content.es, _("Spanish"))):
        texts = (said.title, said.summary, said.why, said.enacted, said.cost_note, said.disparity)
        parts = (*texts, said.steps, said.equity)
        if not all(parts):
            return no(
                _("A part is missing in this language: %(language)s.") % {"language": language}
            )
    if bool(content.en.clauses) != bool(content.es.clauses):
        return no(_("The model text stands in one language only."))
    return first_no(*(_is_sourced(one.scheme, one.level, one.url) for one in content.ratings))


def _is_sourced(scheme: str, level: str, url: str) -> Decision:
    known = words.SCHEMES.get(scheme)
    if known is None or level not in known.levels:
        return no(_("A rating names a scheme or a level that we do not know."))
    if not url:
        return no(_("A rating has no link to where it can be read."))
    return YES
