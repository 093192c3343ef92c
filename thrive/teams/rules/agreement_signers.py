"""Who signs for a city: the holders of its six Core Team seats and the members of its Design Team.

Somebody who holds a seat and is a member signs once, for both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.cities.models import Community
from thrive.people.models import Person
from thrive.people.names import first_name_and_initial
from thrive.program.rulebook import Rulebook
from thrive.teams.models import (
    AgreementSignature,
    CoreTeamSeat,
    DesignTeamMembership,
    Subgroup,
)

SUBGROUPS = tuple(Subgroup.Kind.values)


@dataclass(frozen=True)
class Signer:
    """`seat`, `membership` or both. `key` names the signer in a form."""

    seat: CoreTeamSeat | None = None
    membership: DesignTeamMembership | None = None

    @property
    def key(self) -> str:
        return f"s{self.seat.pk}" if self.seat else f"m{self.membership.pk}"  # type: ignore[union-attr]

    @property
    def places(self) -> list[CoreTeamSeat | DesignTeamMembership]:
        return [place for place in (self.seat, self.membership) if place]

    @property
    def person(self) -> Person | None:
        return next((place.person for place in self.places if place.person), None)

    @property
    def email(self) -> str:
        """Where to write to them; empty when we do not know."""
        if self.person:
            return self.person.email
        return next((place.email for place in self.places if place.email), "")

    @property
    def language(self) -> str:
        return self.person.language if self.person else "en"

    @property
    def is_minor(self) -> bool:
        """What the team wrote down; an account's own age band has the last word."""
        if self.person:
            return self.person.is_youth
        return bool(self.membership and self.membership.is_minor)

    @property
    def full_name(self) -> str:
        written = next((place.name for place in self.places if place.name), "")
        return written or (self.person.name if self.person else "")

    @property
    def shown_name(self) -> str:
        """As the team reads it: youth by first name and initial."""
        return first_name_and_initial(self.full_name) if self.is_minor else self.full_name

    @property
    def capacity(self) -> list[str]:
        """Codes: the seat, then the subgroup or else the category."""
        codes = [self.seat.seat] if self.seat else []
        if self.membership:
            kind = subgroup_of(self.membership)
            codes.append(f"design_{kind}" if kind else self.membership.category)
        return codes

    @property
    def marks(self) -> list[tuple[str, int]]:
        """What a signature of theirs bears: the place, or the account when the place changed since."""
        held = (("seat", self.seat), ("membership", self.membership), ("person", self.person))
        return [(kind, one.pk) for kind, one in held if one is not None]

    def signed_by(self, signature: AgreementSignature) -> bool:
        """Is this signature theirs?"""
        return any(getattr(signature, f"{kind}_id") == pk for kind, pk in self.marks)


def signers_of(community: Community) -> list[Signer]:
    """Two queries. Core Team first, in the order of its seats."""
    found = Merged()
    for seat in sorted(_seats({community.pk}), key=lambda seat: seat.seat):
        found.add(Signer(seat=seat), seat.person_id, _email_of(seat))
    for member in _members({community.pk}):
        found.join(member, member.person_id, _email_of(member))
    return found.signers


def seats_that_sign(communities: Collection[int]) -> Any:
    rows = CoreTeamSeat.objects.today().filter(team__community__in=communities)
    return rows.exclude(name="", person=None)


def members_that_sign(communities: Collection[int]) -> Any:
    rows = DesignTeamMembership.objects.today().filter(team__community__in=communities)
    return rows.exclude(name="", person=None).order_by("pk")


_ACCOUNT = ("public_id", "email", "name", "shown_name", "language", "age_band", "adult_from")
_WHOSE = ("name", "email", "team__community", *(f"person__{column}" for column in _ACCOUNT))


@prepared
def _seats(communities: Collection[int]) -> QuerySet[CoreTeamSeat]:
    rows: QuerySet[CoreTeamSeat] = seats_that_sign(communities)
    return rows.select_related("person", "team").only("seat", *_WHOSE)


