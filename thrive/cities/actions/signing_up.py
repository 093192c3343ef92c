"""A city signs up for an information session (step b), or gives its place back."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.actions.locks import locked
from thrive.cities.actions.telling import moment_in_words, tell_applicants
from thrive.cities.models import CityApplication, InfoSession, InfoSessionPlace
from thrive.cities.rules import applying as rules


@transaction.atomic
def sign_up(application: CityApplication, *, session: InfoSession, by: Any) -> InfoSessionPlace:
    """One place in a session; asked twice, it is still one. Places are counted under its lock."""
    application = locked(application)
    session = InfoSession.objects.select_for_update(no_key=True).get(pk=session.pk)
    already = session.places.filter(application=application).first()
    if already and session.cancelled_at is None:
        return already
    require(rules.may_sign_up(by, application, session))
    place = InfoSessionPlace.objects.create(
        session=session, application=application, asked_at=clock.now()
    )
    history.record("sign_up", on=application, by=by, session=session.starts_at)
    when = moment_in_words(application, session.starts_at)
    tell_applicants(
        application, "info_session_place", by=by, when=when, where=session.place, join=session.link
    )
    return place


@transaction.atomic
def give_back(place: InfoSessionPlace, *, by: Any) -> None:
    """They cannot come: the place is free for somebody else."""
    application = locked(place.application)
    held = InfoSessionPlace.objects.select_for_update(of=("self",), no_key=True)
    place = held.select_related("session").filter(pk=place.pk).first() or place
    require(rules.may_give_back(by, place))
    if not place.delete()[0]:
        return
    session = place.session
    history.record("give_back_place", on=application, by=by, session=session.starts_at)
