"""What waits on the way in: applications, reviews, a guardian's word, invitations."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base.prepared import prepared
from thrive.cities.models import CityApplication, EligibilityReview
from thrive.people.models import Invitation
from thrive.people.welcome import welcome_of
from thrive.portal.needs.mine import Mine
from thrive.portal.needs.need import Need
from thrive.teams.models import CoreTeamSeat, DesignTeam

TEAMS = ("core_seat", "design_team")  # kinds of things one is invited to


def my_applications(mine: Mine) -> Iterator[Need]:
    """Applications still being written, and those that wait for an official to confirm."""
    for application in _written_by(mine.person.pk):
        city = application.community.name
        if application.status == "draft":
            yield Need(
                what=_("Finish the application of %(city)s") % {"city": city},
                why=_("It is saved. Nobody reads it before you send it."),
                url=reverse("apply_edit", args=[application.code]),
                button=_("Go on writing"),
                since=application.moved_at,
            )
        elif application.official_confirmed_at is None:
            yield Need(
                what=_("An official of %(city)s has to confirm") % {"city": city},
                why=_("The review cannot start before someone at city hall says yes."),
                url=application.get_absolute_url(),
                button=_("See where it stands"),
                since=application.moved_at,
            )


def my_reviews(mine: Mine) -> Iterator[Need]:
    """Applications this person was asked to score."""
    if not mine.person.program_roles:
        return
    for review in _asked_of(mine.person.pk):
        yield Need(
            what=_("Score the application of %(city)s") % {"city": review.application.community},
            why=_("Two people read each application. You are one of them."),
            url=reverse("review", args=[review.pk]),
            button=_("Read and score"),
            since=review.assigned_at,
        )


def my_consent(mine: Mine) -> Iterator[Need]:
    """A young person whose guardian has not said yes yet."""
    person = mine.person
    if not person.is_youth or person.consents.in_force().exists():
        return
    asked = person.consents.filter(withdrawn_at=None).order_by("-created").first()
    waits = asked is not None and asked.asked_at is not None and not asked.has_expired
    yield Need(
        what=_("Waiting for your guardian") if waits else _("Ask a parent or guardian"),
        why=_("Until they agree, nothing of yours is shown to others."),
        url=reverse("me" if waits else "name_guardian"),
        button=_("See what was asked") if waits else _("Ask them now"),
        since=asked.created if asked else person.created,
    )


def my_invitations(mine: Mine) -> Iterator[Need]:
    """Invitations under this person's address: to a team by name, others counted in one line.

    The link itself is in the mail.
    """
    rows = list(Invitation.objects.open().to(mine.person.email).order_by("created", "pk"))
    others = [row for row in rows if row.for_kind not in TEAMS]
    if others:
        n = len(others)
        words = ngettext("You have %(count)s invitation", "You have %(count)s invitations", n)
        yield Need(
            what=words % {"count": n},
            why=_("Open the link in the email we sent you to accept."),
            url=reverse("me"),
            button=_("See my account"),
            since=others[0].created,
        )
    yield from _to_teams([row for row in rows if row.for_kind in TEAMS])


def _to_teams(rows: list[Invitation]) -> Iterator[Need]:
    """A seat of a Core Team, or a place in a Design Team, that waits for a yes."""
    cities = _cities_of(rows)
    for row in rows:
        words = _("You are invited to the Design Team of %(city)s")
        if row.for_kind == "core_seat":
            words = _("You are invited to the Core Team of %(city)s")
        yield Need(
            what=words % {"city": cities.get((row.for_kind, row.for_id), "")},
            why=_("Your part: %(part)s. Open the link in the email we sent you to accept.")
            % {"part": welcome_of(row.for_kind).words(row.role)},
            url=reverse("me"),
            button=_("See my account"),
            since=row.created,
        )


def _cities_of(rows: list[Invitation]) -> dict[tuple[str, str], str]:
    """(kind, id) of what one is invited to → the name of its city. Two queries at most."""
    seats = [row.for_id for row in rows if row.for_kind == "core_seat"]
    teams = [row.for_id for row in rows if row.for_kind == "design_team"]
    found: dict[tuple[str, str], str] = {}
    if seats:
        for pk, name in _cities_of_seats([int(seat) for seat in seats]):
            found["core_seat", str(pk)] = name
    if teams:
        for slug, name in _cities_of_teams(teams):
            found["design_team", slug] = name
    return found


@prepared
def _written_by(person: int) -> QuerySet[CityApplication]:
    written = CityApplication.objects.filter(
        co_applicants__person=person,
        co_applicants__left_at=None,
        status__in=("draft", "sent", "in_review"),
    )
    shown = ("code", "status", "official_confirmed_at", "moved_at", "community__name")
    return written.select_related("community").only(*shown).distinct().order_by("pk")


@prepared
def _asked_of(reviewer: int) -> QuerySet[EligibilityReview]:
    asked = EligibilityReview.objects.filter(
        reviewer=reviewer, status="assigned", application__status="in_review"
    )
    rows = asked.select_related("application__community").order_by("assigned_at", "pk")
    return rows.only("assigned_at", "application__community__name")


@prepared
def _cities_of_seats(seats: Collection[int]) -> QuerySet[CoreTeamSeat, tuple[int, str]]:
    return CoreTeamSeat.objects.filter(pk__in=seats).values_list("pk", "team__community__name")


@prepared
def _cities_of_teams(slugs: Collection[str]) -> QuerySet[DesignTeam, tuple[str, str]]:
    named = DesignTeam.objects.filter(community__slug__in=slugs)
    return named.values_list("community__slug", "community__name")
