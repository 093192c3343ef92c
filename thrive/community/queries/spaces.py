"""The front page of the community, and one space."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from thrive.base.addresses import address_of
from thrive.base.decisions import Decision
from thrive.base.prepared import prepared
from thrive.community.models import ForumSpace, SpaceMark, SpacePerson
from thrive.community.queries import rows
from thrive.community.queries.rows import Listed, Place, ThreadRow
from thrive.community.queries.standing import cleared_for
from thrive.community.reach import Who, sees, who_of
from thrive.community.rules.threads import keeps_order
from thrive.community.rules.writing import may_start
from thrive.community.words import Access, Kind
from thrive.program import registry
from thrive.program.rulebook import ActionArea


@dataclass(frozen=True, slots=True)
class SpaceLine:
    """A space in a list: how many threads it holds, and who reads it where that is not everybody."""

    name: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """Spaces of one sort: for everybody, by action area, by city, by role, by cohort, for youth."""

    title: str
    spaces: tuple[SpaceLine, ...]


@dataclass(frozen=True, slots=True)
class ForumPage:
    """The front page. `shows` is what the list holds: latest or unanswered."""

    groups: tuple[Group, ...]
    talks: Listed
    shows: str
    who: Who


@dataclass(frozen=True, slots=True)
class SpacePage:
    """`adults`: who of the cleared adults reads a space with youth, by shown name."""

    space: ForumSpace
    area: ActionArea | None
    pinned: tuple[ThreadRow, ...]
    talks: Listed
    kind: str
    who: Who
    may_start: Decision
    may_keep: Decision
    mark: SpaceMark | None
    adults: tuple[str, ...]

    @property
    def kinds(self) -> list[tuple[str, str, str, bool]]:
        """(kind, words, address, whether chosen) for the tabs above the list."""
        said = [("", _("All"))] + [(one.value, str(one.label)) for one in Kind]
        return [
            (kind, words, f"?kind={kind}" if kind else "?", kind == self.kind)
            for kind, words in said
        ]

    @property
    def for_youth(self) -> bool:
        return self.space.access == Access.YOUTH


def forum_page(viewer: Any, *, shows: str, place: Place) -> ForumPage:
    spaces = list(_spaces())
    who = who_of(viewer, spaces)
    seen = [space for space in spaces if sees(who, space)]
    found = rows.unanswered if shows == "unanswered" else rows.latest
    talks = found([space.pk for space in seen], place)
    return ForumPage(
        groups=tuple(_grouped(space for space in seen if not space.closed_at)),
        talks=rows.listed(talks, viewer, get_language() or "en"),
        shows=shows,
        who=who,
    )


def space_page(viewer: Any, slug: str, *, kind: str, place: Place) -> SpacePage | None:
    """None where there is no such space, or where this person does not read it."""
    space = next(iter(_space(slug)), None)
    if space is None:
        return None
    who = who_of(viewer, [space], keeps=True)
    if not sees(who, space):
        return None
    language = get_language() or "en"
    kind = kind if kind in Kind.values else ""
    found = rows.of_kind(space.pk, kind, place) if kind else rows.of_space(space.pk, place)
    pinned = [] if kind or not place.is_start else rows.pinned(space.pk)
    cleared = cleared_for(who, space)
    return SpacePage(
        space=space,
        area=_areas().get(space.area),
        pinned=tuple(rows.rows_of(pinned, viewer, language)),
        talks=rows.listed(found, viewer, language),
        kind=kind,
        who=who,
        may_start=may_start(who, space, cleared=cleared),
        may_keep=keeps_order(who, space),
        mark=next(iter(_mark(who.number, space.pk)), None) if who.number else None,
        adults=adults_of(space) if space.access in (Access.YOUTH, Access.CLOSED) else (),
    )


def adults_of(space: ForumSpace) -> tuple[str, ...]:
    """“What adults can see here”: the cleared adults, by the name they show."""
    return tuple(_adults(space.pk))


def found_space(viewer: Any, slug: str) -> ForumSpace | None:
    space = next(iter(_space(slug)), None)
    return space if space is not None and sees(who_of(viewer, [space]), space) else None


def _grouped(spaces: Iterator[ForumSpace]) -> Iterator[Group]:
    sorts = {
        "all": _("For everybody"),
        "area": _("By action area"),
        "city": _("By city"),
        "role": _("By role"),
        "cohort": _("By cohort"),
        "youth": _("For youth"),
    }
    found: dict[str, list[ForumSpace]] = defaultdict(list)
    for space in spaces:
        found[_sort_of(space)].append(space)
    for sort, title in sorts.items():
        if found[sort]:
            yield Group(title, tuple(_line(space) for space in found[sort]))


def _line(space: ForumSpace) -> SpaceLine:
    note = ngettext("%(n)s thread", "%(n)s threads", space.threads) % {"n": space.threads}
    if space.access != Access.OPEN:
        note = f"{note} · {space.get_access_display()}"
    return SpaceLine(space.said_name, address_of("forum_space", space.slug), note)


def _sort_of(space: ForumSpace) -> str:
    if space.access == Access.YOUTH:
        return "youth"
    if space.area:
        return "area"
    if space.community_id:
        return "city"
    if space.cycle_id:
        return "cohort"
    return "role" if space.role or space.affiliation else "all"


def _areas() -> dict[str, ActionArea]:
    return {area.slug: area for area in registry.current().areas}


@prepared
def _spaces() -> QuerySet[ForumSpace]:
    return ForumSpace.objects.order_by("name", "pk")


@prepared
def _space(slug: str) -> QuerySet[ForumSpace]:
    return ForumSpace.objects.filter(slug=slug).select_related("community")


@prepared
def _mark(person: int, space: int) -> QuerySet[SpaceMark]:
    return SpaceMark.objects.filter(person=person, space=space)


@prepared
def _adults(space: int) -> QuerySet[SpacePerson, Any]:
    rows_of = SpacePerson.objects.cleared().filter(space=space).order_by("since", "pk")
    return rows_of.values_list("person__shown_name", flat=True)
