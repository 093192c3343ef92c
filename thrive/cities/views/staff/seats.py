"""Seats: who holds one, who waits, and every move with its reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand
from thrive.base.web import program, reads, reads_and_writes, show
from thrive.cities.actions import seats as acts
from thrive.cities.forms.staff import CapForm, ReasonForm, TierForm
from thrive.cities.lifecycle import ENROLLMENT
from thrive.cities.models import Enrollment, ProgramCycle
from thrive.cities.queries.seats import find_cycle, find_enrollment, seats_page
from thrive.cities.rules import seats as rules
from thrive.cities.views.staff import ADMINISTRATORS
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
    says = {
        "pause": _("The city keeps its seat. Its work and its deadlines rest."),
        "resume": _("The city goes on where it stopped."),
        "leave": _("The seat becomes free and goes to the first city in line."),
        "graduate": _("The city has finished. Its seat goes to the first city in line."),
    }
    return _errand(
        request,
        found,
        form,
        lambda: MOVES[move](found, by=by, **form.cleaned_data),
        may=lambda: ENROLLMENT.allows(found.status, move),
        title=str(ENROLLMENT.move(move).label),
        says=says[move],
        said=_("Done. The reason is in the record."),
    )


@reads_and_writes(ADMINISTRATORS)
def tier(request: HttpRequest, enrollment: int) -> HttpResponse:
    found, by = _found(enrollment), signed_in(request)
    form = TierForm(request.POST or None, rulebook=found.cycle.rulebook, now=found.tier)
    return _errand(
        request,
        found,
        form,
        lambda: acts.change_tier(found, by=by, **form.cleaned_data),
        title=_("Change the tier"),
        says=_("Evidence the city has given stays. The seat it leaves goes to the next in line."),
        said=_("The tier has changed. The seat it leaves goes to the next in line."),
    )


@reads_and_writes(ADMINISTRATORS)
def cap(request: HttpRequest, cycle: str, tier: str) -> HttpResponse:
    """Change how many seats a tier has in a cycle."""
    found, by = _cycle(cycle, tier), signed_in(request)
    form = CapForm(request.POST or None, initial={"cap": found.cap(tier)})
    name = str(found.rulebook.tier(tier).name)
    return errand(
        request,
        form,
        lambda: acts.change_cap(found, tier=tier, by=by, **form.cleaned_data),
        title=_("Number of %(tier)s seats") % {"tier": name},
        button=_("Change the number"),
        lead=found.name,
        says=_(
            "New seats go to the cities that wait, first in line first. The change stays in the record."
        ),
        said=_("The number of seats has changed."),
        place=name,
        trail=[(_("Seats"), reverse("seats"))],
    )


def _errand(
    request: HttpRequest, found: Enrollment, form: Form, act: Callable[[], Any], **words: Any
) -> HttpResponse:
    name = found.cycle.rulebook.tier(found.tier).name
    about = str(found.community)
    trail = [(_("Seats"), reverse("seats"))]
    lead = f"{about} · {name}"
    return errand(request, form, act, trail=trail, place=about, lead=lead, **words)


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
