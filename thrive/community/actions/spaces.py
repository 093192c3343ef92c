"""Opening and closing a space, and who has a part in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.cities.models import Community, ProgramCycle
from thrive.community.models import ForumSpace, SpacePerson, ThreadMark
from thrive.community.reach import Who, who_of
from thrive.community.rules import threads as rules
from thrive.community.words import Access, Part
from thrive.people.models import Person


@dataclass(frozen=True, slots=True)
class SpacePlan:
    """A space as an administrator describes it."""

    name: str
    name_es: str
    about: str = ""
    about_es: str = ""
    access: str = Access.MEMBERS
    area: str = ""
    community: Community | None = None
    role: str = ""
    affiliation: str = ""
    cycle: ProgramCycle | None = None


@transaction.atomic
def open_space(plan: SpacePlan, *, by: HasRef | Ref, is_demo: bool = False) -> ForumSpace:
    require(rules.may_open_space(by))
    columns: dict[str, Any] = {name: getattr(plan, name) for name in SpacePlan.__slots__}
    space = ForumSpace.objects.create(
        slug=_free_slug(plan.name), opened_at=clock.now(), is_demo=is_demo, **columns
    )
    history.record("open_space", on=space, by=by, access=plan.access)
    return space


@transaction.atomic
def close_space(space: ForumSpace, *, by: HasRef | Ref) -> ForumSpace:
    """It stays readable; nothing new is written."""
    require(rules.may_open_space(by))
    space = ForumSpace.objects.select_for_update(no_key=True).get(pk=space.pk)
    space.closed_at = space.closed_at or clock.now()
    space.save(update_fields=["closed_at"])
    history.record("close_space", on=space, by=by)
    return space


@transaction.atomic
def add_person(
    space: ForumSpace, *, person: Person, part: str = Part.MEMBER, by: Person | Ref
) -> SpacePerson:
    """Somebody has a part in the space from now on; another part they had ends."""
    space = ForumSpace.objects.select_for_update(no_key=True).get(pk=space.pk)
    who = who_of(by, [space], keeps=True) if isinstance(by, Person) else Who()
    require(rules.may_add_person(by, who, space, person, part))
    rows = SpacePerson.objects.today().filter(space=space, person=person)
    rows.update(until=clock.now())
    made = SpacePerson.objects.create(space=space, person=person, part=part, since=clock.now())
    history.record("add_person", on=space, by=by, part=part)
    return made


@transaction.atomic
def end_part(row: SpacePerson, *, by: Person | Ref) -> None:
    """They leave the space, or are asked to; they no longer follow its threads."""
    space = ForumSpace.objects.select_for_update(no_key=True).get(pk=row.space_id)
    if by != row.person:
        who = who_of(by, [space], keeps=True) if isinstance(by, Person) else Who()
        require(rules.may_add_person(by, who, space, row.person, row.part))
    SpacePerson.objects.filter(pk=row.pk, until=None).update(until=clock.now())
    ThreadMark.objects.filter(person=row.person, thread__space=space).delete()
    history.record("end_part", on=space, by=by, part=row.part)


def _free_slug(name: str) -> str:
    """The name as an address; a number is put behind one that is taken."""
    start = slugify(name)[:70] or "space"
    taken = set(ForumSpace.objects.filter(slug__startswith=start).values_list("slug", flat=True))
    free = (f"{start}-{n}" for n in range(2, len(taken) + 3))
    return start if start not in taken else next(one for one in free if one not in taken)
