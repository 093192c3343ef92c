"""What needs somebody next: small functions, each for one kind of errand, composed by the desk.

A later room adds its own function to `ERRANDS`; each answers with what waits, or with nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.cities.models import CityApplication, EligibilityReview
from thrive.people.models import Invitation


@dataclass(frozen=True, slots=True)
class Need:
    """One errand: what waits, why, where it is done, the words on the button, since when."""

    what: str
    why: str
    url: str
    button: str
    since: datetime.datetime


def of(person: Any) -> tuple[Need, ...]:
    """Everything that waits for this person, the longest wait first."""
    waiting = (need for errand in ERRANDS for need in errand(person))
    return tuple(sorted(waiting, key=lambda need: need.since))


def my_applications(person: Any) -> Iterator[Need]:
    """Applications still being written, and those that wait for an official to confirm."""
    mine = CityApplication.objects.filter(co_applicants__person=person, co_applicants__left_at=None)
    open_ones = mine.filter(status__in=("draft", "sent", "in_review")).select_related("community")
    shown = ("code", "status", "official_confirmed_at", "moved_at", "community__name")
    for application in open_ones.only(*shown).distinct().order_by("pk"):
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


def my_reviews(person: Any) -> Iterator[Need]:
    """Applications this person was asked to score."""
    if not person.program_roles:
        return
    asked = EligibilityReview.objects.filter(
        reviewer=person, status="assigned", application__status="in_review"
    )
    rows = asked.select_related("application__community").order_by("assigned_at", "pk")
    for review in rows.only("assigned_at", "application__community__name"):
        yield Need(
            what=_("Score the application of %(city)s") % {"city": review.application.community},
            why=_("Two people read each application. You are one of them."),
            url=reverse("review", args=[review.pk]),
            button=_("Read and score"),
            since=review.assigned_at,
        )


def my_consent(person: Any) -> Iterator[Need]:
    """A young person whose guardian has not said yes yet."""
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


def my_invitations(person: Any) -> Iterator[Need]:
    """Invitations that wait under this person's address. The link itself is in the mail."""
    mine = Invitation.objects.open().to(person.email).order_by("created")
    waiting = list(mine.values_list("created", flat=True))
    if waiting:
        yield Need(
            what=ngettext(
                "You have %(count)s invitation", "You have %(count)s invitations", len(waiting)
            )
            % {"count": len(waiting)},
            why=_("Open the link in the email we sent you to accept."),
            url=reverse("me"),
            button=_("See my account"),
            since=waiting[0],
        )


ERRANDS: tuple[Callable[[Any], Iterator[Need]], ...] = (
    my_applications,
    my_reviews,
    my_consent,
    my_invitations,
)
