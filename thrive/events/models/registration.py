"""A place in an event: who has it or waits for it, what makes it possible to come, who came."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.events.lifecycle import REGISTRATION
from thrive.events.models.event import Event
from thrive.events.words import GUEST_WORD, LANGUAGES, Support


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def standing(self) -> RegistrationQuerySet:
        """Everybody who asked and has not given the place back."""
        return self.exclude(status="cancelled")

    def with_a_place(self) -> RegistrationQuerySet:
        return self.filter(status="registered")

    def in_line(self) -> RegistrationQuerySet:
        """First come, first in line."""
        return self.filter(status="waiting").order_by("number")

    def who_came(self) -> RegistrationQuerySet:
        return self.filter(attended=True)


class Registration(Worded):
    """Somebody's place. A member has `person`; a guest name and email, and a signed link.

    `number` is the order in which places were asked for; it never changes. `attended` is empty
    until somebody marks it. `community` is the city they came for. `answers`: question pk → text.
    `reminder` is the key of the mail that waits for the day before.
    """

    class Source(models.TextChoices):
        SELF = "self", _("Signed up")
        PAPER = "paper", _("Paper list")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="event_places",
    )
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    community = models.ForeignKey(
        Community, null=True, blank=True, on_delete=models.SET_NULL, related_name="event_places"
    )
    source = models.CharField(max_length=5, choices=Source.choices, default=Source.SELF)
    status = models.CharField(
        max_length=10, choices=REGISTRATION.choices, default=REGISTRATION.first
    )
    number = models.PositiveIntegerField()
    answers = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    attended = models.BooleanField(null=True)
    marked_at = models.DateTimeField(null=True, blank=True)
    reminder = models.CharField(max_length=60, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["event", "status"]),
            models.Index(fields=["person", "status"]),
            models.Index(fields=["community", "attended"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="one_number_an_event"),
            models.UniqueConstraint(
                fields=["event", "person"],
                condition=Q(person__isnull=False) & ~Q(status="cancelled"),
                name="one_place_a_person",
            ),
            models.UniqueConstraint(
                "event",
                Lower("email"),
                condition=Q(person=None) & ~Q(email="") & ~Q(status="cancelled"),
                name="one_place_a_guest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.number}"

    def ref(self) -> Ref:
        return Ref("event_place", str(self.public_id), "A place in an event")

    @property
    def holder(self) -> Any:
        """Who acts by this place, as history names them."""
        return self.person or Ref("guest", str(self.public_id), GUEST_WORD)

    @property
    def shown_name(self) -> str:
        """As the people who run the event read it; a youth under the name they have chosen."""
        if self.person:
            return self.person.shown_name if self.person.is_youth else self.person.name
        return self.name

    @property
    def address(self) -> str:
        return self.person.email if self.person else self.email


class SupportRequest(Worded):
    """What somebody needs to come; `language` for an interpreter, `note` in their own words."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="needs")
    kind = models.CharField(max_length=12, choices=Support.choices)
    language = models.CharField(max_length=8, choices=LANGUAGES, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["registration", "kind"], name="one_request_of_a_kind"),
            models.CheckConstraint(
                condition=~Q(kind="interpreter") | ~Q(language=""),
                name="an_interpreter_has_a_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.kind}"


class TrainingCompletion(models.Model):
    """Somebody came to one part of a training: the advocacy training counts four (R88).

    `community` is the city it counts for. `module` is a slug of the rulebook, empty for a training
    that has no parts.
    """

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="completion"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="training_completions",
    )
    community = models.ForeignKey(
        Community, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    training = models.CharField(max_length=20)
    module = models.CharField(max_length=40, blank=True)
    completed_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["training", "community", "module"])]

    def __str__(self) -> str:
        return f"{self.training} {self.module}, {self.completed_on}"
