"""What a city's teams wait for: signatures, minutes, things to do, open seats."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.portal.needs.mine import Mine
from thrive.portal.needs.need import Need
from thrive.teams.models import (
    ActionItem,
    AgreementSignature,
    AgreementVersion,
    CoreTeam,
    DesignTeamMembership,
    Meeting,
)
from thrive.teams.rules.agreement import TIERS

SOON = 7  # days before something is due that it stands on the desk


def my_signature(mine: Mine) -> Iterator[Need]:
    """The Letter of Agreement to sign, and a guardian's co-signature that is still out."""
    signing = {
        pk: since
        for pk, since in _joined(mine).items()
        if pk in mine.held and mine.held[pk].is_active and mine.held[pk].tier in TIERS
    }
    if not signing:
        return
    newest = next(iter(_newest_agreement()), None)
    signed = _signed(mine, newest[0]) if newest else {}
    for pk, since in signing.items():
        city = mine.cities[pk]
        status, kept_at = signed.get(mine.held[pk].pk, ("open", None))
        if status == "open":
            yield Need(
                what=_("Sign the Letter of Agreement of %(city)s") % {"city": city.name},
                why=_("It says what the team and the program promise each other."),
                url=reverse("agreement_sign", args=[city.slug]),
                button=_("Read and sign"),
                since=max(since, newest[1]) if newest else since,
            )
        elif status == "waiting" and kept_at:
            yield Need(
                what=_("A parent or guardian signs with you: %(city)s") % {"city": city.name},
                why=_("You have signed. It counts once they have signed too."),
                url=reverse("agreement", args=[city.slug]),
                button=_("See where it stands"),
                since=kept_at,
            )


def my_minutes(mine: Mine) -> Iterator[Need]:
    """Minutes to write or to approve: for the Core Team, and for whoever leads the meeting."""
    if not (mine.core or mine.seats or mine.memberships):
        return
    rows = _unwritten(mine.core, mine.seat_numbers, mine.membership_numbers, clock.now())
    for pk, title, starts_at, status, slug, name in rows:
        meeting = {"title": title, "city": name, "day": date_format(timezone.localtime(starts_at))}
        if status == "held":
            what, button = _("Approve the minutes of “%(title)s”"), _("Read the minutes")
        else:
            what, button = _("Write the minutes of “%(title)s”"), _("Write them now")
        yield Need(
            what=what % meeting,
            why=_("%(city)s met on %(day)s.") % meeting,
            url=reverse("meeting" if status == "held" else "write_minutes", args=[slug, pk]),
            button=button,
            since=starts_at,
        )


def my_to_dos(mine: Mine) -> Iterator[Need]:
    """What this person took on in a meeting, from a week before it is due. Items that nobody took
    are the coach's."""
    if not (mine.memberships or mine.seats or mine.coached):
        return
    soon = clock.today() + datetime.timedelta(days=SOON)
    rows = _taken_on(mine.membership_numbers, mine.seat_numbers, mine.coached, soon)
    for what, due_on, pk, since, slug, name in rows:
        late = due_on < clock.today()
        words = _("%(city)s: was due on %(day)s.") if late else _("%(city)s: due on %(day)s.")
        yield Need(
            what=what.rstrip("."),
            why=words % {"city": name, "day": date_format(due_on)},
            url=reverse("meeting", args=[slug, pk]),
            button=_("Open the meeting"),
            since=since,
            due=due_on,
        )


def open_seats(mine: Mine) -> Iterator[Need]:
    """Seats of the Core Team that nobody holds, for those of it who do."""
    if not mine.core:
        return
    frozen: dict[int, datetime.datetime] = {}
    held: set[tuple[int, str]] = set()
    left: dict[tuple[int, str], datetime.datetime] = {}
    for pk, frozen_at, code, until in _frozen_seats(mine.core):
        if frozen_at is not None:
            frozen[pk] = frozen_at
        if until is None:
            held.add((pk, code))
        else:
            left[pk, code] = max(until, left.get((pk, code), until))
    for pk, frozen_at in frozen.items():
        if pk not in mine.held:
            continue
        city = mine.cities[pk]
        for seat in mine.held[pk].book.seats:
            if (pk, seat.code) in held:
                continue
            yield Need(
                what=_("An open seat in the Core Team of %(city)s") % {"city": city.name},
                why=_("Nobody holds this seat: %(seat)s.") % {"seat": seat.name},
                url=reverse("change_seat", args=[city.slug, seat.code]),
                button=_("Fill the seat"),
                since=left.get((pk, seat.code), frozen_at),
            )


def _joined(mine: Mine) -> dict[int, datetime.datetime]:
    """Community → since when this person is one of its signers."""
    found = {one.team.community_id: one.since for one in mine.seats}
    for one in mine.memberships:
        found.setdefault(one.team.community_id, _morning(one))
    return found


def _morning(membership: DesignTeamMembership) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(membership.joined_on, datetime.time()))


def _signed(mine: Mine, version: int) -> dict[int, tuple[str, datetime.datetime]]:
    """Enrollment → state and day of this person's own signature under the version in use."""
    kept = _signatures(mine.person.pk, mine.seat_numbers, mine.membership_numbers, version)
    return {pk: (status, kept_at) for pk, status, kept_at in kept}


@prepared
def _newest_agreement() -> QuerySet[AgreementVersion, tuple[Any, ...]]:
    return AgreementVersion.objects.order_by("-number").values_list("pk", "published_at")[:1]


@prepared
def _signatures(
    person: int, seats: Collection[int], memberships: Collection[int], version: int
) -> QuerySet[AgreementSignature, tuple[Any, ...]]:
    places = Q(person=person) | Q(seat__in=seats) | Q(membership__in=memberships)
    rows = AgreementSignature.objects.filter(places, version=version, ended_at=None)
    return rows.order_by("-kept_at").values_list("enrollment", "status", "kept_at")


@prepared
def _unwritten(
    cities: Collection[int],
    seats: Collection[int],
    memberships: Collection[int],
    now: datetime.datetime,
) -> QuerySet[Meeting, tuple[Any, ...]]:
    held = Q(status="held") | Q(status="agenda", starts_at__lte=now)
    lead = Q(co_seat__in=seats) | Q(co_member__in=memberships)
    rows = Meeting.objects.filter(held, Q(community__in=cities) | lead)
    columns = ("pk", "title", "starts_at", "status", "community__slug", "community__name")
    return rows.order_by("starts_at", "pk").values_list(*columns)


@prepared
def _taken_on(
    memberships: Collection[int],
    seats: Collection[int],
    coached: Collection[int],
    until: datetime.date,
) -> QuerySet[ActionItem, tuple[Any, ...]]:
    whose = Q(member__in=memberships) | Q(seat__in=seats)
    whose |= Q(member=None, seat=None, meeting__community__in=coached)
    rows = ActionItem.objects.open().filter(whose, due_on__lte=until)
    columns = ("what", "due_on", "meeting", "meeting__starts_at")
    return rows.values_list(*columns, "meeting__community__slug", "meeting__community__name")


@prepared
def _frozen_seats(cities: Collection[int]) -> QuerySet[CoreTeam, tuple[Any, ...]]:
    teams = CoreTeam.objects.filter(community__in=cities).exclude(frozen_at=None)
    return teams.values_list("community", "frozen_at", "seats__seat", "seats__until")
