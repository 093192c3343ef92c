"""Program cycles: open one, open or close its door for applications."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thrive.base.errands import done, status_of
from thrive.base.web import reads_and_writes, show, writes
from thrive.cities.actions import cycles as acts
from thrive.cities.forms.cycles import CycleForm
from thrive.cities.queries.seats import find_cycle
from thrive.cities.views.staff import ADMINISTRATORS
from thrive.people.signed_in import signed_in


@reads_and_writes(ADMINISTRATORS)
def open_new(request: HttpRequest) -> HttpResponse:
    """A new cycle beside the others; nothing of theirs changes."""
    form, by = CycleForm(request.POST or None), signed_in(request)
    if done(form, lambda: acts.open_cycle(by=by, **form.cleaned_data)):
        messages.info(request, _("The cycle is open and takes applications."))
        return redirect("seats")
    return show(request, "cities/staff/cycle.html", status_of(form), form=form)


@writes(ADMINISTRATORS)
def door(request: HttpRequest, cycle: str) -> HttpResponse:
    """Open or close the door for new applications."""
    found = find_cycle(cycle)
    if found is None:
        raise Http404
    open_now = request.POST.get("open") == "yes"
    acts.take_applications(found, open_now=open_now, by=signed_in(request))
    said = _("The cycle takes applications.") if open_now else _("The door is closed.")
    messages.info(request, said)
    return redirect("seats")
