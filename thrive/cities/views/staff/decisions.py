"""The decision of step d, and its letter."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thrive.base.errands import done, status_of
from thrive.base.web import EVERYONE, reads, reads_and_writes, show
from thrive.cities.actions.deciding import decide as decide_on
from thrive.cities.forms.staff import DecisionForm
from thrive.cities.letters import decision_pdf
from thrive.cities.models import CityApplication, Determination
from thrive.cities.queries.applying import application_by_code
from thrive.cities.queries.letters import decision_letter, newest_determination
from thrive.cities.queries.reviews import decision_page
from thrive.cities.rules.applying import may_join_as_affiliate
from thrive.cities.views.private import applicant
from thrive.cities.views.staff import ADMINISTRATORS
from thrive.cities.views.staff.application import find
from thrive.people.signed_in import signed_in


@reads_and_writes(ADMINISTRATORS)
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """Both reviews side by side, the seats, and the form."""
    found, by = find(request, code), signed_in(request)
    page = decision_page(by, found)
    first = {"tier": page.reading.tier} if page.reading and not page.disagree else {}
    form = DecisionForm(request.POST or None, choices=page.choices, initial=first)
    if done(form, lambda: decide_on(found, by=by, **form.cleaned_data)):
        messages.info(request, _("Decided. The letter is on its way."))
        return redirect("application_staff", code)
    return show(request, "cities/staff/decide.html", status_of(form), page=page, form=form)


@reads(EVERYONE)
@never_cache
def letter(request: HttpRequest, code: str) -> HttpResponse:
    """The letter as a page, for the people of the application and for staff."""
    found, determination = _letter_or_404(request, code)
    me = applicant(request, found)
    return show(
        request,
        "cities/letters/decision.html",
        letter=decision_letter(found, determination),
        application=found,
        me=me,
        may_join=bool(me and may_join_as_affiliate(me, found)),
    )


@reads(EVERYONE)
@never_cache
def letter_file(request: HttpRequest, code: str) -> HttpResponse:
    """The same words as a tagged PDF, in the language the applicants chose."""
    found, determination = _letter_or_404(request, code)
    response = HttpResponse(decision_pdf(found, determination), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="letter-{found.code}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _letter_or_404(request: HttpRequest, code: str) -> tuple[CityApplication, Determination]:
    """The decision that stands. To anybody else there is no such page."""
    found = application_by_code(code)
    if found is None:
        raise Http404
    staff = CityApplication.objects.visible_to(request.user).filter(pk=found.pk)
    if applicant(request, found) is None and not staff.exists():
        raise Http404
    determination = newest_determination(found)
    if determination is None:
        raise Http404
    return found, determination
