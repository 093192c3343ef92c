"""Council dates: written down on a page of their own, taken off from the commitment page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import AT_WORK, reads_and_writes, writes
from thrive.journey.actions import council as acts
from thrive.journey.forms.council import AgendaForm
from thrive.journey.queries.council import find_date
from thrive.journey.queries.workspace import Workspace
from thrive.journey.rules import council as rules
from thrive.journey.views.finding import in_city
from thrive.people.signed_in import signed_in


@reads_and_writes(AT_WORK)
@in_city
def add(request: HttpRequest, at: Workspace) -> HttpResponse:
    seat, slug, by = at.enrollment, at.community.slug, signed_in(request)
    assert seat is not None
    form = AgendaForm(sent(request))
    return errand(
        request,
        form,
        lambda: acts.put_on_agenda(seat, agenda=form.agenda(), by=by),
        said=_("The date stands with the commitment."),
        title=_("Write down a council date"),
        place=at.community.name,
        trail=[
            (at.community.name, reverse("city", args=[slug])),
            (_("Commitment"), reverse("commitment", args=[slug])),
        ],
        button=_("Keep this date"),
        says=_(
            "The city, its coach and the program see the date. Once the council has decided, record "
            "what it passed as a commitment."
        ),
        may=lambda: rules.may_write_dates(at.me, seat.status),
    )


@writes(AT_WORK)
@in_city
def take_off(request: HttpRequest, at: Workspace, agenda: int) -> HttpResponse:
    row = find_date(at, agenda)
    if row is None or at.enrollment is None:
        raise Http404
    acts.take_off_agenda(at.enrollment, row=row, by=signed_in(request))
    messages.info(request, _("The date was taken off. Write the new one down once it is set."))
    return redirect("commitment", at.community.slug)
