"""What the pages of milestones and of resources share: each begins and ends on the roadmap, or on the
page of the milestone it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base.errands import errand
from thrive.cities.models import Enrollment
from thrive.journey.actions.roadmap import Row
from thrive.journey.models import RoadmapMilestone
from thrive.journey.queries.workspace import Workspace
from thrive.journey.rules import roadmap as rules
from thrive.people.models import Person
from thrive.people.signed_in import signed_in

TAKEN_OFF = gettext_lazy("It is off the roadmap. At the end of the page you can put it back.")
PUT_BACK = gettext_lazy("It is back on the roadmap.")


def on_roadmap(
    request: HttpRequest,
    at: Workspace,
    form: Form,
    act: Callable[[], Any],
    *,
    goal: RoadmapMilestone | None = None,
    **words: Any,
) -> HttpResponse:
    slug, seat = at.community.slug, at.enrollment
    assert seat is not None
    words.setdefault("may", lambda: rules.may_write(at.me, seat.status))
    trail = [
        (at.community.name, reverse("city", args=[slug])),
        (_("Roadmap"), reverse("roadmap", args=[slug])),
    ]
    if goal:
        trail.append((goal.title, reverse("roadmap_milestone", args=[slug, goal.pk])))
    return errand(request, form, act, place=at.community.name, trail=trail, **words)


def add_row(
    request: HttpRequest,
    at: Workspace,
    form: Form,
    act: Callable[[Enrollment, Person], Any],
    **words: Any,
) -> HttpResponse:
    seat = at.enrollment
    assert seat is not None
    return on_roadmap(request, at, form, lambda: act(seat, signed_in(request)), **words)


def change_row(
    request: HttpRequest,
    at: Workspace,
    form: Form,
    act: Callable[[Enrollment, int | None, Person], Any],
    *,
    title: str,
    version: int,
    now: Sequence[str],
    goal: RoadmapMilestone | None = None,
) -> HttpResponse:
    """`act` gets the version the form was drawn with; `now` is what the row says today."""
    return add_row(
        request,
        at,
        form,
        lambda seat, by: act(seat, form.cleaned_data["seen"], by),
        said=_("Changed."),
        title=title,
        lead=_stands_now(form, version, now),
        goal=goal,
    )


def press(
    request: HttpRequest,
    at: Workspace,
    row: Row,
    act: Callable[..., Any],
    said: Any,
    *,
    goal: RoadmapMilestone | None = None,
) -> HttpResponse:
    """A button that asks nothing more, of the roadmap or of the page of a milestone that stands on it."""
    act(at.enrollment, row=row, by=signed_in(request))
    messages.info(request, said)
    if goal and not goal.off_at:
        return redirect("roadmap_milestone", at.community.slug, goal.pk)
    return redirect("roadmap", at.community.slug)


def _stands_now(form: Form, version: int, now: Sequence[str]) -> str:
    """For somebody whose form was drawn with an older version: what the row says today."""
    if not form.is_bound or not form.is_valid() or form.cleaned_data["seen"] == version:
        return ""
    return _("What stands now: %(words)s") % {"words": " · ".join(one for one in now if one)}
