"""The decision letter as plain words: the page and the PDF say the same, in the language asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.cities.models import CityApplication, Determination, WaitListPlace
from thrive.people.links import address
from thrive.program.rulebook import CELL_NAMES, Cell, Rulebook
from thrive.program.text import Text

AFFILIATE = "affiliate"
MET: Mapping[str, Text] = {
    "yes": Text("Met", "Se cumple"),
    "partly": Text("Partly met", "Se cumple en parte"),
    "no": Text("Not met yet", "Aún no se cumple"),
    "unknown": Text("Not known", "No se sabe"),
}


@dataclass(frozen=True)
class Reason:
    """One criterion: how it was read, why, and what would change it (empty: nothing, or not asked)."""

    about: str
    met: str
    mark: str
    because: str
    would_change: str


@dataclass(frozen=True)
class Asked:
    name: str
    cell: str
    counts_when: str


@dataclass(frozen=True)
class Letter:
    """Every text is ready to be printed. `outcome` is accepted, wait_listed or not_now."""

    language: str
    outcome: str
    title: str
    date: str
    place: str
    code: str
    dear: str
    opening: str
    rationale: str
    reasons: tuple[Reason, ...]
    offered_title: str
    offered: tuple[str, ...]
    expected_title: str
    expected: tuple[Asked, ...]
    next_steps: tuple[str, ...]
    way_back: tuple[str, ...]
    rules: str
    status_url: str
    site: str
    sender: str

    def as_plain(self) -> dict[str, Any]:
        return asdict(self)


def newest_determination(application: CityApplication) -> Determination | None:
    """The decision that stands today. What was decided before stays in the record."""
    return application.determinations.order_by("-decided_at", "-pk").first()


def decision_letter(application: CityApplication, determination: Determination) -> Letter:
    """In the language that is active. At most two queries."""
    rulebook = determination.rulebook
    outcome = str(determination.outcome)
    line = application.wait_list_places.waiting().first()
    tier = _offers(determination)
    name = rulebook.tier(tier).name
    wanted = rulebook.tier(determination.tier).name if determination.tier else ""
    language = "es" if (get_language() or "en").startswith("es") else "en"
    return Letter(
        language=language,
        outcome=outcome,
        title=_title(application, outcome, str(wanted)),
        date=formats.date_format(timezone.localtime(determination.decided_at), "DATE_FORMAT"),
        place=application.community.name,
        code=application.code,
        dear=_("Dear %(name)s,") % {"name": application.contact_name},
        opening=_opening(application, outcome, str(wanted), line),
        rationale=_(determination.rationale)
        if determination.decided_by_id is None
        else determination.rationale,
        reasons=_reasons(determination, language),
        offered_title=_("What we offer now: %(tier)s") % {"tier": name},
        offered=tuple(str(offering.name) for offering in rulebook.offered_to(tier)),
        expected_title=_("What we ask: %(tier)s") % {"tier": name},
        expected=_expected(rulebook, tier),
        next_steps=_next_steps(outcome),
        way_back=_way_back(outcome),
        rules=_("Read under the rules %(rules)s, in force on the day of the decision.")
        % {"rules": str(rulebook)},
        status_url=address("application_status", application.code, language=language),
        site=settings.SITE_URL,
        sender=str(settings.SITE_NAME) + " California",
    )


def _offers(determination: Determination) -> str:
    """The tier whose tables stand in the letter: while a city waits or may not join, Affiliate."""
    return determination.tier if determination.outcome == "accepted" else AFFILIATE


def _title(application: CityApplication, outcome: str, tier: str) -> str:
    words = {"place": application.community.name, "tier": tier}
    if outcome == "accepted":
        return _("%(place)s is welcome. Your tier: %(tier)s") % words
    if outcome == "wait_listed":
        return _("%(place)s is on the wait-list for a %(tier)s seat") % words
    return _("%(place)s: not now, and the door stays open") % words


def _opening(
    application: CityApplication, outcome: str, tier: str, place: WaitListPlace | None
) -> str:
    if outcome == "accepted":
        return _("Thank you for your application. We have decided, and we look forward to it.")
    if outcome == "wait_listed":
        words = {"tier": tier, "number": place.number if place else "–"}
        return (
            _(
                "Thank you for your application. It is strong enough for a %(tier)s seat, and all "
                "of them are taken. Your number on the wait-list: %(number)s. A free seat goes to "
                "the first in line."
            )
            % words
        )
    return _(
        "Thank you for your application. Our answer is: not now. Here is each reason, what would "
        "change it, and what is open to you today."
    )


def _reasons(determination: Determination, language: str) -> tuple[Reason, ...]:
    lacks = determination.outcome == "not_now"
    return tuple(
        Reason(
            about=one["about"][language],
            met=str(MET.get(one["met"], MET["unknown"])),
            mark=one["met"],
            because=one["because"][language],
            would_change=one["would_change"][language] if lacks and one["would_change"] else "",
        )
        for one in determination.readings
    )


def _expected(rulebook: Rulebook, tier: str) -> tuple[Asked, ...]:
    def words(cell: Cell) -> str:
        return str(CELL_NAMES[cell])

    return tuple(
        Asked(str(requirement.name), words(cell), str(requirement.counts_when))
        for requirement, cell in rulebook.asked_of(tier)
    )


def _next_steps(outcome: str) -> tuple[str, ...]:
    if outcome == "accepted":
        return (
            _("We choose one lead coach for your city and write to say who it is."),
            _("Your coach introduces you to the Learning Community."),
            _("You name the six people of your Core Team; your coach confirms the team."),
        )
    affiliate = _(
        "Join as an Affiliate today, in one step: open your status page and press “Join as an "
        "Affiliate”."
    )
    if outcome == "wait_listed":
        return (
            affiliate + " " + _("You keep your place in line."),
            _("When a seat is free and you are first, it is yours. We write to you the same day."),
        )
    return (
        affiliate,
        _("Work on the reasons above. Our workshops and the toolkit are open to Affiliates."),
    )


def _way_back(outcome: str) -> tuple[str, ...]:
    reply = settings.DEFAULT_FROM_EMAIL
    again = _(
        "You think we missed something? Write to %(mail)s and say what. Somebody who had no part "
        "in this decision reads it and answers in writing."
    ) % {"mail": reply}
    if outcome == "accepted":
        return (again, _("A tier can change later. Ask your coach what another tier would take."))
    return (
        _(
            "Apply again at any time while applications are open. Your answers are kept: press “Start again”."
        )
        if outcome == "not_now"
        else _("You can leave the wait-list at any time, on your status page."),
        again,
    )
