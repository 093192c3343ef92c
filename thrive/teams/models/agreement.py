"""The Letter of Agreement: its versions, who signed what, and the documents sealed from it."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Enrollment
from thrive.people.models import LINK_DAYS
from thrive.teams.lifecycle import SIGNATURE
from thrive.teams.models.core import CoreTeamSeat
from thrive.teams.models.design import DesignTeamMembership

# How history names somebody without an account.
SIGNER_WORD = gettext_noop("Signer of the agreement")
METHODS = [("electronic", _("On the web")), ("paper", _("On paper"))]


def _one_signature_a(holder: str) -> models.UniqueConstraint:
    """However often a button is pressed: one open signature of a version by each."""
    return models.UniqueConstraint(
        fields=["enrollment", "version", holder],
        condition=models.Q(ended_at=None, **{f"{holder}__isnull": False}),
        name=f"one_signature_a_{holder}",
    )


class AgreementVersion(models.Model):
    """One published wording, in both languages. The database itself refuses to change a row.

    The SHA-256 are of the exact UTF-8 bytes of the texts.
    """

    number = models.PositiveSmallIntegerField(unique=True)
    text_en = models.TextField()
    text_es = models.TextField()
    sha256_en = models.CharField(max_length=64)
    sha256_es = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    by_kind = models.CharField(max_length=40)
    by_id = models.CharField(max_length=60, blank=True)
    by_text = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"Letter of Agreement, version {self.number}"

    def ref(self) -> Ref:
        return Ref("agreement_version", str(self.number), str(self))

    def text(self, language: str) -> str:
        return self.text_es if language == "es" else self.text_en

    def sha256(self, language: str) -> str:
        return self.sha256_es if language == "es" else self.sha256_en


class AgreementScan(models.Model):
    """A signed paper, scanned. Who signed on it is said by the signatures that point here."""

    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.CASCADE, related_name="agreement_scans"
    )
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="agreements/%Y/%m/")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrollment", "sha256"], name="one_scan_of_a_paper")
        ]

    def __str__(self) -> str:
        return self.name


class AgreementSignature(Worded):
    """One signer's yes to one version. Rows are never deleted; a guardian's no ends one.

    `name` is what was typed or stands on the paper. It stays when the signer's account is erased:
    then `person` goes and `forgotten_at` says when. `seat` and `membership` are the places the
    signer held on that day; `capacity` names them in codes (`city_1`, `youth`, `adult`, `cbo`).
    `mark` is the SHA-256 of what was signed, by whom and when (see `agreement_text.record_mark`).
    """

    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.CASCADE, related_name="agreement_signatures"
    )
    version = models.ForeignKey(
        AgreementVersion, on_delete=models.PROTECT, related_name="signatures"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="agreement_signatures",
    )
    seat = models.ForeignKey(
        CoreTeamSeat, null=True, blank=True, on_delete=models.SET_NULL, related_name="signatures"
    )
    membership = models.ForeignKey(
        DesignTeamMembership,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="signatures",
    )
    capacity = models.JSONField(default=list)
    name = models.CharField(max_length=120)
    is_minor = models.BooleanField(default=False)
    method = models.CharField(max_length=10, choices=METHODS)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    text_sha256 = models.CharField(max_length=64)
    means_it = models.BooleanField(default=False)
    accepts_electronic = models.BooleanField(default=False)
    signed_on = models.DateField()
    kept_at = models.DateTimeField()
    scan = models.ForeignKey(
        AgreementScan, null=True, blank=True, on_delete=models.RESTRICT, related_name="signatures"
    )
    status = models.CharField(max_length=16, choices=SIGNATURE.choices, default=SIGNATURE.first)
    ended_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    mark = models.CharField(max_length=64)

    class Meta:
        constraints = [
            *(_one_signature_a(holder) for holder in ("person", "seat", "membership")),
            models.CheckConstraint(
                name="the_web_asks_for_both_checks",
                condition=models.Q(method="paper")
                | models.Q(means_it=True, accepts_electronic=True),
            ),
            models.CheckConstraint(
                name="paper_has_its_scan",
                condition=models.Q(method="electronic") | models.Q(scan__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["enrollment", "version", "status"])]

    def __str__(self) -> str:
        return f"Signature {self.pk}"

    def ref(self) -> Ref:
        return Ref("agreement_signature", str(self.pk), SIGNER_WORD)


class GuardianSignature(Worded):
    """A parent or guardian who signs with a youth, by a link of their own or on the same paper.

    Of the link only a SHA-256 is kept. It waits 14 days for its first answer; once answered it
    stays open, so that the guardian can take the answer back.
    """

    signature = models.OneToOneField(
        AgreementSignature, on_delete=models.CASCADE, related_name="guardian"
    )
    named = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    token_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - unique
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_times = models.JSONField(default=list)
    name = models.CharField(max_length=120, blank=True)
    method = models.CharField(max_length=10, choices=METHODS, default="electronic")
    text_sha256 = models.CharField(max_length=64, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Guardian of signature {self.signature_id}"

    def ref(self) -> Ref:
        return Ref("agreement_guardian", str(self.pk), "Parent or guardian")

    @property
    def has_expired(self) -> bool:
        waits = self.answered_at is None and self.asked_at is not None
        return waits and self.asked_at + datetime.timedelta(days=LINK_DAYS) <= clock.now()  # type: ignore[operator]


class SigningLink(Worded):
    """A private link to read and sign, for a seat or a place in the Design Team without account."""

    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.CASCADE, related_name="signing_links"
    )
    seat = models.ForeignKey(
        CoreTeamSeat, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    membership = models.ForeignKey(
        DesignTeamMembership, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Link {self.pk}"

    @property
    def place(self) -> Any:
        return self.seat or self.membership

    @property
    def has_expired(self) -> bool:
        return self.sent_at + datetime.timedelta(days=LINK_DAYS) <= clock.now()


class SealedAgreement(models.Model):
    """A sealed PDF of a city's agreement, exactly as handed out. The newest of a city is current.

    `code` is printed on every page. `certificate` is the public certificate of the seal (PEM), so
    that a document stays checkable after the program changes its certificate.
    """

    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.CASCADE, related_name="sealed_agreements"
    )
    version = models.ForeignKey(
        AgreementVersion, on_delete=models.PROTECT, related_name="sealed_agreements"
    )
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20, unique=True)
    in_force_on = models.DateField()
    signers = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    file = models.FileField(upload_to="agreements/sealed/%Y/%m/")
    certificate = models.TextField()
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment", "number"], name="one_number_a_sealed_agreement"
            )
        ]

    def __str__(self) -> str:
        return self.code
