"""Reviews: my list, the score sheet (kept while one writes), stepping aside, asking reviewers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.base.errands import done, errand, status_of
from thrive.base.web import reads, reads_and_writes, show
from thrive.cities.actions import reviewing
from thrive.cities.forms.scores import Sheet, read_sheet
from thrive.cities.forms.staff import ReasonForm, ReviewersForm
from thrive.cities.models import EligibilityReview
from thrive.cities.queries.reviews import candidates, find_review, reviews_page, sheet_page
from thrive.cities.rules import reviewing as rules
from thrive.cities.views.staff import ADMINISTRATORS, REVIEWERS
from thrive.cities.views.staff.application import find
from thrive.people.models import Person
from thrive.people.signed_in import signed_in


@reads(REVIEWERS)
def reviews(request: HttpRequest) -> HttpResponse:
    """My reviews; administrators see everybody's."""
    return show(
        request,
        "cities/staff/reviews.html",
        page=reviews_page(request.user, request.GET.get("page", "1")),
    )


@reads_and_writes(REVIEWERS)
def review(request: HttpRequest, review: int) -> HttpResponse:
    """The score sheet. “Keep” and the autosave store it as it is; the other button finishes it."""
    found = _find(request, review)
    if request.method != "POST":
        return _sheet(request, found)
    sheet = read_sheet(found.application.rulebook, request.POST)
    if "X-Autosave" in request.headers:
        return _autosaved(request, found, sheet)
    by = signed_in(request)
    try:
        if "keep" in request.POST:
            _keep(found, sheet, by)
            messages.info(request, _("Kept. Nobody else sees it before you finish."))
            return redirect("review", review)
        reviewing.score(found, scores=sheet.scores, tier=sheet.tier, note=sheet.note, by=by)
    except Refused as no:
        return _sheet(request, found, sheet, no.sentence)
    messages.info(request, _("Your review is in. Thank you."))
    return redirect("reviews")


@reads_and_writes(REVIEWERS)
def step_aside(request: HttpRequest, review: int) -> HttpResponse:
    found, by = _find(request, review), signed_in(request)
    form = ReasonForm(request.POST or None)
    about = str(found.application.community)
    return errand(
        request,
        form,
        lambda: reviewing.step_aside(found, by=by, **form.cleaned_data),
        may=lambda: rules.may_open_step_aside(by, found),
        title=_("Step aside"),
        button=_("Step aside from this review"),
        lead=_("For instance: you know the applicants, or your organization works with them."),
        said=_("You stepped aside. Somebody else will be asked."),
        place=about,
        trail=[(_("Reviews"), reverse("reviews")), (about, reverse("review", args=[review]))],
        then=reverse("reviews"),
    )


@reads_and_writes(ADMINISTRATORS)
def reviewers(request: HttpRequest, code: str) -> HttpResponse:
    """Ask two people without a stake, or one in place of somebody who stepped aside."""
    found, by = find(request, code), signed_in(request)
    people = candidates(found)
    active = [one for one in found.reviews.all() if one.status != "recused"]
    places = max(rules.REVIEWERS - len(active), 0)
    form = ReviewersForm(request.POST or None, people=[one.person for one in people], places=places)
    if done(form, lambda: reviewing.ask_reviewers(found, reviewers=form.chosen(), by=by)):
        messages.info(request, _("The reviewers are asked by mail."))
        return redirect("application_staff", code)
    return show(
        request,
        "cities/staff/reviewers.html",
        status_of(form),
        application=found,
        form=form,
        people=people,
        places=places,
        may=rules.may_open_reviewing(by, found),
    )


def _find(request: HttpRequest, pk: int) -> EligibilityReview:
    found = find_review(request.user, pk)
    if found is None:
        raise Http404
    return found


def _sheet(
    request: HttpRequest, found: EligibilityReview, sheet: Sheet | None = None, refusal: str = ""
) -> HttpResponse:
    page = sheet_page(request.user, found, sheet.scores if sheet else None)
    said = sheet or Sheet({}, found.recommended_tier, found.note)
    status = 422 if refusal else 200
    return show(request, "cities/staff/review.html", status, page=page, said=said, refusal=refusal)


def _autosaved(request: HttpRequest, found: EligibilityReview, sheet: Sheet) -> HttpResponse:
    """The answer to the autosave: when it was kept, and the total the server counts."""
    try:
        _keep(found, sheet, signed_in(request))
    except Refused as no:
        return JsonResponse({"refused": no.sentence}, status=403)
    page = sheet_page(request.user, found, sheet.scores)
    at = formats.time_format(timezone.localtime(clock.now()), "TIME_FORMAT")
    sentence = _("Saved at %(time)s: %(total)s of %(out_of)s points, %(tier)s") % {
        "time": at,
        "total": page.reading.total,
        "out_of": page.reading.out_of,
        "tier": page.recommended,
    }
    return JsonResponse({"saved": sentence})


def _keep(found: EligibilityReview, sheet: Sheet, by: Person) -> None:
    reviewing.keep_scores(found, scores=sheet.scores, tier=sheet.tier, note=sheet.note, by=by)
