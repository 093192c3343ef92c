"""Information sessions: set one up, change or cancel it, and write down who came (step b)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thrive.base import clock, history
from thrive.base.decisions import Refused, no, require
from thrive.cities.actions.locks import locked
from thrive.cities.actions.steps import write_step
from thrive.cities.actions.telling import moment_in_words, tell_applicants
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
    require(rules.is_still_to_come(starts_at))
    session, new = InfoSession.objects.going_ahead().get_or_create(
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
def change_session(
    session: InfoSession,
    *,
    starts_at: datetime.datetime,
    language: str,
    place: str,
    link: str,
    capacity: int,
    by: Any,
) -> InfoSession:
    """Another time, place, language, link or number of places.

    Those who signed up keep their places and are told, unless only the number of places changed.
    """
    session = _held(session)
    require(rules.may_set_session_to(by, session, starts_at, capacity))
    before = session.starts_at
    wanted = {
        "starts_at": starts_at,
        "language": language,
        "place": place,
        "link": link,
        "capacity": capacity,
    }
    changed = [name for name, value in wanted.items() if getattr(session, name) != value]
    if not changed:
        return session
    for name in changed:
        setattr(session, name, wanted[name])
    _save_alone(session, changed)
    history.record("change_session", on=session, by=by, changed=changed, starts_at=starts_at)
    for application in _signed_up(session) if changed != ["capacity"] else ():
        history.record("change_session", on=application, by=by, session=starts_at)
        tell_applicants(
            application,
            "info_session_moved",
            by=by,
            before=moment_in_words(application, before),
            when=moment_in_words(application, starts_at),
            where=place,
            spoken=language,
            join=link,
        )
    return session


@transaction.atomic
def cancel_session(session: InfoSession, *, reason: str, by: Any) -> InfoSession:
    """It does not take place; those who signed up read why. The same words again change nothing."""
    session, reason = _held(session), reason.strip()
    if session.cancelled_at and session.cancel_reason == reason:
        return session
    require(rules.may_cancel_session(by, session, reason))
    session.cancelled_at, session.cancel_reason = clock.now(), reason
    session.save(update_fields=["cancelled_at", "cancel_reason"])
    history.record("cancel_session", on=session, by=by, reason=reason)
    for application in _signed_up(session):
        history.record(
            "cancel_session", on=application, by=by, session=session.starts_at, reason=reason
        )
        tell_applicants(
            application,
            "info_session_cancelled",
            by=by,
            when=moment_in_words(application, session.starts_at),
            reason=reason,
        )
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


def _held(session: InfoSession) -> InfoSession:
    """The session, with its row held: nobody signs up while it changes (see `signing_up`)."""
    return InfoSession.objects.select_for_update(no_key=True).get(pk=session.pk)


def _save_alone(session: InfoSession, columns: Sequence[str]) -> None:
    """Keep these columns, unless another session already stands at this time and place."""
    try:
        with transaction.atomic():
            session.save(update_fields=columns)
    except IntegrityError:
        says = _("A session in this language is already set up at this time and place.")
        raise Refused(no(says)) from None


def _signed_up(session: InfoSession) -> Sequence[CityApplication]:
    found = CityApplication.objects.filter(info_session_places__session=session)
    return tuple(found.select_related("community", "cycle").order_by("pk"))


def _count(application: CityApplication, by: Any) -> None:
    attended = application.info_session_places.filter(attended=True).select_related("session")
    place = attended.first()
    if place and rules.may_do_step(by, application, "b"):
        write_step(application, "b", by=by)
