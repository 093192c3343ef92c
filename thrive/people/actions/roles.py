"""Roles in the program, given and ended."""

from __future__ import annotations

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.people import rules
from thrive.people.models import Person, ProgramRole


@transaction.atomic
def give_role(person: Person, *, role: str, by: HasRef | Ref) -> ProgramRole:
    """From now on `person` does this for the whole program."""
    _lock(person)
    require(rules.may_give_role(by, person, role))
    return hold_role(person, role=role, by=by if isinstance(by, Ref) else by.ref())


@transaction.atomic
def end_role(person: Person, *, role: str, by: HasRef | Ref) -> ProgramRole:
    """Close the role held today. The last administrator's cannot be closed."""
    _lock(person)
    require(rules.may_end_role(by, person, role))
    held = ProgramRole.objects.current().get(person=person, role=role)
    held.until = clock.now()
    held.save(update_fields=["until"])
    history.record("end_role", on=person, by=by, role=role)
    forget_known_roles(person)
    return held


def hold_role(person: Person, *, role: str, by: Ref) -> ProgramRole:
    """Write the role down. Whoever calls has asked the rule."""
    held = ProgramRole.objects.create(
        person=person,
        role=role,
        since=clock.now(),
        given_by_kind=by.kind,
        given_by_id=by.id,
        given_by_text=by.text,
    )
    history.record("give_role", on=person, by=by, role=role)
    forget_known_roles(person)
    return held


def forget_known_roles(person: Person) -> None:
    """The roles kept on the instance are asked anew."""
    vars(person).pop("program_roles", None)


def _lock(person: Person) -> None:
    """One change of roles at a time: every administrator's row, and this person's."""
    admins = ProgramRole.objects.current().filter(role="admin").order_by("pk")
    list(admins.select_for_update(no_key=True))
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
