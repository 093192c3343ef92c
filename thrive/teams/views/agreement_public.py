"""For everybody: the text of the letter, and whether a document is real. For administrators:
publishing a version."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thrive.base.errands import done, status_of
from thrive.base.web import EVERYONE, program, reads, reads_and_writes, show
from thrive.cities.views import limits
from thrive.people.signed_in import signed_in
from thrive.teams.actions.agreement import publish_version
from thrive.teams.forms.agreement import CodeForm, FileForm, PublishForm
from thrive.teams.queries.agreement import reading_page
from thrive.teams.queries.agreement_check import Finding, check_code, check_file
from thrive.teams.queries.agreement_versions import versions_page

MOST_CHECKS = 30  # from one address in ten minutes: reading a seal is work


@reads(EVERYONE)
def text(request: HttpRequest, number: int | None = None) -> HttpResponse:
    reading = reading_page(get_language() or "en", number)
    if reading is None:
        raise Http404
    return show(request, "teams/agreement/text.html", reading=reading)


@reads_and_writes(EVERYONE)
@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """GET asks by code; POST with the file, which is read once and not kept."""
    if limits.used_up(request, "check", MOST_CHECKS):
        return limits.too_many(request)
    by_code = CodeForm(request.GET if "code" in request.GET else None)
    by_file = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    found: Finding | None = None
    if by_file.is_bound and by_file.is_valid():
        limits.count(request, "check")
        found = check_file(by_file.cleaned_data["file"].read())
    elif by_code.is_bound and by_code.is_valid():
        limits.count(request, "check")
        found = check_code(by_code.cleaned_data["code"])
    wrong = by_file.errors or by_code.errors
    return show(
        request,
        "teams/agreement/check.html",
        422 if wrong else 200,
        found=found,
        by_code=by_code,
        by_file=by_file,
    )


@reads_and_writes(program("admin"))
def versions(request: HttpRequest) -> HttpResponse:
    """Every published wording; POST publishes the next one."""
    page = versions_page()
    initial = {"text_en": page.newest.text_en, "text_es": page.newest.text_es}
    form = PublishForm(request.POST if request.method == "POST" else None, initial=initial)
    if done(form, lambda: publish_version(**form.cleaned_data, by=signed_in(request))):
        messages.info(request, _("The new version is published. Everybody is asked to sign it."))
        return redirect("agreement_versions")
    return show(request, "teams/agreement/versions.html", status_of(form), page=page, form=form)
