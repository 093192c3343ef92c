"""What residents made of the numbers: sessions, their notes, and the consents notes and quotes
stand on (R79, R112)."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.indicators.lifecycle import FINDING, SESSION
from thrive.indicators.models.standing import Moving, a_person, known_state


class Voice(models.TextChoices):
    """Who speaks, never by name."""

    YOUTH = "youth", _("A young person")
    PARENT = "parent", _("A parent or caregiver")
    RESIDENT = "resident", _("A resident")
    PARTNER = "partner", _("Somebody from a local organization")
    STAFF = "staff", _("City staff")
    GROUP = "group", _("A table, together")


class Consent(Worded):
    """Somebody's yes to the use of their words or their picture; withdrawn at any time.

    `mark` is how the team finds the paper again, such as "sheet 14": no name stands here. `person`
    is set when it is somebody with an account: then a youth's guardian has a say in it too.
    """

    class Use(models.TextChoices):
        WORDS = "words", _("Words, without a name")
        PHOTO = "photo", _("A photo")

    class Way(models.TextChoices):
        PAPER = "paper", _("Signed on paper")
        SPOKEN = "spoken", _("Said aloud, before two people")
        HERE = "here", _("Said on this site")

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="consents")
    use = models.CharField(max_length=6, choices=Use.choices)
    way = models.CharField(max_length=6, choices=Way.choices)
    mark = models.CharField(max_length=60)
    is_minor = models.BooleanField(default=False)
    guardian_agreed = models.BooleanField(default=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="data_consents",
    )
    given_on = models.DateField()
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = a_person()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "mark"], name="a_mark_a_consent"),
            models.CheckConstraint(
                condition=models.Q(is_minor=False) | models.Q(guardian_agreed=True),
                name="a_minor_needs_a_guardian",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark}, {self.get_use_display()}"

    def ref(self) -> Ref:
        return Ref("data_consent", str(self.pk), f"Consent in {self.community}")

    def get_absolute_url(self) -> str:
        return reverse("consents", args=[self.community.slug])


class SensemakingSession(Moving):
    """An evening on which people look at numbers together. `looked_at`: "indicator place" pairs.

    `came` counts people. On paper, the notes are typed in afterwards.
    """

    class Way(models.TextChoices):
        ROOM = "room", _("Together in a room")
        PAPER = "paper", _("On printed charts, walking along them")
        ONLINE = "online", _("Online")

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="sensemaking_sessions"
    )
    title = models.CharField(max_length=120)
    held_on = models.DateField()
    where = models.CharField(max_length=200, blank=True)
    way = models.CharField(max_length=6, choices=Way.choices, default=Way.ROOM)
    languages = models.CharField(max_length=120, blank=True)
    came = models.PositiveIntegerField(null=True, blank=True)
    looked_at = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=SESSION.choices, default=SESSION.first)

    class Meta:
        constraints = [known_state(SESSION, "session_status_is_known")]

    def __str__(self) -> str:
        return self.title

    def ref(self) -> Ref:
        return Ref("sensemaking", str(self.pk), f"Sense-making, {self.community}")

    def get_absolute_url(self) -> str:
        return reverse("sensemaking_session", args=[self.community.slug, self.pk])

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Indicator and place, for each number that people looked at."""
        return [(one.split()[0], one.split()[1]) for one in self.looked_at]


class FindingQuerySet(models.QuerySet["Finding"]):
    def public(self) -> FindingQuerySet:
        """Shown, and nobody has taken back the consent it stands on."""
        return self.filter(status="shown", consent__withdrawn_at=None, consent__isnull=False)


class Finding(Moving):
    """One thing people said about one number in one place, in their own words and language."""

    class Prompt(models.TextChoices):
        NOTICE = "notice", _("I notice")
        WONDER = "wonder", _("I wonder")
        MISSING = "missing", _("What is missing")
        DECIDES = "decides", _("Who decides")

    session = models.ForeignKey(
        SensemakingSession, on_delete=models.CASCADE, related_name="findings"
    )
    indicator = models.CharField(max_length=80)
    place = models.CharField(max_length=40)
    prompt = models.CharField(max_length=8, choices=Prompt.choices)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=12, default="en")
    voice = models.CharField(max_length=10, choices=Voice.choices, default=Voice.GROUP)
    consent = models.ForeignKey(
        Consent, null=True, blank=True, on_delete=models.PROTECT, related_name="findings"
    )
    status = models.CharField(max_length=10, choices=FINDING.choices, default=FINDING.first)

    objects = FindingQuerySet.as_manager()

    class Meta:
        constraints = [
            known_state(FINDING, "finding_status_is_known"),
            models.CheckConstraint(
                condition=~models.Q(status="shown") | models.Q(consent__isnull=False),
                name="what_is_shown_has_a_consent",
            ),
        ]
        indexes = [models.Index(fields=["indicator", "place"])]

    def __str__(self) -> str:
        return f"{self.prompt}, {self.indicator}"

    def ref(self) -> Ref:
        return Ref("finding", str(self.pk), f"Note on {self.indicator}, {self.community}")

    def get_absolute_url(self) -> str:
        return f"{self.session.get_absolute_url()}#finding-{self.pk}"

    @property
    def community(self) -> Community:
        return self.session.community

    @property
    def said_on(self) -> datetime.date:
        return self.session.held_on
