"""How authors are named: by the name they show, and only while they may be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thrive.base.prepared import prepared
from thrive.people.models import Person
from thrive.people.words import Affiliation

_AFFILIATIONS = dict(Affiliation.choices)


def unseen(authors: Iterable[tuple[int | None, str | None]], viewer: int) -> frozenset[int]:
    """Youth among these (number, age band) whose guardian's yes is not in force: nothing of theirs
    is shown to others. A query only where there are youth."""
    youth = {pk for pk, band in authors if pk and band == "youth" and pk != viewer}
    return frozenset(youth - set(_consented(youth))) if youth else frozenset()


def name_of(pk: int | None, shown_name: str | None, hidden: frozenset[int]) -> str:
    if pk is None or not shown_name:
        return _("Somebody who left")
    return _("A young person") if pk in hidden else shown_name


def note_of(affiliation: str, organization: str, title: str, *, youth: bool) -> str:
    """Who somebody is in the work; of a young person never where."""
    words = str(_AFFILIATIONS.get(affiliation, ""))
    if youth:
        return words
    said = [title or words, organization] if affiliation in ("elected", "health") else [words]
    if affiliation in ("city_staff", "cbo", "school", "county", "tribal"):
        said.append(organization)
    return ", ".join(part for part in said if part)


def kind_of(affiliation: str, age_band: str) -> str:
    """Which circle the initials stand in."""
    if age_band == "youth":
        return "youth"
    return "staff" if affiliation in ("city_staff", "elected", "health") else ""


@prepared
def _consented(people: Collection[int]) -> QuerySet[Person, Any]:
    rows = Person.objects.filter(pk__in=people).with_guardians_yes()
    return rows.values_list("pk", flat=True)
