"""People, their roles in the program, and what guardians said about youth."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.prepared import prepared
from thrive.base.refs import Ref
from thrive.people.words import (
    MEMBER_WORD,
    ROLE_WORDS,
    YOUTH_WORD,
    Affiliation,
    AgeBand,
    Role,
    Scope,
    Visibility,
)

LINK_DAYS = 14  # how long a guardian's or an invited person's link waits for its first answer


class PersonQuerySet(models.QuerySet["Person"]):
    def present(self) -> PersonQuerySet:
        """Those who have not erased themselves."""
        return self.filter(erased_at=None)

    def youth(self) -> PersonQuerySet:
        return self.filter(age_band=AgeBand.YOUTH)

    def with_guardians_yes(self) -> PersonQuerySet:
        """Youth for whom a guardian's consent to the account is in force today."""
        in_force = GuardianConsent.objects.in_force().filter(person=models.OuterRef("pk"))
        return self.youth().filter(models.Exists(in_force))

    def may_be_shown(self) -> PersonQuerySet:
        """The queryset twin of `rules.may_be_shown`: present, and adult or consented youth."""
        in_force = GuardianConsent.objects.in_force().filter(person=models.OuterRef("pk"))
        return self.present().filter(models.Q(age_band=AgeBand.ADULT) | models.Exists(in_force))

    def with_role(self, *roles: str) -> PersonQuerySet:
        """Those who hold one of these program roles today."""
        return self.filter(
            models.Exists(
                ProgramRole.objects.current().filter(person=models.OuterRef("pk"), role__in=roles)
            )
        )

    def of_program(self) -> PersonQuerySet:
        return self.with_role(*Role.values)

    def visible_to(self, viewer: Any) -> PersonQuerySet:
        """Whose profile this viewer may open. Yourself always; program administrators, everyone."""
        if not viewer.is_authenticated:
            return self.may_be_shown().filter(visibility=Visibility.PUBLIC)
        if "admin" in viewer.program_roles:
            return self.present()
        open_to = [Visibility.PUBLIC, Visibility.COMMUNITY]
        if viewer.program_roles:
            open_to.append(Visibility.PROGRAM)
        shown = self.may_be_shown().filter(visibility__in=open_to)
        return (shown | self.present().filter(pk=viewer.pk)).distinct()

    def matching(self, words: str) -> PersonQuerySet:
        """Name, shown name, email or organization hold every one of these words."""
        found = self
        for word in words.split()[:6]:
            found = found.filter(
                models.Q(name__icontains=word)
                | models.Q(shown_name__icontains=word)
                | models.Q(email__icontains=word)
                | models.Q(organization__icontains=word)
            )
        return found


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, email: str | None) -> Person:
        """Django and allauth look people up by email; capitals make no difference."""
        found: Person = self.get(email__iexact=email)
        return found


class Person(Worded, AbstractBaseUser):
    """One account. The birth date is never kept: a band, and for youth the month it may end.

    `adult_from` is the first day of the month after the one in which a youth turns 18.
    `shown_name` is what others read: first name and initial, or a name a youth has chosen.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120, blank=True)
    shown_name = models.CharField(max_length=60, blank=True)
    affiliation = models.CharField(max_length=12, choices=Affiliation)
    organization = models.CharField(max_length=160, blank=True)
    title = models.CharField(max_length=120, blank=True)
    legislative_body = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.COMMUNITY)
    age_band = models.CharField(max_length=5, choices=AgeBand, default=AgeBand.ADULT)
    adult_from = models.DateField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)
    created = models.DateTimeField(default=clock.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                name="adult_from_is_for_youth",
                condition=models.Q(age_band="youth", adult_from__isnull=False)
                | models.Q(age_band="adult", adult_from=None),
            ),
            models.CheckConstraint(
                name="youth_profile_never_public",
                condition=~models.Q(age_band="youth", visibility="public"),
            ),
            models.CheckConstraint(
                name="erased_person_holds_nothing",
                condition=models.Q(erased_at=None)
                | models.Q(name="", shown_name="", organization="", title=""),
            ),
        ]
        indexes = [models.Index(fields=["affiliation"]), models.Index(fields=["created"])]

    def __str__(self) -> str:
        return self.shown_name or str(self.public_id)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.shown_name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Django and allauth let in only active people."""
        return self.erased_at is None

    @property
    def is_youth(self) -> bool:
        return self.age_band == AgeBand.YOUTH

    @cached_property
    def program_roles(self) -> frozenset[str]:
        """Program roles held today. One query, kept for the life of this instance."""
        return frozenset(_roles_today(self.pk))

    @cached_property
    def has_second_step(self) -> bool:
        """A passkey or an authenticator app is enrolled."""
        return bool(_second_steps(self.pk))

    def needs_second_step(self, request: HttpRequest) -> bool:
        """Staff enroll a second step before they open a staff page; the demo's cast need not."""
        if not self.program_roles:
            return False
        if settings.DEMO and request.session.get("demo"):
            return False
        return not self.has_second_step

    def ref(self) -> Ref:
        """How history names this person: a public id and the word for their role, never a name."""
        word = next((word for role, word in ROLE_WORDS.items() if role in self.program_roles), None)
        return Ref(
            "person", str(self.public_id), word or (YOUTH_WORD if self.is_youth else MEMBER_WORD)
        )


