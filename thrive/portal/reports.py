"""The quarterly report: its tables, the rows behind every number, and both as files."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from thrive.base.web import program, reads, show
from thrive.people.spreadsheet import safe_cell
from thrive.portal.queries.report.figures import Figure, figure_named
from thrive.portal.queries.report.page import lines_of, report_page
from thrive.portal.queries.report.rows import figure_page, file_lines
from thrive.portal.queries.report.scope import Scope, read_scope


@reads(program("coach"))
def reports(request: HttpRequest) -> HttpResponse:
    return show(request, "portal/report.html", page=report_page(*read_scope(request.GET)))


@reads(program("coach"))
def reports_file(request: HttpRequest) -> HttpResponse:
    scope = _scope(request)
    head = (
        *(_("Code"), _("What is counted"), _("Number")),
        *(_("Median days"), _("Longest, days"), _("Address of the rows")),
    )
    return _file(f"report-{scope.period.code}.csv", head, lines_of(scope))


@reads(program("coach"))
def figure(request: HttpRequest, figure: str) -> HttpResponse:
    scope = _scope(request)
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 5 else 1
    page = figure_page(scope, _figure(figure, scope), number)
    return show(request, "portal/report_rows.html", page=page)


@reads(program("coach"))
def figure_file(request: HttpRequest, figure: str) -> HttpResponse:
    scope = _scope(request)
    found = _figure(figure, scope)
    head = [str(column.words) for column in found.family.columns]
    return _file(f"{found.code}-{scope.period.code}.csv", head, file_lines(scope, found))


def _scope(request: HttpRequest) -> Scope:
    scope, _choices = read_scope(request.GET)
    if scope is None:
        raise Http404
    return scope


def _figure(code: str, scope: Scope) -> Figure:
    found = figure_named(code, scope)
    if found is None:
        raise Http404
    return found


def _file(name: str, head: Iterable[str], lines: Iterable[list[Any]]) -> HttpResponse:
    written = StringIO()
    rows = csv.writer(written)
    rows.writerow(head)
    rows.writerows([safe_cell(str(cell)) for cell in line] for line in lines)
    # The mark lets Excel read accents.
    answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
