"""A release on its way to everybody, as reviewers see it: counts, never a number as imported."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from thrive.base.decisions import Decision
from thrive.indicators import rules
from thrive.indicators.files.formats import FORMATS
from thrive.indicators.models import Indicator, Release
from thrive.indicators.queries import words
from thrive.indicators.queries.comparing import Difference
from thrive.indicators.queries.imports import TONES

PERIODS = {
    "quarter": gettext_noop("a quarter"),
    "half-year": gettext_noop("half a year"),
    "1 year": gettext_noop("one year"),
    "2-4 years": gettext_noop("2 to 4 years"),
    "5 years": gettext_noop("5 years"),
}
DROPPED = {
    "race": gettext_noop("race and ethnicity"),
    "age band": gettext_noop("age"),
    "sex": gettext_noop("sex"),
    "language": gettext_noop("language"),
    "other variable": gettext_noop("the other group"),
}
MOST = 200  # indicators listed; files with more say how many were left


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: rows by what will be seen of them."""

    name: str
    shown: int
    unstable: int
    suppressed: int
    secondary: int
    missing: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """What would make rows broken down by `keys` releasable: (what is done, score, enough)."""

    keys: str
    steps: list[tuple[str, int, bool]]


@dataclass(frozen=True)
class ReleasePage:
    release: Release
    format: str
    tone: str
    lines: list[Line]
    left: int
    reasons: list[tuple[int, str]]
    ladders: list[Ladder]
    earlier: int  # number of the release it is compared with, 0 where it is the first
    differences: list[Difference]
    may_check: Decision
    may_approve: Decision
    may_publish: Decision
    may_send_back: bool
    may_withdraw: bool


def release_page(release: Release, user: Any) -> ReleasePage:
    beside = release.disclosure.get("beside", {"number": 0, "rows": []})
    hidden = release.disclosure.get("hidden", {})
    names = _names(list(hidden)[:MOST])
    enough = "A reason of more than ten letters."
    return ReleasePage(
        release=release,
        format=str(FORMATS[release.format].name),
        tone=TONES[release.status],
        lines=[_line(names.get(slug, slug), hidden[slug]) for slug in list(hidden)[:MOST]],
        left=max(len(hidden) - MOST, 0),
        reasons=_reasons(release),
        ladders=_ladders(release),
        earlier=beside["number"],
        differences=[Difference(*row) for row in beside["rows"][:MOST]],
        may_check=rules.may_check(user, release),
        may_approve=rules.may_approve(user, release),
        may_publish=rules.may_publish(user, release),
        may_send_back=bool(rules.may_send_back(user, release, reason=enough)),
        may_withdraw=bool(rules.may_withdraw(user, release, reason=enough)),
    )


def _names(slugs: list[str]) -> dict[str, str]:
    spanish = (get_language() or "").startswith("es")
    column = "name_es" if spanish else "name_en"
    return dict(Indicator.objects.filter(slug__in=slugs).values_list("slug", column))


def _line(name: str, counts: dict[str, int]) -> Line:
    return Line(
        name,
        counts.get("ok", 0),
        counts.get("unstable", 0),
        counts.get("suppressed", 0),
        counts.get("suppressed_secondary", 0),
        counts.get("missing", 0) + counts.get("withheld_by_source", 0),
    )


def _reasons(release: Release) -> list[tuple[int, str]]:
    words = {
        "small": _("rows count 1 to 10 people, or leave so few out"),
        "score": _("rows are above the state’s scoring criteria for so small a place or group"),
        "before": _("rows were hidden in the release before and would give it away"),
        "no_count": _("rows have a rate with no count behind it"),
    }
    found = release.disclosure.get("reasons", {})
    return [(found[key], said) for key, said in words.items() if found.get(key)]


def _ladders(release: Release) -> list[Ladder]:
    found = release.disclosure.get("ladders", {})
    return [
        Ladder(
            " × ".join(words.key(key) for key in keys.split(" × ")) if keys else _("everyone"),
            [(_step(what), total, enough) for what, total, enough in steps],
        )
        for keys, steps in found.items()
    ]


def _step(what: str) -> str:
    """A rung of the method library's ladder in the language spoken."""
    if what == "as it is":
        return _("as it is")
    if found := re.fullmatch(r"widen the narrowest age band to (\d+) years", what):
        return _("widen the narrowest age band to %(n)s years") % {"n": found[1]}
    if found := re.fullmatch(r"pool to (.+)", what):
        return _("pool years: %(period)s") % {"period": _(PERIODS.get(found[1], found[1]))}
    if found := re.fullmatch(r"merge places up to ([\d,]+) people or more", what):
        return _("merge places to %(n)s people or more") % {"n": found[1]}
    name = what.removeprefix("drop ")
    return _("leave out the breakdown by %(name)s") % {"name": _(DROPPED.get(name, name))}
