"""One's own account: profile, guardian, data, and the page others see."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thrive.base import clock
from thrive.base.web import EVERYONE, MEMBERS, reads, reads_and_writes, show, writes
from thrive.people import actions, rules
from thrive.people.forms import YOUTH_SCOPES, EraseForm, GuardianForm, ProfileForm, ScopeForm
from thrive.people.models import Person
from thrive.people.queries import own, own_page
from thrive.people.signed_in import signed_in


@reads_and_writes(MEMBERS)
@never_cache
def me(request: HttpRequest) -> HttpResponse:
    person = own(signed_in(request))
    sent = request.POST if request.method == "POST" else None
    form = ProfileForm(sent, instance=person)
    if request.method == "POST" and form.is_valid():
        kept = own(signed_in(request))
        actions.update_profile(kept, by=signed_in(request), **form.cleaned_data)
        with translation.override(kept.language):
            messages.info(request, _("Your profile is saved."))
            return redirect("me")
    return _show_me(request, form, GuardianForm(initial={"language": person.language}))


@writes(MEMBERS)
def name_guardian(request: HttpRequest) -> HttpResponse:
    form = GuardianForm(request.POST)
    if not form.is_valid():
        return _show_me(request, ProfileForm(instance=own(signed_in(request))), form, status=422)
    actions.ask_guardian(signed_in(request), by=signed_in(request), **form.cleaned_data)
    messages.info(request, _("We have written to your guardian."))
    return redirect("me")


@writes(MEMBERS)
def assent(request: HttpRequest, number: int) -> HttpResponse:
    consent = get_object_or_404(signed_in(request).consents, pk=number)
    form = ScopeForm(request.POST)
    said = form.cleaned_data["scope"] if form.is_valid() else []
    actions.give_assent(consent, assent=said, by=signed_in(request))
    messages.info(request, _("Your answer is saved."))
    return redirect("me")


@writes(MEMBERS)
def turn_18(request: HttpRequest) -> HttpResponse:
    actions.turn_18(own(signed_in(request)), by=signed_in(request))
    messages.info(request, _("Your account is now an adult’s account."))
    return redirect("me")


@reads(MEMBERS)
@never_cache
def my_data(request: HttpRequest) -> HttpResponse:
    person = own(signed_in(request))
    return show(
        request,
        "people/my_data.html",
        form=EraseForm(),
        may_erase=rules.may_erase(person, person),
    )


@writes(MEMBERS)
def export_my_data(request: HttpRequest) -> HttpResponse:
    packed = actions.export_my_data(own(signed_in(request)), by=signed_in(request))
    response = HttpResponse(packed, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="my-data-{clock.today()}.zip"'
    response["Cache-Control"] = "no-store"
    return response


@writes(MEMBERS)
def erase_me(request: HttpRequest) -> HttpResponse:
    person = own(signed_in(request))
    form = EraseForm(request.POST)
    if not form.is_valid():
        may_erase = rules.may_erase(person, person)
        return show(request, "people/my_data.html", 422, form=form, may_erase=may_erase)
    actions.erase_me(person, by=person)
    logout(request)
    messages.info(request, _("Your account is erased. Thank you for the time you gave."))
    return redirect("home")


@reads(EVERYONE)
def profile(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What others see of a person."""
    person = get_object_or_404(Person.objects.visible_to(request.user), public_id=public_id)
    return show(request, "people/profile.html", person=person, edit=reverse("me"))


def _show_me(
    request: HttpRequest, form: ProfileForm, guardian_form: GuardianForm, status: int = 200
) -> HttpResponse:
    return show(
        request,
        "people/me.html",
        status,
        page=own_page(own(signed_in(request))),
        form=form,
        guardian_form=guardian_form,
        scopes=YOUTH_SCOPES,
    )
