"""A city's application: answers as data, its co-applicants, and the invitation steps a to g."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.lifecycle import APPLICATION, UNDER_WAY
from thrive.cities.models.community import Community
from thrive.cities.models.seats import ProgramCycle
from thrive.program import registry
from thrive.program.rulebook import Rulebook

IN_PROGRESS = ("draft", *UNDER_WAY)


SEE_ALL = frozenset({"admin", "coach", "expert"})  # roles that see every application sent


def _applies(person: int) -> models.Q:
    rows = CoApplicant.objects.filter(application=models.OuterRef("pk"), person=person)
    return models.Q(models.Exists(rows.filter(left_at=None)))


class CityApplicationQuerySet(models.QuerySet["CityApplication"]):
    def visible_to(self, user: Any) -> CityApplicationQuerySet:
        """Program staff see all that were sent or that staff began; people see their own."""
        if not user.is_authenticated:
            return self.none()
        if user.program_roles & SEE_ALL:
            return self.seen_by_staff(user.pk)
        return self.filter(_applies(user.pk))

    def seen_by_staff(self, person: int) -> CityApplicationQuerySet:
        """What `visible_to` shows to somebody of the program."""
        sent = ~models.Q(status="draft") | models.Q(origin="outreach")
        return self.filter(_applies(person) | sent)

    def in_progress(self) -> CityApplicationQuerySet:
        return self.filter(status__in=IN_PROGRESS)


class CityApplication(Worded):
    """One application of one community in one cycle.

    `code` is the tracking code that applicants keep: it opens the public status page, which shows
    steps and dates but no answers. Editing needs the private link (its hash is `link_hash`) or an
    account that is a co-applicant.
    """

    class Origin(models.TextChoices):
        SELF = "self", _("The city nominated itself")
        OUTREACH = "outreach", _("Staff made first contact")

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="applications")
    cycle = models.ForeignKey(ProgramCycle, on_delete=models.PROTECT, related_name="applications")
    code = models.CharField(max_length=20, unique=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.SELF)
    status = models.CharField(max_length=12, choices=APPLICATION.choices, default=APPLICATION.first)
    rulebook_key = models.CharField(max_length=40)
    rulebook_version = models.CharField(max_length=10)
    contact_name = models.CharField(max_length=120)
    contact_email = models.EmailField()
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    link_hash = models.CharField(max_length=64, unique=True)
    outreach_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="outreach_applications",
    )
    official_hash = models.CharField(max_length=64, blank=True)
    official_asked_at = models.DateTimeField(null=True, blank=True)
    official_confirmed_at = models.DateTimeField(null=True, blank=True)
    earlier = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="later"
    )
    started_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField()
    withdrawal_reason = models.TextField(blank=True)
    is_demo = models.BooleanField(default=False)

    objects = CityApplicationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["cycle", "status"]),
            # The way one city came in by: read eight times a line where desks remind of first steps.
            models.Index(fields=["community", "cycle", "status"]),
        ]

    def __str__(self) -> str:
        return f"{self.community} {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("application_status", args=[self.code])

    def ref(self) -> Ref:
        return Ref("application", self.code, str(self.community))

    @property
    def rulebook(self) -> Rulebook:
        """The rules of the day this application was started."""
        return registry.rulebook(self.rulebook_key, self.rulebook_version)


class Answer(models.Model):
    """One answer, as `program.answers.clean` reads it, right or wrong.

    `version` grows with each change. `saved_by` is the number of the applicant and `pen` the open
    form the text came from, so that two editors (or two tabs) never overwrite blindly. `aside`
    keeps texts that met a newer one, until somebody chooses: `{"value", "by", "pen", "at"}` each.
    """

    application = models.ForeignKey(
        CityApplication, on_delete=models.CASCADE, related_name="answers"
    )
    question = models.CharField(max_length=40)
    value = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.PositiveSmallIntegerField()
    pen = models.CharField(max_length=24, blank=True)
    aside = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "question"], name="one_answer_a_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.question}"


class Attachment(models.Model):
    """A file that came with an answer. Pictures lose hidden data; a guarded view serves it."""

    application = models.ForeignKey(
        CityApplication, on_delete=models.CASCADE, related_name="attachments"
    )
    question = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="applications/%Y/%m/")
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class CoApplicant(models.Model):
    """Somebody who may read and edit the application: by account, or invited by e-mail.

    `number` is how history and the team's page name them: 1 is the first contact (a row only once
    they have an account), the invited count on from 2. Numbers are never given again.
    """

    application = models.ForeignKey(
        CityApplication, on_delete=models.CASCADE, related_name="co_applicants"
    )
    number = models.PositiveSmallIntegerField()
    email = models.EmailField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="co_applications",
    )
    link_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    joined_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "email"], name="one_invitation_a_mail"),
            models.UniqueConstraint(
                fields=["application", "number"], name="one_number_an_applicant"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.email}"


class InvitationStep(models.Model):
    """A step of the invitation, done. The rulebook says what each letter means."""

    application = models.ForeignKey(CityApplication, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=1)
    done_on = models.DateTimeField()
    by_id = models.CharField(max_length=60, blank=True)
    by_text = models.CharField(max_length=120)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "step"], name="a_step_is_done_once")
        ]

    def __str__(self) -> str:
        return f"{self.application}: step {self.step}"
