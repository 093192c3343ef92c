"""How far many cities have signed the Letter of Agreement, read at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.program.rulebook import Rulebook
from thrive.teams.models import (
    AgreementSignature,
    AgreementVersion,
    CoreTeamSeat,
    DesignTeamMembership,
)
from thrive.teams.rules.agreement_signers import (
    SUBGROUPS,
    Merged,
    Signer,
    Tally,
    members_that_sign,
    seats_that_sign,
    tally,
)


@dataclass(frozen=True, slots=True)
class Signing:
    """A city that signs: the numbers of its enrollment and community, and its cycle's rules."""

    enrollment: int
    community: int
    book: Rulebook


@dataclass(frozen=True, slots=True)
class _Account:
    pk: int


@dataclass(frozen=True, slots=True)
class _Seat:
    """The columns of a seat that a tally reads."""

    pk: int
    seat: str
    person: _Account | None


@dataclass(frozen=True, slots=True)
class _Circle:
    kind: str


@dataclass(frozen=True, slots=True)
class _Member:
    """The columns of a membership that a tally reads."""

    pk: int
    category: str
    subgroup: _Circle | None
    person: _Account | None


_SIGNED = ("enrollment", "seat_id", "membership_id", "person_id", "status", "kept_at", "ended_at")


def tallies_of(signing: Collection[Signing]) -> dict[int, Tally]:
    """By community, under the version in use. Three queries of columns, none for nobody: the lines
    know of a signer and a signature what a tally counts, not names and not texts."""
    if not signing:
        return {}
    signers = _signers([one.community for one in signing])
    signed: dict[int, list[Any]] = defaultdict(list)
    for row in _signatures({one.enrollment for one in signing}):
        signed[row.enrollment].append(row)
    return {
        one.community: tally(one.book, signers[one.community].signers, signed[one.enrollment])
        for one in signing
    }


@prepared
def _signatures(enrollments: Collection[int]) -> QuerySet[AgreementSignature, Any]:
    newest = AgreementVersion.objects.order_by("-number").values("pk")[:1]
    rows = AgreementSignature.objects.filter(
        enrollment__in=enrollments, version__in=newest, ended_at=None
    )
    return rows.order_by("kept_at").values_list(*_SIGNED, named=True)


@prepared
def _seats(communities: Collection[int]) -> QuerySet[CoreTeamSeat, Any]:
    rows: QuerySet[CoreTeamSeat] = seats_that_sign(communities)
    return rows.values_list(*_WHERE, "seat")


@prepared
def _members(communities: Collection[int]) -> QuerySet[DesignTeamMembership, Any]:
    rows: QuerySet[DesignTeamMembership] = members_that_sign(communities)
    return rows.values_list(*_WHERE, "category", "subgroup__kind")


def _signers(communities: Collection[int]) -> dict[int, Merged]:
    found = {pk: Merged() for pk in communities}
    circles = {kind: _Circle(kind) for kind in SUBGROUPS}
    held = _seats(set(communities))
    for community, pk, email, person, address, code in sorted(held, key=itemgetter(5)):
        account = _Account(person) if person else None
        seat: Any = _Seat(pk, code, account)
        found[community].add(Signer(seat=seat), person, address if account else email)
    for row in _members(set(communities)):
        community, pk, email, person, address, category, kind = row
        account = _Account(person) if person else None
        member: Any = _Member(pk, category, circles.get(kind), account)
        found[community].join(member, person, address if account else email)
    return found


_WHERE = ("team__community", "pk", "email", "person", "person__email")
