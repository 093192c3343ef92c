"""The Core Team: its page, step g that sets it, and seats that change hands."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base.decisions import require
from thrive.base.errands import done, status_of
from thrive.base.web import AT_WORK, EVERYONE, program, reads, reads_and_writes, show, writes
from thrive.cities.forms.staff import ReasonForm
from thrive.cities.models import CityApplication
from thrive.cities.rules import invitation as steps
from thrive.people.signed_in import signed_in
from thrive.program.rulebook import Rulebook, Seat
from thrive.teams.actions import core as actions
from thrive.teams.forms.core import IN_THE_TEAM, FreezeForm, SeatForm
from thrive.teams.models import CoreTeam
from thrive.teams.queries.core import core_team_page, seat_to_change
from thrive.teams.rules import core as rules
from thrive.teams.views.finding import answered, team_errand


@reads(EVERYONE)
def core_team(request: HttpRequest, slug: str) -> HttpResponse:
    """Six seats. Names are for the city's own people, and for those who let themselves be seen."""
    page = core_team_page(request.user, slug)
    if page is None:
        raise Http404
    return show(request, "teams/core_team.html", page=page)


@reads_and_writes(AT_WORK)
def change_seat(request: HttpRequest, slug: str, seat: str) -> HttpResponse:
    """Somebody else takes the seat, or somebody takes an open one."""
    team, chair, rulebook = _seat_or_404(request, slug, seat)
    held = team.seats.today().filter(seat=seat).first()
    first = {"seen": rules.mark_of_seat(held)}
    by, form = signed_in(request), SeatForm(request.POST or None, initial=first)

    def pass_on() -> None:
        said = form.cleaned_data
        actions.change_seat(
            team,
            seat=seat,
            holder=form.holder(),
            rulebook=rulebook,
            reason=said["reason"],
            note=said["note"],
            seen=said["seen"],
            by=by,
        )

    return team_errand(
        request,
        team.community,
        form,
        pass_on,
        may=lambda: rules.may_open_seat(by, team),
        title=_("Who takes this seat? %(seat)s") % {"seat": chair.name},
        button=_("Give them the seat"),
        lead=str(chair.who),
        said=_("The seat is taken."),
        back=_team_page(slug),
    )


@reads_and_writes(AT_WORK)
def vacate_seat(request: HttpRequest, slug: str, seat: str) -> HttpResponse:
    """Nobody follows yet: the seat is open and the page says so."""
    team, chair, _rulebook = _seat_or_404(request, slug, seat)
    by, form = signed_in(request), ReasonForm(request.POST or None, hint=IN_THE_TEAM)

    return team_errand(
        request,
        team.community,
        form,
        lambda: actions.vacate_seat(team, seat=seat, by=by, **form.cleaned_data),
        may=lambda: rules.may_open_seat(by, team),
        title=_("Leave this seat open: %(seat)s") % {"seat": chair.name},
        button=_("Leave it open"),
        says=_("Whoever holds it loses the access that came with it. Their work stays."),
        said=_("The seat is open now."),
        back=_team_page(slug),
    )


@writes(AT_WORK)
def invite_to_seat(request: HttpRequest, slug: str, seat: str) -> HttpResponse:
    """A private link to the address that was written down for the seat."""
    team, _chair, _rulebook = _seat_or_404(request, slug, seat)
    held = get_object_or_404(team.seats.today().select_related("team__community"), seat=seat)
    language = get_language() or "en"
    actions.invite_to_seat(held, language=language, by=signed_in(request))
    return answered(request, "core_team", slug, _("The invitation is on its way."))


@reads_and_writes(program("coach"))
def confirm_team(request: HttpRequest, code: str) -> HttpResponse:
    """Step g: the six seats as they stand in the application, set."""
    rows = CityApplication.objects.visible_to(request.user).select_related("community", "cycle")
    found = get_object_or_404(rows, code=code)
    by, form = signed_in(request), FreezeForm(request.POST or None)
    if done(form, lambda: actions.freeze_core_team(found, by=by, **form.cleaned_data)):
        messages.info(request, _("The Core Team is set."))
        return redirect("application_staff", code)
    if not form.is_bound:
        require(steps.may_do_step(by, found, "g"))
    held = steps.people_named(found)
    return show(
        request,
        "teams/confirm_team.html",
        status_of(form),
        application=found,
        form=form,
        seats=[(seat, held.get(seat.code)) for seat in found.rulebook.seats],
        whole=steps.is_whole(found),
        one=steps.both_seats_of_one(held),
    )


def _team_page(slug: str) -> tuple[str, str]:
    return _("Core Team"), reverse("core_team", args=[slug])


def _seat_or_404(request: HttpRequest, slug: str, seat: str) -> tuple[CoreTeam, Seat, Rulebook]:
    found = seat_to_change(request.user, slug, seat)
    if found is None:
        raise Http404
    return found
