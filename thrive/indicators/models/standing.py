"""What moves in a city's data work: where it stands, since when, and what was answered last."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from thrive.base import clock
from thrive.base.models import Worded


def a_person(**more: Any) -> models.ForeignKey[Any, Any]:
    """Somebody with an account; forgotten when the account is erased."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", **more
    )


class Moving(Worded):
    """A thing with a lifecycle. `answer` holds the last reason that somebody gave for a move."""

    answer = models.TextField(blank=True)
    added_at = models.DateTimeField(default=clock.now)
    added_by = a_person()
    moved_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True


def known_state(life: Any, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(status__in=list(life.states)), name=name)
