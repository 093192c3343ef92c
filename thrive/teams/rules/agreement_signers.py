"""Who signs for a city: the holders of its six Core Team seats and the members of its Design Team.

Somebody who holds a seat and is a member signs once, for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from thrive.cities.models import Community, Enrollment
from thrive.people.models import Person
from thrive.people.names import first_name_and_initial
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

    def signed_by(self, signature: AgreementSignature) -> bool:
        """Is this signature theirs? By place, or by account when the place changed since."""
        return (
            (self.seat is not None and signature.seat_id == self.seat.pk)
            or (self.membership is not None and signature.membership_id == self.membership.pk)
            or (self.person is not None and signature.person_id == self.person.pk)
        )


def signers_of(community: Community) -> list[Signer]:
    """Two queries. Core Team first, in the order of its seats."""
    seats = (
        CoreTeamSeat.objects.today()
        .filter(team__community=community)
        .exclude(name="", person=None)
        .select_related("person")
    )
    found = [Signer(seat=seat) for seat in sorted(seats, key=lambda seat: seat.seat)]
    members = (
        DesignTeamMembership.objects.today()
        .filter(team__community=community)
        .exclude(name="", person=None)
        .select_related("person", "subgroup")
        .order_by("pk")
    )
    for membership in members:
        held = next((one for one in found if _is_the_same(one, membership)), None)
        if held is None:
            found.append(Signer(membership=membership))
        else:
            found[found.index(held)] = replace(held, membership=membership)
    return found


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
    enrollment: Enrollment, signers: Sequence[Signer], signatures: Iterable[AgreementSignature]
) -> Tally:
    """Against R53: every Core Team seat, and at least one of each subgroup, guardian included."""
    open_ones = [signature for signature in signatures if signature.ended_at is None]
    lines = tuple(
        Line(signer, next((one for one in open_ones if signer.signed_by(one)), None))
        for signer in signers
    )
    seats = {line.signer.seat.seat: line for line in lines if line.signer.seat}
    codes = [seat.code for seat in enrollment.cycle.rulebook.seats]
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


def _is_the_same(signer: Signer, membership: DesignTeamMembership) -> bool:
    if signer.person is not None and membership.person is not None:
        return signer.person == membership.person
    mine, theirs = signer.email.lower(), membership.email.lower()
    if membership.person is not None:
        theirs = membership.person.email.lower()
    return bool(mine) and mine == theirs
