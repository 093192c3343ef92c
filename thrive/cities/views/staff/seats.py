"""Seats: who holds one, who waits, and every move with its reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thrive.base.decisions import require
from thrive.base.web import program, reads, reads_and_writes, show
from thrive.cities.actions import seats as acts
from thrive.cities.forms.staff import CapForm, ReasonForm, TierForm
from thrive.cities.lifecycle import ENROLLMENT
from thrive.cities.models import Enrollment, ProgramCycle
from thrive.cities.queries.seats import find_cycle, find_enrollment, seats_page
from thrive.cities.rules import seats as rules
from thrive.cities.views.staff import ADMINISTRATORS
from thrive.cities.views.staff.answering import done, status_of
from thrive.people.signed_in import signed_in

MOVES = {
    "pause": acts.pause,
    "resume": acts.resume,
    "leave": acts.leave,
    "graduate": acts.graduate,
}


@reads(program("coach"))
def seats(request: HttpRequest) -> HttpResponse:
    asked = request.GET
    page = seats_page(
        asked.get("cycle", "")[:40], asked.get("tier", "")[:20], asked.get("page", "1")[:9]
    )
    may = rules.may_run_the_program(request.user)
    return show(request, "cities/staff/seats.html", page=page, may=may)


@reads_and_writes(ADMINISTRATORS)
def move(request: HttpRequest, enrollment: int, move: str) -> HttpResponse:
    """Pause, resume, leave or graduate, with a reason; says first what will happen."""
    found, by = _found(enrollment), signed_in(request)
    if move not in MOVES:
        raise Http404
    form = ReasonForm(request.POST or None)
    if done(form, lambda: MOVES[move](found, by=by, **form.cleaned_data)):
        messages.info(request, _("Done. The reason is in the record."))
        return redirect("seats")
    if not form.is_bound:
        require(ENROLLMENT.allows(found.status, move))
    says = {
        "pause": _("The city keeps its seat. Its work and its deadlines rest."),
        "resume": _("The city goes on where it stopped."),
        "leave": _("The seat becomes free and goes to the first city in line."),
        "graduate": _("The city has finished. Its seat goes to the first city in line."),
    }
    words = {"title": ENROLLMENT.move(move).label, "says": says[move]}
    return show(
        request,
        "cities/staff/seat_move.html",
        status_of(form),
        enrollment=found,
        form=form,
        words=words,
    )


@reads_and_writes(ADMINISTRATORS)
def tier(request: HttpRequest, enrollment: int) -> HttpResponse:
    found, by = _found(enrollment), signed_in(request)
    form = TierForm(request.POST or None, rulebook=found.cycle.rulebook, now=found.tier)
    if done(form, lambda: acts.change_tier(found, by=by, **form.cleaned_data)):
        messages.info(
            request, _("The tier has changed. The seat it leaves goes to the next in line.")
        )
        return redirect("seats")
    words = {
        "title": _("Change the tier"),
        "says": _(
            "Evidence the city has given stays. The seat it leaves goes to the next in line."
        ),
    }
    return show(
        request,
        "cities/staff/seat_move.html",
        status_of(form),
        enrollment=found,
        form=form,
        words=words,
    )


@reads_and_writes(ADMINISTRATORS)
def cap(request: HttpRequest, cycle: str, tier: str) -> HttpResponse:
    """Change how many seats a tier has in a cycle."""
    found, by = _cycle(cycle, tier), signed_in(request)
    form = CapForm(request.POST or None, initial={"cap": found.cap(tier)})
    if done(form, lambda: acts.change_cap(found, tier=tier, by=by, **form.cleaned_data)):
        messages.info(request, _("The number of seats has changed."))
        return redirect("seats")
    name = found.rulebook.tier(tier).name
    return show(
        request,
        "cities/staff/cap.html",
        status_of(form),
        cycle=found,
        tier=tier,
        name=name,
        form=form,
    )


def _found(pk: int) -> Enrollment:
    found = find_enrollment(pk)
    if found is None:
        raise Http404
    return found


def _cycle(slug: str, tier: str) -> ProgramCycle:
    found = find_cycle(slug)
    if found is None or found.cap(tier) is None:
        raise Http404
    return found
