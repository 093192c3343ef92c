"""An application begins: by the city itself, by outreach, or again from earlier answers."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.cities.actions.attachments import copy_file
from thrive.cities.actions.co_applicants import mail_link, take_part
from thrive.cities.actions.steps import write_step
from thrive.cities.models import (
    VISITOR,
    Answer,
    Applicant,
    CityApplication,
    Community,
    ProgramCycle,
)
from thrive.cities.rules import applying as rules
from thrive.people.links import fingerprint, new_token
from thrive.places.models import Geography
from thrive.places.queries import folded

# No letter or digit that is taken for another when it is read aloud or copied by hand.
_UNAMBIGUOUS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@transaction.atomic
def start(
    community: Community,
    *,
    cycle: ProgramCycle,
    name: str,
    email: str,
    language: str,
    by: HasRef | Ref,
    person: Any = None,
) -> CityApplication:
    """Begin a draft; its private link goes out by mail. A signed-in `person` joins it at once."""
    community = Community.objects.select_for_update(no_key=True).get(pk=community.pk)
    require(rules.may_start(community, cycle))
    application = _draft(community, cycle, name, email, language)
    who = Applicant(application, 1) if by == VISITOR else by
    history.record("start_application", on=application, by=who, origin="self")
    mail_link(application, to=email, template="application_started", by=who)
    if person is not None:
        take_part(application, number=1, email=email, person=person)
    return application


@transaction.atomic
def start_outreach(
    community: Community,
    *,
    cycle: ProgramCycle,
    name: str,
    email: str,
    language: str,
    note: str = "",
    by: Any,
) -> CityApplication:
    """Staff made first contact: step a is done, and the city gets the link to its draft.

    Allowed even where another application is in progress: the coach sorts it out with the city.
    """
    require(rules.may_start_outreach(by))
    application = _draft(community, cycle, name, email, language)
    application.origin, application.outreach_by = CityApplication.Origin.OUTREACH, by
    application.save(update_fields=["origin", "outreach_by"])
    history.record("start_application", on=application, by=by, origin="outreach")
    write_step(application, "a", by=by, note=note)
    mail_link(application, to=email, template="application_outreach", by=by)
    return application


@transaction.atomic
def start_again(earlier: CityApplication, *, cycle: ProgramCycle, by: Applicant) -> CityApplication:
    """A new draft in the running cycle: same answers, same files, same people, same numbers."""
    community = Community.objects.select_for_update(no_key=True).get(pk=earlier.community_id)
    require(rules.may_start_again(by, earlier, cycle))
    name, email = earlier.contact_name, earlier.contact_email
    application = _draft(community, cycle, name, email, earlier.language)
    application.earlier = earlier
    application.save(update_fields=["earlier"])
    form = cycle.rulebook.application
    known = {question.code for question in form.questions} if form else set()
    now = clock.now()
    for answer in earlier.answers.filter(question__in=known - {"may_share"}):
        Answer.objects.update_or_create(
            application=application,
            question=answer.question,
            defaults={"value": answer.value, "saved_at": now, "saved_by": 1},
        )
    for file in earlier.attachments.filter(question__in=known):
        copy_file(file, to=application)
    for row in earlier.co_applicants.filter(left_at=None).exclude(joined_at=None):
        take_part(application, number=row.number, email=row.email, person=row.person)
    history.record("start_application", on=application, by=by, origin="again", earlier=earlier.code)
    mail_link(application, to=email, template="application_started", by=by)
    return application


@transaction.atomic
def open_place(*, kind: str, name: str, is_demo: bool = False, by: HasRef | Ref) -> Community:
    """The community of this kind and name: a tribal nation, county or neighborhood (C23)."""
    name = " ".join(name.split())[:120]
    for known in Community.objects.filter(kind=kind):
        if _sounds(known.name) == _sounds(name):
            return known
    county = Geography.objects.counties().filter(name__iexact=name).first()
    geography = county if kind == Community.Kind.COUNTY else None
    community = Community.objects.create(
        kind=kind, name=name, slug=_free_slug(kind, name), geography=geography, is_demo=is_demo
    )
    history.record("open_place", on=community, by=by, kind=kind)
    return community


def tracking_code(place: str) -> str:
    """Three letters of the place and eight that nobody can guess: VAL-7K2Q-M4TX."""
    letters = "".join(folded(place).split()).upper()
    three = "".join(c for c in letters if c.isalpha())[:3].ljust(3, "X")
    while True:
        tail = "".join(secrets.choice(_UNAMBIGUOUS) for _ in range(8))
        code = f"{three}-{tail[:4]}-{tail[4:]}"
        if not CityApplication.objects.filter(code=code).exists():
            return code


def _draft(
    community: Community, cycle: ProgramCycle, name: str, email: str, language: str
) -> CityApplication:
    now = clock.now()
    application = CityApplication.objects.create(
        community=community,
        cycle=cycle,
        code=tracking_code(community.name),
        rulebook_key=cycle.rulebook_key,
        rulebook_version=cycle.rulebook_version,
        contact_name=name,
        contact_email=email,
        language=language if language in dict(settings.LANGUAGES) else "en",
        link_hash=fingerprint(new_token()),
        started_at=now,
        moved_at=now,
        is_demo=cycle.is_demo,
    )
    known = {
        "place_kind": community.kind,
        "place_name": community.name,
        "contact_name": name,
        "contact_email": email,
    }
    form = cycle.rulebook.application
    asked = {question.code for question in form.questions} if form else set()
    Answer.objects.bulk_create(
        Answer(application=application, question=code, value=value, saved_at=now, saved_by=1)
        for code, value in known.items()
        if code in asked
    )
    return application


def _free_slug(kind: str, name: str) -> str:
    base = (slugify(folded(name)) or kind.replace("_", "-"))[:100]
    slug, number = base, 1
    while Community.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def _sounds(name: str) -> str:
    return folded(name) or name.casefold()
