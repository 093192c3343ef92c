"""The roadmap: read by the city, or by everybody; and its milestones."""

from __future__ import annotations

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.errands import sent
from thrive.base.web import (
    AT_WORK,
    EVERYONE_AND_AT_WORK,
    reader,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.journey.actions import roadmap as acts
from thrive.journey.forms.roadmap import FinishForm, PlanForm
from thrive.journey.models import RoadmapMilestone
from thrive.journey.queries.roadmap import find_milestone, roadmap_page
from thrive.journey.queries.roadmap_files import milestones_csv, resources_csv
from thrive.journey.queries.workspace import Workspace
from thrive.journey.views.finding import in_city
from thrive.journey.views.on_roadmap import (
    PUT_BACK,
    TAKEN_OFF,
    add_row,
    change_row,
    on_roadmap,
    press,
)
from thrive.people.signed_in import signed_in


@reads(EVERYONE_AND_AT_WORK)
def roadmap(request: HttpRequest, slug: str) -> HttpResponse:
    """The city's people and the program work here; everybody reads what the city has shown."""
    page = roadmap_page(reader(request), slug, request.GET.get("page", "1")[:9])
    if page is None:
        raise Http404(_("There is no such page, or it belongs to another city."))
    if page.at is None:
        return show(request, "journey/roadmap_public.html", page=page)
    if page.at.enrollment is None:
        return show(request, "journey/not_yet.html", 404, at=page.at)
    return show(request, "journey/roadmap.html", page=page, at=page.at)


@reads(EVERYONE_AND_AT_WORK)
def roadmap_file(request: HttpRequest, slug: str, sheet: str) -> HttpResponse:
    """The same rows as the page, as a CSV file."""
    written = {"milestones": milestones_csv, "resources": resources_csv}.get(sheet)
    page = roadmap_page(reader(request), slug)
    if page is None or written is None:
        raise Http404
    answer = HttpResponse(written(page), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-{sheet}.csv"'
    return answer


@reads_and_writes(AT_WORK)
@in_city
def add_milestone(request: HttpRequest, at: Workspace) -> HttpResponse:
    form = PlanForm(sent(request), areas=at.book.areas)
    return add_row(
        request,
        at,
        form,
        lambda seat, by: acts.add_milestone(seat, plan=form.plan(), by=by),
        said=_("It stands on the roadmap."),
        title=_("Add a milestone"),
    )


@reads_and_writes(AT_WORK)
@in_city
def change_milestone(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    row = milestone_or_404(at, goal)
    form = PlanForm(sent(request), areas=at.book.areas, row=row)
    return change_row(
        request,
        at,
        form,
        lambda seat, seen, by: acts.change_milestone(
            seat, row=row, plan=form.plan(), seen=seen, by=by
        ),
        title=_("Change this milestone"),
        version=row.version,
        now=[row.title, date_format(row.due_on), _area(at, row), row.notes],
    )


@reads_and_writes(AT_WORK)
@in_city
def finish_milestone(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    row = milestone_or_404(at, goal)
    form = FinishForm(sent(request), initial={"on": clock.today()})
    return add_row(
        request,
        at,
        form,
        lambda seat, by: acts.finish(seat, row=row, on=form.cleaned_data["on"], by=by),
        said=_("Marked as done."),
        title=_("Mark it done"),
        lead=row.title,
    )


@writes(AT_WORK)
@in_city
def plan_again(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    return press(request, at, milestone_or_404(at, goal), acts.plan_again, _("It is open again."))


@writes(AT_WORK)
@in_city
def take_off_milestone(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    return press(request, at, milestone_or_404(at, goal), acts.take_off, TAKEN_OFF)


@writes(AT_WORK)
@in_city
def put_back_milestone(request: HttpRequest, at: Workspace, goal: int) -> HttpResponse:
    return press(request, at, milestone_or_404(at, goal), acts.put_back, PUT_BACK)


@reads_and_writes(AT_WORK)
@in_city
def show_roadmap(request: HttpRequest, at: Workspace) -> HttpResponse:
    """Switch on, or off, that everybody may read it; says first what becomes visible."""
    page = roadmap_page(signed_in(request), at.community.slug)
    assert page is not None
    assert at.enrollment is not None
    seat, form = at.enrollment, Form(sent(request))
    act = acts.hide if page.is_public else acts.show_to_everybody
    says = {
        False: _(
            "Everybody can then read: the milestones with their days and action areas, what is "
            "done, the policies and numbers they lead to, and the resources with their amounts, "
            "sources, owners and links. Notes stay with the city, and so does what was taken off."
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


def milestone_or_404(at: Workspace, pk: int) -> RoadmapMilestone:
    row = find_milestone(at, pk)
    if row is None:
        raise Http404
    return row


def _area(at: Workspace, row: RoadmapMilestone) -> str:
    return next((str(one.name) for one in at.book.areas if one.slug == row.area), row.area)
