"""Messages that anybody sends to the program."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.pages.lifecycle import MESSAGE


class ContactMessageQuerySet(models.QuerySet["ContactMessage"]):
    def visible_to(self, user: Any) -> ContactMessageQuerySet:
        """The program's own people answer; nobody else reads them."""
        allowed = user.is_authenticated and user.program_roles & {"admin", "coach"}
        return self if allowed else self.none()

    def waiting(self) -> ContactMessageQuerySet:
        return self.filter(status="new").order_by("sent_at", "pk")


class ContactMessage(Worded):
    """Kept before any mail leaves, so that nothing is lost when mail fails."""

    class About(models.TextChoices):
        JOINING = "joining", _("Joining the program")
        TOOLKIT = "toolkit", _("A strategy or a policy")
        SITE = "site", _("This site, or how to reach it")
        PRESS = "press", _("Press")
        OTHER = "other", _("Something else")

    about = models.CharField(max_length=8, choices=About.choices)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254)
    words = models.TextField(max_length=4000)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    status = models.CharField(max_length=8, choices=MESSAGE.choices, default=MESSAGE.first)
    sent_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ContactMessageQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["status", "sent_at"]), models.Index(fields=["email"])]

    def __str__(self) -> str:
        return f"Message {self.pk}"

    def ref(self) -> Ref:
        return Ref("contact_message", str(self.pk), str(self))
