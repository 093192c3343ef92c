"""Information sessions: set one up, and write down who came (step b)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thrive.base import clock, history
from thrive.base.decisions import Refused, no, require
from thrive.cities.actions.locks import locked
from thrive.cities.actions.steps import write_step
from thrive.cities.models import CityApplication, InfoSession
from thrive.cities.rules import invitation as rules


@transaction.atomic
def open_session(
    *,
    starts_at: datetime.datetime,
    language: str,
    place: str,
    link: str = "",
    capacity: int = 100,
    is_demo: bool = False,
    by: Any,
) -> InfoSession:
    """A new session. The same time, place and language twice is still one."""
    require(rules.may_run_sessions(by))
    if starts_at <= clock.now():
        raise Refused(no(_("Choose a time that is still to come.")))
    session, new = InfoSession.objects.get_or_create(
        starts_at=starts_at,
        language=language,
        place=place,
        is_demo=is_demo,
        defaults={"link": link, "capacity": capacity},
    )
    if new:
        history.record("open_session", on=session, by=by, starts_at=starts_at)
    return session


@transaction.atomic
def mark_attendance(session: InfoSession, *, came: Mapping[int, bool], by: Any) -> int:
    """`came` maps the keys of places to yes or no. Who came has done step b, if it is next.

    Returns how many places were changed. One that is already marked so stays as it is.
    """
    require(rules.may_mark_attendance(by, session))
    changed = 0
    named = session.places.filter(pk__in=came).order_by("application_id")
    held = [locked(CityApplication(pk=pk)) for pk in named.values_list("application_id", flat=True)]
    places = {place.application_id: place for place in named.select_for_update(no_key=True)}
    for application in held:
        place = places.get(application.pk)
        if place is None or place.attended == came[place.pk]:
            continue
        place.attended = came[place.pk]
        place.save(update_fields=["attended"])
        changed += 1
        history.record(
            "mark_attendance",
            on=application,
            by=by,
            attended=place.attended,
            session=session.starts_at,
        )
        _count(application, by)
    return changed


@transaction.atomic
def count_attendance(application: CityApplication, *, by: Any) -> None:
    """Somebody of the city attended before its turn came: now step b is done."""
    application = locked(application)
    require(rules.may_do_step(by, application, "b"))
    if not application.info_session_places.filter(attended=True).exists():
        raise Refused(no(_("Nobody of this application has attended a session yet.")))
    _count(application, by)


@transaction.atomic
def record_conversation(application: CityApplication, *, note: str, by: Any) -> None:
    """Step b by an equal conversation: the note says with whom, and when."""
    application = locked(application)
    require(rules.may_record_conversation(by, application, note))
    write_step(application, "b", by=by, note=note.strip())


def _count(application: CityApplication, by: Any) -> None:
    attended = application.info_session_places.filter(attended=True).select_related("session")
    place = attended.first()
    if place and rules.may_do_step(by, application, "b"):
        write_step(application, "b", by=by)
