"""Information sessions: those to come, held and cancelled, and who signed up."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.cities.models import InfoSession, InfoSessionPlace
from thrive.cities.models.info_session import InfoSessionQuerySet

HELD_SHOWN = 20
CANCELLED_SHOWN = 5


@dataclass(frozen=True)
class SessionRow:
    """`free` places are left; `unmarked` cities have no yes or no yet."""

    session: InfoSession
    taken: int
    attended: int
    unmarked: int

    @property
    def free(self) -> int:
        return max(self.session.capacity - self.taken, 0)


@dataclass(frozen=True)
class SessionsPage:
    coming: tuple[SessionRow, ...]
    held: tuple[SessionRow, ...]
    cancelled: tuple[InfoSession, ...]


@dataclass(frozen=True)
class SessionPage:
    session: InfoSession
    places: tuple[InfoSessionPlace, ...]
    has_begun: bool

    @property
    def is_to_come(self) -> bool:
        return self.session.cancelled_at is None and not self.has_begun

    @property
    def may_mark(self) -> bool:
        return self.session.cancelled_at is None and self.has_begun


def sessions_page() -> SessionsPage:
    """Three queries."""
    now = clock.now()
    return SessionsPage(
        tuple(map(_row, _coming(now))), tuple(map(_row, _held(now))), tuple(_cancelled())
    )


@prepared
def _coming(now: datetime.datetime) -> InfoSessionQuerySet:
    return _counted().filter(starts_at__gt=now).order_by("starts_at")


@prepared
def _held(now: datetime.datetime) -> InfoSessionQuerySet:
    return _counted().filter(starts_at__lte=now).order_by("-starts_at")[:HELD_SHOWN]


@prepared
def _cancelled() -> InfoSessionQuerySet:
    cancelled = InfoSession.objects.exclude(cancelled_at=None)
    return cancelled.order_by("-cancelled_at")[:CANCELLED_SHOWN]


def _counted() -> InfoSessionQuerySet:
    return InfoSession.objects.going_ahead().annotate(
        taken=Count("places"),
        came=Count("places", filter=Q(places__attended=True)),
        unmarked=Count("places", filter=Q(places__attended=None, places__isnull=False)),
    )


def session_page(pk: int) -> SessionPage | None:
    """One session with its cities. Two queries."""
    session = InfoSession.objects.filter(pk=pk).first()
    if session is None:
        return None
    places = session.places.select_related("application__community").order_by(
        "application__community__name", "pk"
    )
    return SessionPage(session, tuple(places), session.starts_at <= clock.now())


def _row(session: InfoSession) -> SessionRow:
    return SessionRow(session, session.taken, session.came, session.unmarked)  # type: ignore[attr-defined]
