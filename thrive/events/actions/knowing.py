"""The check of a training is done; somebody offers what they know, or takes it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.events.models import CheckDone, Expertise
from thrive.events.rules import knowing as rules
from thrive.people.models import Person


@transaction.atomic
def finish_check(*, training: str, answers: Mapping[str, int], by: Person) -> CheckDone:
    """Done once; done again, the first day stays."""
    require(rules.may_finish_check(training, answers))
    found, new = CheckDone.objects.get_or_create(person=by, training=training)
    if new:
        history.record("finish_check", on=by, by=by, training=training)
    return found


@transaction.atomic
def offer_expertise(
    *,
    areas: Sequence[str],
    languages: Sequence[str],
    region: str = "",
    about: str = "",
    by: Person,
) -> Expertise:
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    require(rules.may_offer_expertise(by))
    said = {
        "areas": tuple(areas),
        "languages": tuple(languages),
        "region": region,
        "about": about.strip(),
        "offered_at": clock.now(),
    }
    found, _new = Expertise.objects.update_or_create(person=by, defaults=said)
    history.record("offer_expertise", on=by, by=by, areas=list(areas))
    return found


@transaction.atomic
def withdraw_expertise(*, by: Person) -> None:
    """At any time, without a reason; nothing of it is kept."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    if Expertise.objects.filter(person=by).delete()[0]:
        history.record("withdraw_expertise", on=by, by=by)
