"""Invitations by email, to the program or to a thing of a room above."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.people.models.person import Person


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> InvitationQuerySet:
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=clock.now())

    def to(self, email: str) -> InvitationQuerySet:
        return self.filter(email__iexact=email)

    def visible_to(self, viewer: Any) -> InvitationQuerySet:
        """Administrators see every invitation; others those they sent."""
        if not viewer.is_authenticated:
            return self.none()
        if "admin" in viewer.program_roles:
            return self.all()
        return self.filter(invited_by_kind="person", invited_by_id=str(viewer.public_id))

    def for_program(self) -> InvitationQuerySet:
        return self.filter(for_kind="")

    def for_thing(self, thing: Ref) -> InvitationQuerySet:
        return self.filter(for_kind=thing.kind, for_id=thing.id)


class Invitation(Worded):
    """An invitation by email: to a role in the program, or to a thing of a room above (`for_*`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField()
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    role = models.CharField(max_length=40)
    for_kind = models.CharField(max_length=40, blank=True)
    for_id = models.CharField(max_length=60, blank=True)
    for_text = models.CharField(max_length=200, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by_kind = models.CharField(max_length=40)
    invited_by_id = models.CharField(max_length=60, blank=True)
    invited_by_text = models.CharField(max_length=120)
    created = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="invitations_accepted",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["for_kind", "for_id"])]

    def __str__(self) -> str:
        return f"{self.role} {self.for_text}".strip()

    @property
    def state(self) -> str:
        if self.accepted_at:
            return "accepted"
        if self.withdrawn_at:
            return "withdrawn"
        return "open" if self.expires_at > clock.now() else "expired"

    @property
    def for_thing(self) -> Ref | None:
        return Ref(self.for_kind, self.for_id, self.for_text) if self.for_kind else None

    @property
    def invited_by(self) -> Ref:
        return Ref(self.invited_by_kind, self.invited_by_id, self.invited_by_text)

    def ref(self) -> Ref:
        return Ref("invitation", str(self.public_id), "Invitation")