@prepared
def _roles_today(person: int) -> models.QuerySet[ProgramRole, str]:
    return ProgramRole.objects.current().filter(person=person).values_list("role", flat=True)


@prepared
def _second_steps(person: int) -> models.QuerySet[Any, int]:
    from allauth.mfa.models import Authenticator

    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    found = Authenticator.objects.filter(user=person, type__in=kinds)
    return found.order_by().values_list("pk", flat=True)[:1]


class ProgramRoleQuerySet(models.QuerySet["ProgramRole"]):
    def current(self) -> ProgramRoleQuerySet:
        return self.filter(until=None)


class ProgramRole(Worded):
    """One person held one role in the program from a moment until another (open: still held)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=10, choices=Role)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    given_by_kind = models.CharField(max_length=40)
    given_by_id = models.CharField(max_length=60, blank=True)
    given_by_text = models.CharField(max_length=120)

    objects = ProgramRoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=models.Q(until=None),
                name="one_current_role_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return self.get_role_display()

    @property
    def given_by(self) -> Ref:
        return Ref(self.given_by_kind, self.given_by_id, self.given_by_text)


class GuardianConsentQuerySet(models.QuerySet["GuardianConsent"]):
    def in_force(self) -> GuardianConsentQuerySet:
        """Given and not withdrawn. (To give consent is to say yes to the account at least.)"""
        return self.filter(given_at__isnull=False, withdrawn_at=None)

    def to_ask(self) -> GuardianConsentQuerySet:
        """Named by a youth whose own email is not confirmed yet."""
        return self.filter(asked_at=None, withdrawn_at=None)


class GuardianConsent(Worded):
    """One guardian's answers about one youth, revocable at any time.

    `scope` lists what the guardian said yes to, `assent` what the youth said yes to; photo, quote
    and stipend need both. Of the link only a SHA-256 is kept.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    guardian_name = models.CharField(max_length=120, blank=True)
    guardian_email = models.EmailField(blank=True)
    scope = models.JSONField(default=list)
    assent = models.JSONField(default=list)
    token_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - unique
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    created = models.DateTimeField(default=clock.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = GuardianConsentQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.state} {self.created:%Y-%m-%d}"

    @property
    def state(self) -> str:
        if self.withdrawn_at:
            return "withdrawn"
        if self.given_at:
            return "given"
        return "asked" if self.asked_at else "to_ask"

    @property
    def open_until(self) -> datetime.datetime | None:
        """The link waits this long for a first answer; once answered it stays open to withdraw."""
        return self.asked_at + datetime.timedelta(days=LINK_DAYS) if self.asked_at else None

    @property
    def has_expired(self) -> bool:
        return self.state == "asked" and bool(self.open_until and self.open_until <= clock.now())

    def covers(self, scope: Scope | str) -> bool:
        """Guardian and youth have both said yes to this, and nobody has withdrawn."""
        if self.state != "given" or scope not in self.scope:
            return False
        return scope == Scope.ACCOUNT or scope in self.assent

    def ref(self) -> Ref:
        return Ref("guardian_consent", str(self.pk), "Guardian consent")
