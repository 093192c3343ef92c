"""The roadmap: read by the city, or by everybody; and its milestones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.errands import errand
from thrive.base.web import AT_WORK, EVERYONE, reads, reads_and_writes, show, writes
from thrive.journey.actions import roadmap as acts
from thrive.journey.forms.roadmap import FinishForm, PlanForm
from thrive.journey.models import RoadmapMilestone
from thrive.journey.queries.roadmap import RoadmapPage, find_milestone, roadmap_page
from thrive.journey.queries.roadmap_files import milestones_csv, resources_csv
from thrive.journey.queries.workspace import Workspace
from thrive.journey.rules import roadmap as rules
from thrive.journey.views.finding import in_city
from thrive.people.signed_in import signed_in


@reads(EVERYONE)
def roadmap(request: HttpRequest, slug: str) -> HttpResponse:
    """The city's people and the program work here; everybody reads what the city has shown."""
    page = _seen(request, slug)
    if page is None:
        user: Any = request.user
        if user.is_authenticated and user.needs_second_step(request):
            return redirect("mfa_index")
        raise Http404(_("There is no such page, or it belongs to another city."))
    if page.at is None:
        return show(request, "journey/roadmap_public.html", page=page)
    if page.at.enrollment is None:
        return show(request, "journey/not_yet.html", 404, at=page.at)
    return show(request, "journey/roadmap.html", page=page, at=page.at)


@reads(EVERYONE)
def roadmap_file(request: HttpRequest, slug: str, sheet: str) -> HttpResponse:
    """The same rows as the page, as a CSV file."""
    written = {"milestones": milestones_csv, "resources": resources_csv}.get(sheet)
    page = _seen(request, slug)
    if page is None or written is None:
        raise Http404
    answer = HttpResponse(written(page), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-{sheet}.csv"'
    return answer


@reads_and_writes(AT_WORK)
@in_city
def add_milestone(request: HttpRequest, at: Workspace) -> HttpResponse:
    form = PlanForm(request.POST if request.method == "POST" else None, areas=at.book.areas)
    assert at.enrollment is not None
    seat = at.enrollment
    return on_roadmap(
        request,
        at,
        form,
        lambda: acts.add_milestone(seat, plan=form.plan(), by=signed_in(request)),
        said=_("It stands on the roadmap."),
        title=_("Add a milestone"),
    )


@reads_and_writes(AT_WORK)
@in_city
def change_milestone(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    row = _milestone_or_404(at, goal)
    form = PlanForm(
        request.POST if request.method == "POST" else None, areas=at.book.areas, row=row
    )
    assert at.enrollment is not None
    seat = at.enrollment

    def change() -> None:
        seen = form.cleaned_data["seen"]
        acts.change_milestone(seat, row=row, plan=form.plan(), seen=seen, by=signed_in(request))

    now = [row.title, date_format(row.due_on), _area(at, row), row.notes]
    return on_roadmap(
        request,
        at,
        form,
        change,
        said=_("Changed."),
        title=_("Change this milestone"),
        lead=stands_now(form, row.version, now),
    )


@reads_and_writes(AT_WORK)
@in_city
def finish_milestone(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    row = _milestone_or_404(at, goal)
    sent = request.POST if request.method == "POST" else None
    form = FinishForm(sent, initial={"on": clock.today()})
    assert at.enrollment is not None
    seat = at.enrollment
    return on_roadmap(
        request,
        at,
        form,
        lambda: acts.finish(seat, row=row, on=form.cleaned_data["on"], by=signed_in(request)),
        said=_("Marked as done."),
        title=_("Mark it done"),
        lead=row.title,
    )


@writes(AT_WORK)
@in_city
def plan_again(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    return _press(request, at, goal, acts.plan_again, _("It is open again."))


@writes(AT_WORK)
@in_city
def take_off_milestone(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    said = _("It is off the roadmap. At the end of the page you can put it back.")
    return _press(request, at, goal, acts.take_off, said)


@writes(AT_WORK)
@in_city
def put_back_milestone(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    return _press(request, at, goal, acts.put_back, _("It is back on the roadmap."))


@reads_and_writes(AT_WORK)
@in_city
def show_roadmap(request: HttpRequest, at: Workspace) -> HttpResponse:
    """Switch on, or off, that everybody may read it; says first what becomes visible."""
    page = roadmap_page(signed_in(request), at.community.slug)
    assert page is not None
    assert at.enrollment is not None
    seat, form = at.enrollment, Form(request.POST if request.method == "POST" else None)
    act = acts.hide if page.is_public else acts.show_to_everybody
    says = {
        False: _(
            "Everybody can then read: the milestones with their days and action areas, what is "
            "done, and the resources with their amounts, sources, owners and links. Notes stay "
            "with the city, and so does what was taken off."
        ),
        True: _("From now on only the city and the program read it. Nothing is lost."),
    }
    title = {False: _("Show it to everybody"), True: _("Hide it from the public")}
    return on_roadmap(
        request,
        at,
        form,
        lambda: act(seat, by=signed_in(request)),
        said=_("Everybody can read the roadmap now.")
        if not page.is_public
        else _("The roadmap is hidden from the public."),
        title=title[page.is_public],
        says=says[page.is_public],
        may=lambda: page.may_hide if page.is_public else page.may_show,
    )


def on_roadmap(
    request: HttpRequest, at: Workspace, form: Form, act: Callable[[], Any], **words: Any
) -> HttpResponse:
    """An errand that begins and ends on the roadmap."""
    slug, seat = at.community.slug, at.enrollment
    assert seat is not None
    words.setdefault("may", lambda: rules.may_write(at.me, seat.status))
    trail = [
        (at.community.name, reverse("city", args=[slug])),
        (_("Roadmap"), reverse("roadmap", args=[slug])),
    ]
    return errand(request, form, act, place=at.community.name, trail=trail, **words)


def stands_now(form: Form, version: int, now: list[str]) -> str:
    """For somebody whose form was drawn with an older version: what the row says today."""
    if not form.is_bound or not form.is_valid() or form.cleaned_data["seen"] == version:
        return ""
    return _("What stands now: %(words)s") % {"words": " · ".join(one for one in now if one)}


def _seen(request: HttpRequest, slug: str) -> RoadmapPage | None:
    """Staff without their second sign-in step read what everybody reads."""
    user: Any = request.user
    if user.is_authenticated and user.needs_second_step(request):
        user = AnonymousUser()
    return roadmap_page(user, slug, request.GET.get("page", "1")[:9])


def _press(
    request: HttpRequest, at: Workspace, goal: int, act: Callable[..., Any], said: str
) -> HttpResponse:
    act(at.enrollment, row=_milestone_or_404(at, goal), by=signed_in(request))
    messages.info(request, said)
    return redirect("roadmap", at.community.slug)


def _milestone_or_404(at: Workspace, pk: int) -> RoadmapMilestone:
    row = find_milestone(at, pk)
    if row is None:
        raise Http404
    return row


def _area(at: Workspace, row: RoadmapMilestone) -> str:
    return next((str(one.name) for one in at.book.areas if one.slug == row.area), row.area)
