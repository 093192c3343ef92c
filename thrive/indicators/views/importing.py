"""Bringing a file: choose it, say what it means, see how far it is and what is wrong."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import done, errand, status_of
from thrive.base.web import program, reads, reads_and_writes, show, writes
from thrive.indicators.actions import catalog, importing, turns
from thrive.indicators.files.problems import Problem
from thrive.indicators.forms.columns import ColumnsForm
from thrive.indicators.forms.importing import DatasetForm, ImportForm
from thrive.indicators.models import ImportRun
from thrive.indicators.queries import imports
from thrive.people.signed_in import signed_in

DATA = program("data")


@reads_and_writes(DATA)
def import_data(request: HttpRequest) -> HttpResponse:
    """Choose a file; what was brought before stands below."""
    by = signed_in(request)
    form = ImportForm(request.POST or None, request.FILES or None, user=by)
    brought: list[ImportRun] = []

    def bring() -> None:
        file = form.cleaned_data["file"]
        said, to = form.said(), form.cleaned_data["dataset"]
        name, chunks = file.name or "", file.chunks()
        brought.append(importing.receive(to, chunks=chunks, name=name, said=said, by=by))

    if done(form, bring):
        [run] = brought
        if imports.needs_columns(run):
            return redirect("import_columns", run.pk)
        turns.give_turn(run, by=by)
        return redirect(run)
    page = imports.start_page(by)
    return show(request, "indicators/import.html", status_of(form), form=form, page=page)


@reads_and_writes(DATA)
def open_dataset(request: HttpRequest) -> HttpResponse:
    form = DatasetForm(request.POST if request.method == "POST" else None)
    return errand(
        request,
        form,
        lambda: catalog.open_dataset(form.said(), by=signed_in(request)),
        said=_("The data set is open. Bring its first file."),
        title=_("Open a data set"),
        place=_("Import data"),
        trail=[(_("Import data"), reverse("import_data"))],
        may=lambda: imports.start_page(signed_in(request)).may_open,
    )


@reads(DATA)
def import_run(request: HttpRequest, import_run: int) -> HttpResponse:
    run = _run(request, import_run)
    return show(request, "indicators/run.html", page=imports.run_page(run, signed_in(request)))


@reads_and_writes(DATA)
def columns(request: HttpRequest, import_run: int) -> HttpResponse:
    """What the columns of a plain CSV file mean."""
    run, by = _run(request, import_run), signed_in(request)
    if not imports.needs_columns(run):
        return redirect(run)
    found = imports.columns_before_us(run)
    if isinstance(found, Problem):  # reading it tells of the problem
        turns.give_turn(run, by=by)
        return redirect(run)
    header, known, remembered = found
    sent = request.POST if request.method == "POST" else None
    form = ColumnsForm(sent, header=header, known=known)

    def say() -> None:
        told = importing.explain(run, columns=form.columns(), header=header, by=by)
        turns.give_turn(told, by=by)

    if done(form, say):
        return redirect(run)
    return show(
        request,
        "indicators/columns.html",
        status_of(form),
        form=form,
        run=run,
        header=header,
        remembered=remembered,
    )


@reads(DATA)
def problems_file(request: HttpRequest, import_run: int) -> HttpResponse:
    run = _run(request, import_run)
    answer = HttpResponse(imports.problems_csv(run), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="problems-{run.pk}.csv"'
    return answer


@writes(DATA)
def stop(request: HttpRequest, import_run: int) -> HttpResponse:
    run = importing.stop(_run(request, import_run), by=signed_in(request))
    messages.info(request, _("It is stopped. Nothing of it was kept."))
    return redirect(run)


def _run(request: HttpRequest, pk: int) -> ImportRun:
    rows = ImportRun.objects.visible_to(request.user).select_related("dataset", "release__dataset")
    return get_object_or_404(rows, pk=pk)
