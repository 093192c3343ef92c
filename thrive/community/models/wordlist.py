"""Words the moderators watch for."""

from __future__ import annotations

from typing import Any

from django.db import models

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.community.models.moderation import MODERATORS
from thrive.community.words import Does
from thrive.people.models import Person


class WatchedWordQuerySet(models.QuerySet["WatchedWord"]):
    def visible_to(self, viewer: Any) -> WatchedWordQuerySet:
        may = viewer.is_authenticated and viewer.program_roles & MODERATORS
        return self.all() if may else self.none()


class WatchedWord(Worded):
    """A word or phrase, and what happens when somebody writes it. `folded` is how it is compared;
    `advice` what an author is told who is asked before posting."""

    phrase = models.CharField(max_length=80)
    folded = models.CharField(max_length=320, unique=True)
    does = models.CharField(max_length=4, choices=Does)
    advice = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)
    is_demo = models.BooleanField(default=False)

    objects = WatchedWordQuerySet.as_manager()

    def __str__(self) -> str:
        return self.phrase

    def ref(self) -> Ref:
        return Ref("watched_word", str(self.pk), "A word of the moderators’ list")
