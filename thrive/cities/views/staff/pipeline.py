"""The pipeline board, its file, and a first contact written down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.errands import status_of
from thrive.base.web import reads, reads_and_writes, show
from thrive.cities.actions.starting import start_outreach
from thrive.cities.forms.staff import OutreachForm
from thrive.cities.queries.applying import current_cycle
from thrive.cities.queries.outreach import city_named, city_names
from thrive.cities.queries.pipeline import pipeline_page, read_filters
from thrive.cities.queries.spreadsheet import pipeline_csv
from thrive.cities.views.staff import COACHES, READERS
from thrive.people.signed_in import signed_in


@reads(READERS)
def pipeline(request: HttpRequest) -> HttpResponse:
    """Every application at its step. Filters stand in the address."""
    page = pipeline_page(request.user, read_filters(request.GET.dict()))
    other = "list" if page.filters.view == "board" else "board"
    return show(request, "cities/staff/pipeline.html", page=page, other=other)


@reads(READERS)
def pipeline_file(request: HttpRequest) -> HttpResponse:
    """The same applications, with the same filters."""
    page = pipeline_page(request.user, read_filters(request.GET.dict()), whole=True)
    response = HttpResponse(pipeline_csv(page), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="pipeline-{clock.today()}.csv"'
    return response


@reads_and_writes(COACHES)
def outreach(request: HttpRequest) -> HttpResponse:
    """A coach made first contact: step a is written down, the city gets the link to its draft."""
    form = OutreachForm(request.POST or None, initial={"language": "en"})
    cycle = current_cycle()
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        city = city_named(request.user, said.pop("city"))
        if city is None:
            form.add_error("city", _("No city has this name. Choose one from the list."))
        elif cycle is None:
            form.add_error(None, _("No cycle is open. An administrator opens one first."))
        else:
            application = start_outreach(city, cycle=cycle, **said, by=signed_in(request))
            messages.info(
                request, _("The first contact is written down, and the link is on its way.")
            )
            return redirect("application_staff", application.code)
    return show(
        request, "cities/staff/outreach.html", status_of(form), form=form, names=city_names()
    )