@prepared
def _members(communities: Collection[int]) -> QuerySet[DesignTeamMembership]:
    rows: QuerySet[DesignTeamMembership] = members_that_sign(communities)
    rows = rows.select_related("person", "subgroup", "team")
    return rows.only("category", "is_minor", "subgroup__kind", *_WHOSE)


def _email_of(place: CoreTeamSeat | DesignTeamMembership) -> str:
    return place.person.email if place.person else place.email


class Merged:
    """The signers of one community as they are found: a seat and a membership of one become one.

    It is the same somebody by account (its number); where one of the two has none, by email.
    """

    def __init__(self) -> None:
        self.signers: list[Signer] = []
        self._accounts: dict[int, int] = {}
        self._emails: dict[str, int] = {}
        self._without_account: dict[str, int] = {}

    def add(self, signer: Signer, account: int | None, email: str) -> None:
        place, email = len(self.signers), email.lower()
        self.signers.append(signer)
        if account is not None:
            self._accounts.setdefault(account, place)
        elif email:
            self._without_account.setdefault(email, place)
        if email:
            self._emails.setdefault(email, place)

    def join(self, membership: DesignTeamMembership, account: int | None, email: str) -> None:
        if account is not None:
            at = self._accounts.get(account, self._without_account.get(email.lower()))
        else:
            at = self._emails.get(email.lower())
        if at is None:
            self.add(Signer(membership=membership), account, email)
        else:
            self.signers[at] = replace(self.signers[at], membership=membership)


def signer_with(signers: Iterable[Signer], *, person: Any = None, place: Any = None) -> Any:
    """The signer who is this account, or holds this seat or membership; None when nobody does."""
    for signer in signers:
        if person is not None and signer.person == person:
            return signer
        if place is not None and place in signer.places:
            return signer
    return None


def subgroup_of(membership: DesignTeamMembership) -> str:
    return membership.subgroup.kind if membership.subgroup else ""


@dataclass(frozen=True)
class Line:
    """One signer and their signature under one version, if there is one."""

    signer: Signer
    signature: AgreementSignature | None

    @property
    def state(self) -> str:
        """open, waiting (for the guardian) or signed."""
        return self.signature.status if self.signature else "open"

    @property
    def counts(self) -> bool:
        return self.state == "signed"


@dataclass(frozen=True)
class Tally:
    """How far a version is signed. `empty_seats`, `unsigned_seats` and `subgroups` are codes."""

    lines: tuple[Line, ...]
    empty_seats: tuple[str, ...]
    unsigned_seats: tuple[str, ...]
    subgroups: tuple[str, ...]

    @property
    def enough(self) -> bool:
        return not (self.empty_seats or self.unsigned_seats or self.subgroups)


def tally(
    book: Rulebook, signers: Sequence[Signer], signatures: Iterable[AgreementSignature]
) -> Tally:
    """Against R53: every Core Team seat, and at least one of each subgroup, guardian included."""
    open_ones = [signature for signature in signatures if signature.ended_at is None]
    first: dict[tuple[str, int | None], int] = {}
    for place, one in enumerate(open_ones):
        for mark in (
            ("seat", one.seat_id),
            ("membership", one.membership_id),
            ("person", one.person_id),
        ):
            first.setdefault(mark, place)
    lines = tuple(
        Line(signer, open_ones[min(places)] if places else None)
        for signer in signers
        for places in [[first[mark] for mark in signer.marks if mark in first]]
    )
    seats = {line.signer.seat.seat: line for line in lines if line.signer.seat}
    codes = [seat.code for seat in book.seats]
    heard = {
        subgroup_of(line.signer.membership)
        for line in lines
        if line.counts and line.signer.membership
    }
    return Tally(
        lines,
        empty_seats=tuple(code for code in codes if code not in seats),
        unsigned_seats=tuple(code for code in codes if code in seats and not seats[code].counts),
        subgroups=tuple(kind for kind in SUBGROUPS if kind not in heard),
    )
