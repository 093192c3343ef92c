"""Running an event: plan it, put it on the calendar, change it, see who comes, what follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base.decisions import require
from thrive.base.errands import done, errand, sent, status_of
from thrive.base.web import AT_WORK, reads, reads_and_writes, show, writes
from thrive.events.actions import after, attendance, planning
from thrive.events.actions import series as series_actions
from thrive.events.forms.after import FollowUpForm, MaterialForm, PaperListForm
from thrive.events.forms.planning import (
    CancelForm,
    ChangeEventForm,
    EventForm,
    SeriesForm,
    as_it_stands,
)
from thrive.events.models import Event, EventSeries
from thrive.events.paper_list import read
from thrive.events.queries.event import series_page
from thrive.events.queries.people import as_csv, people_page
from thrive.events.queries.planning import Ground, ground_of
from thrive.events.rules import running as rules
from thrive.events.views.calendar import event_or_404
from thrive.people.signed_in import signed_in

SAID = {"yes": True, "no": False}


@reads_and_writes(AT_WORK)
def plan_event(request: HttpRequest) -> HttpResponse:
    """One event, as a draft."""
    by = signed_in(request)
    ground = _ground(request)
    form = EventForm(sent(request), cities=ground.cities, for_all=ground.for_all)
    made: list[Event] = []
    return errand(
        request,
        form,
        lambda: made.append(planning.plan_event(form.plan(), by=by)),
        said=_("The event is saved. Only those who run it see it until it is on the calendar."),
        title=_("Plan an event"),
        button=_("Save as a draft"),
        place=_("Calendar"),
        trail=_trail(),
        then=lambda: made[0].get_absolute_url(),
    )


@reads_and_writes(AT_WORK)
def plan_series(request: HttpRequest) -> HttpResponse:
    """Events that come back by a rule, all as drafts."""
    by = signed_in(request)
    ground = _ground(request)
    form = SeriesForm(sent(request), cities=ground.cities, for_all=ground.for_all)
    made: list[EventSeries] = []

    def act() -> None:
        made.append(
            series_actions.plan_series(form.plan(), rrule=form.rule(), modules=form.parts(), by=by)
        )

    return errand(
        request,
        form,
        act,
        said=_("The series is saved. Look at its days, then put them on the calendar."),
        title=_("Plan a series"),
        button=_("Save as drafts"),
        place=_("Calendar"),
        trail=_trail(),
        then=lambda: made[0].get_absolute_url(),
    )


@reads_and_writes(AT_WORK)
def change_event(request: HttpRequest, event: str) -> HttpResponse:
    """This event alone, or with all after it. Whoever has a place is told what matters to them."""
    found, by = event_or_404(request, event), signed_in(request)
    require(rules.may_change(by, found))
    ground = ground_of(by)
    form = ChangeEventForm(
        sent(request),
        in_series=found.series_id is not None,
        cities=ground.with_city(found.community),
        for_all=ground.for_all,
        initial=as_it_stands(found),
    )

    def act() -> None:
        if form.cleaned_data.get("scope") == "following":
            series_actions.change_following(found, plan=form.plan(), by=by)
        else:
            planning.change_event(found, plan=form.plan(), by=by)

    return _errand(
        request,
        found,
        form,
        act,
        title=_("Change the event"),
        button=_("Save the change"),
        said=_("The change is saved. Whoever has a place is told if time or place changed."),
    )


@writes(AT_WORK)
def publish_event(request: HttpRequest, event: str) -> HttpResponse:
    planning.publish_event(event_or_404(request, event), by=signed_in(request))
    return _answered(request, event, _("It is on the calendar."))


@writes(AT_WORK)
def publish_series(request: HttpRequest, series: str) -> HttpResponse:
    page = series_page(request.user, series)
    if page is None:
        raise Http404
    number = series_actions.publish_series(page.series, by=signed_in(request))
    words = ngettext("%(n)s event is on the calendar.", "%(n)s events are on the calendar.", number)
    messages.info(request, words % {"n": number})
    return redirect("event_series", series)


@writes(AT_WORK)
def close_event(request: HttpRequest, event: str) -> HttpResponse:
    planning.close_event(event_or_404(request, event), by=signed_in(request))
    return _answered(request, event, _("Sign-up is closed."))


@writes(AT_WORK)
def reopen_event(request: HttpRequest, event: str) -> HttpResponse:
    planning.reopen_event(event_or_404(request, event), by=signed_in(request))
    return _answered(request, event, _("Sign-up is open again."))


@reads_and_writes(AT_WORK)
def cancel_event(request: HttpRequest, event: str) -> HttpResponse:
    found, by = event_or_404(request, event), signed_in(request)
    form = CancelForm(sent(request), in_series=found.series_id is not None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        if form.cleaned_data.get("scope") == "following":
            series_actions.cancel_following(found, reason=reason, by=by)
        else:
            planning.cancel_event(found, reason=reason, by=by)

    return _errand(
        request,
        found,
        form,
        act,
        title=_("Cancel the event"),
        said=_("It is cancelled. Whoever had signed up gets a mail."),
        says=_("It stays on the calendar, crossed out, and calendars that follow it are told."),
        may=lambda: rules.may_cancel(by, found),
    )


@reads_and_writes(AT_WORK)
def event_people(request: HttpRequest, event: str) -> HttpResponse:
    """Who comes and what each needs; POST writes down who came, several at once."""
    found, by = event_or_404(request, event), signed_in(request)
    require(rules.may_run(by, found))
    page = people_page(found)
    if request.method == "POST":
        said = {one.row.pk: request.POST.get(f"came-{one.row.pk}", "") for one in page.guests}
        came = {pk: SAID[word] for pk, word in said.items() if word in SAID}
        changed = attendance.mark_attendance(found, came=came, by=by)
        words = ngettext("%(count)s person marked.", "%(count)s people marked.", changed)
        messages.info(request, words % {"count": changed})
        return redirect("event_people", event)
    return show(request, "events/people.html", page=page, may_mark=rules.may_mark(by, found))


@reads(AT_WORK)
def event_people_file(request: HttpRequest, event: str) -> HttpResponse:
    found = event_or_404(request, event)
    require(rules.may_run(signed_in(request), found))
    answer = HttpResponse(as_csv(people_page(found)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.slug[:80]}.csv"'
    return answer


@reads_and_writes(AT_WORK)
def paper_list(request: HttpRequest, event: str) -> HttpResponse:
    """Names from a paper list; the page says line by line what became of them."""
    found, by = event_or_404(request, event), signed_in(request)
    require(rules.may_mark(by, found))
    form = PaperListForm(sent(request), request.FILES or None)
    report: list[attendance.Taken] = []

    def act() -> None:
        report.extend(attendance.take_paper_list(found, lines=read(form.text()), by=by))

    went = done(form, act)
    return show(
        request,
        "events/paper_list.html",
        200 if went else status_of(form),
        event=found,
        form=PaperListForm(None) if went else form,
        report=report,
    )


@reads_and_writes(AT_WORK)
def add_material(request: HttpRequest, event: str) -> HttpResponse:
    found, by = event_or_404(request, event), signed_in(request)
    form = MaterialForm(sent(request))
    return _errand(
        request,
        found,
        form,
        lambda: after.add_material(found, **form.cleaned_data, by=by),
        title=_("Add a recording or slides"),
        button=_("Add it"),
        said=_("It stands on the page of the event."),
        may=lambda: rules.may_add_material(by, found),
    )


@writes(AT_WORK)
def remove_material(request: HttpRequest, event: str, material: int) -> HttpResponse:
    found = event_or_404(request, event)
    after.remove_material(
        get_object_or_404(found.materials.select_related("event"), pk=material),
        by=signed_in(request),
    )
    return _answered(request, event, _("It is taken off the page."))


@reads_and_writes(AT_WORK)
def follow_up(request: HttpRequest, event: str) -> HttpResponse:
    found, by = event_or_404(request, event), signed_in(request)
    form = FollowUpForm(sent(request))
    return _errand(
        request,
        found,
        form,
        lambda: after.send_follow_up(found, words=form.cleaned_data["words"], by=by),
        title=_("Write to those who came"),
        button=_("Send it"),
        said=_("It is on its way to everybody who came."),
        says=_("One mail goes to each person marked as here. It can be sent once."),
        may=lambda: rules.may_follow_up(by, found),
    )


def _ground(request: HttpRequest) -> Ground:
    ground = ground_of(signed_in(request))
    if not ground.for_all:
        require(rules.may_plan(signed_in(request), ground.cities[0] if ground.cities else None))
    return ground


def _errand(
    request: HttpRequest, event: Event, form: Form, act: Callable[[], Any], **words: Any
) -> HttpResponse:
    trail = [*_trail(), (event.said_title, event.get_absolute_url())]
    return errand(request, form, act, place=event.said_title, trail=trail, **words)


def _trail() -> list[tuple[str, str]]:
    return [(_("Calendar"), reverse("events"))]


def _answered(request: HttpRequest, event: str, sentence: str) -> HttpResponse:
    messages.info(request, sentence)
    return redirect("event", event)
