"""Which Vanguard cities may suit a city, and why, in words. The order is always the same.

First those that have room; then by action areas in common, the same region, a like size, the name.
No score is computed and none is shown: the words are all there is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

_IN_COMMON = {
    "es": gettext_lazy("People of both cities use this site in Spanish.")
}  # not English: all do
LIKE_SIZE = 1.5  # the larger city has at most half as many residents again


@dataclass(frozen=True, slots=True)
class Profile:
    """`areas`: slug → name of what the city offers, or looks for. `population` 0: not known.
    `languages`: codes of those its people use this site in. `free`: how many more cities it can
    mentor; None where that is not asked."""

    name: str
    slug: str
    areas: tuple[tuple[str, str], ...] = ()
    region: str = ""
    region_name: str = ""
    population: int = 0
    has_room: bool = True
    languages: frozenset[str] = frozenset()
    free: int | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    mentor: Profile
    why: tuple[str, ...]


def fits(city: Profile, vanguards: Iterable[Profile]) -> tuple[Fit, ...]:
    """Every Vanguard, the likeliest first, each with what speaks for it."""
    chosen = sorted(vanguards, key=lambda one: _place(city, one))
    return tuple(Fit(one, _why(city, one)) for one in chosen)


def _place(city: Profile, one: Profile) -> tuple[bool, int, bool, float, str]:
    near = _same_region(city, one)
    return (not one.has_room, -len(_shared(city, one)), not near, _gap(city, one), one.name)


def _why(city: Profile, one: Profile) -> tuple[str, ...]:
    said = []
    shared = _shared(city, one)
    if shared:
        names = {"city": one.name, "areas": get_text_list(shared, _("and"))}
        said.append(_("%(city)s helps with what you look for: %(areas)s.") % names)
    if _same_region(city, one):
        said.append(_("It is in your region: %(region)s.") % {"region": one.region_name})
    if _gap(city, one) <= LIKE_SIZE:
        said.append(
            _("It is about your size: %(theirs)s residents, and you have %(yours)s.")
            % {"theirs": _number(one.population), "yours": _number(city.population)}
        )
    shared_languages = city.languages & one.languages
    said += [str(words) for code, words in _IN_COMMON.items() if code in shared_languages]
    if not said:
        said.append(_("Nothing in what we know ties it to you. It may still be worth a call."))
    if one.free:
        said.append(
            ngettext(
                "It has room for %(n)s more city.", "It has room for %(n)s more cities.", one.free
            )
            % {"n": one.free}
        )
    return tuple(said)


def _shared(city: Profile, one: Profile) -> list[str]:
    wanted = {slug for slug, _name in city.areas}
    return [name for slug, name in one.areas if slug in wanted]


def _same_region(city: Profile, one: Profile) -> bool:
    return bool(city.region) and city.region == one.region


def _gap(city: Profile, one: Profile) -> float:
    """How many times larger the larger city is; very large where a size is not known."""
    if not city.population or not one.population:
        return 1e9
    sizes = sorted((city.population, one.population))
    return sizes[1] / sizes[0]


def _number(residents: int) -> str:
    return str(number_format(residents, force_grouping=True))
