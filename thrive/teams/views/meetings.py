"""Meetings of a city's teams: the list, one meeting, its agenda, its minutes, things to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thrive.base.decisions import require
from thrive.base.web import AT_WORK, EVERYONE, reads, reads_and_writes, show, writes
from thrive.cities.models import Community
from thrive.people.signed_in import signed_in
from thrive.teams.actions import meetings as actions
from thrive.teams.forms.meetings import ActionItemForm, MeetingForm, MinutesForm
from thrive.teams.minutes import minutes_pdf
from thrive.teams.models import Meeting
from thrive.teams.queries.meetings import MeetingPage, meeting_page, meetings_page
from thrive.teams.queries.people import people_of
from thrive.teams.rules import meetings as rules
from thrive.teams.views.finding import answered, city_or_404, team_errand


@reads(EVERYONE)
def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """What is ahead, what was, what is overdue. Visitors read the agendas that are public."""
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 1
    page = meetings_page(request.user, slug, number)
    if page is None:
        raise Http404
    return show(request, "teams/meetings.html", page=page)


@reads(EVERYONE)
def meeting(request: HttpRequest, slug: str, meeting: int) -> HttpResponse:
    return show(request, "teams/meeting.html", page=_page_or_404(request, slug, meeting))


@reads_and_writes(AT_WORK)
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """A new meeting, as a draft."""
    community, by = city_or_404(request, slug), signed_in(request)
    require(rules.may_call(by, community))
    form = _meeting_form(request, community)
    made: list[Meeting] = []
    return _errand(
        request,
        community,
        form,
        lambda: made.append(actions.call_meeting(community, by=by, **form.said())),
        title=_("Call a meeting"),
        button=_("Save the meeting"),
        said=_("The meeting is saved. Only the team sees it until the agenda goes out."),
        then=lambda: reverse("meeting", args=[slug, made[0].pk]),
    )


@reads_and_writes(AT_WORK)
def change(request: HttpRequest, slug: str, meeting: int) -> HttpResponse:
    found, by = _meeting_or_404(request, slug, meeting), signed_in(request)
    leader = f"m{found.co_member_id}" if found.co_member_id else f"s{found.co_seat_id}"
    starts = timezone.localtime(found.starts_at)
    first = {
        **{name: getattr(found, name) for name in ("of_team", "title", "place", "agenda")},
        "day": starts.date(),
        "time": starts.time(),
        "led_with": leader,
    }
    form = _meeting_form(request, found.community, first)
    return _errand(
        request,
        found.community,
        form,
        lambda: actions.change_meeting(found, by=by, **form.said()),
        may=lambda: rules.may_change(by, found),
        title=_("Change the meeting"),
        button=_("Save the meeting"),
        said=_("The change is saved."),
        meeting=meeting,
    )


@writes(AT_WORK)
def post(request: HttpRequest, slug: str, meeting: int) -> HttpResponse:
    """The agenda goes out; where the council created the team, to everybody."""
    actions.post_agenda(_meeting_or_404(request, slug, meeting), by=signed_in(request))
    return _answered(request, slug, meeting, _("The agenda is out."))


@reads_and_writes(AT_WORK)
def minutes(request: HttpRequest, slug: str, meeting: int) -> HttpResponse:
    """Attendance, notes and decisions; written again until somebody approves them."""
    found, by = _meeting_or_404(request, slug, meeting), signed_in(request)
    require(rules.may_write_minutes(by, found))
    people = people_of(found.community)
    came = [f"m{a.member_id}" if a.member_id else f"s{a.seat_id}" for a in found.attendances.all()]
    first = {
        "came": came,
        "others_came": found.others_came,
        "notes": found.notes,
        "decisions": "\n".join(found.decisions.order_by("pk").values_list("words", flat=True)),
        "read_aloud": found.read_aloud,
    }
    form = MinutesForm(request.POST or None, people=people, initial=first)
    return _errand(
        request,
        found.community,
        form,
        lambda: actions.write_minutes(found, by=by, **form.said()),
        title=_("Write the minutes"),
        button=_("Save the minutes"),
        said=_("The minutes are saved."),
        meeting=meeting,
    )


@writes(AT_WORK)
def approve(request: HttpRequest, slug: str, meeting: int) -> HttpResponse:
    actions.approve_minutes(_meeting_or_404(request, slug, meeting), by=signed_in(request))
    return _answered(request, slug, meeting, _("The minutes are approved."))


@reads_and_writes(AT_WORK)
def add_action(request: HttpRequest, slug: str, meeting: int) -> HttpResponse:
    """Something to do, with a name and a day."""
    found, by = _meeting_or_404(request, slug, meeting), signed_in(request)
    require(rules.may_add_action(by, found))
    form = ActionItemForm(request.POST or None, people=people_of(found.community))

    def write_down() -> None:
        said = form.cleaned_data
        actions.add_action_item(
            found, what=said["what"], owner=form.who(), due_on=said["due_on"], by=by
        )

    return _errand(
        request,
        found.community,
        form,
        write_down,
        title=_("Something to do"),
        button=_("Put it on the list"),
        said=_("It is on the list."),
        meeting=meeting,
    )


@writes(AT_WORK)
def finish_action(request: HttpRequest, slug: str, meeting: int, item: int) -> HttpResponse:
    found, by = _meeting_or_404(request, slug, meeting), signed_in(request)
    actions.finish_action_item(get_object_or_404(found.action_items, pk=item), by=by)
    return answered(request, "meetings", slug, _("Done. It is off the list."))


@reads(EVERYONE)
def minutes_file(request: HttpRequest, slug: str, meeting: int) -> HttpResponse:
    """The minutes as a tagged PDF, for the city's own people."""
    page = _page_or_404(request, slug, meeting)
    if not page.names or page.meeting.status not in ("held", "approved"):
        raise Http404
    response = HttpResponse(minutes_pdf(page), content_type="application/pdf")
    name = f"minutes-{slug[:60]}-{page.meeting.pk}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _page_or_404(request: HttpRequest, slug: str, meeting: int) -> MeetingPage:
    page = meeting_page(request.user, slug, meeting)
    if page is None:
        raise Http404
    return page


def _meeting_or_404(request: HttpRequest, slug: str, meeting: int) -> Meeting:
    return _page_or_404(request, slug, meeting).meeting


def _meeting_form(request: HttpRequest, community: Community, first: Any = None) -> MeetingForm:
    has_one = hasattr(community, "design_team")
    return MeetingForm(
        request.POST or None,
        people=people_of(community),
        with_design_team=has_one,
        initial=first or {"of_team": "design" if has_one else "core"},
    )


def _errand(
    request: HttpRequest,
    community: Community,
    form: Form,
    act: Callable[[], Any],
    *,
    meeting: int = 0,
    **words: Any,
) -> HttpResponse:
    """An errand about one meeting, or about the list of them."""
    slug = community.slug
    back = (
        (_("Meeting"), reverse("meeting", args=[slug, meeting]))
        if meeting
        else (_("Meetings"), reverse("meetings", args=[slug]))
    )
    return team_errand(request, community, form, act, back=back, **words)


def _answered(request: HttpRequest, slug: str, meeting: int, sentence: str) -> HttpResponse:
    messages.info(request, sentence)
    return redirect("meeting", slug, meeting)
