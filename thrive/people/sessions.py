"""Who is signed in: the session and the person of a request, read by queries written once.

Every page that a member opens asks both, so they cost as little as they can.
"""

from __future__ import annotations

import datetime
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from thrive.base.prepared import prepared
from thrive.people.models import Person


class SessionStore(db.SessionStore):
    """Django's sessions in the database."""

    def _get_session_from_db(self) -> Session | None:
        kept = _sessions(self.session_key or "", timezone.now())
        if not kept:
            self._session_key = None
            return None
        return kept[0]


class ByEmailAndPassword(AuthenticationBackend):
    """allauth's way in."""

    def get_user(self, user_id: Any) -> Person | None:
        found = _people(int(user_id))
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@prepared
def _sessions(key: str, now: datetime.datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


@prepared
def _people(pk: int) -> QuerySet[Person]:
    return Person.objects.filter(pk=pk)
