"""The register of people, for program administrators."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.web import program, reads, show, writes
from thrive.people import actions
from thrive.people.forms import EraseForm, InvitationForm, RegisterFilter, RoleForm
from thrive.people.models import Invitation, Person
from thrive.people.queries import chosen_people, register, staff_view
from thrive.people.signed_in import signed_in
from thrive.people.spreadsheet import as_csv

ADMIN = program("admin")


@reads(ADMIN)
def people(request: HttpRequest) -> HttpResponse:
    asked = RegisterFilter(request.GET)
    page = register(**asked.chosen(), page=request.GET.get("page", "1"))
    return show(request, "people/register.html", page=page, form=asked, invite=InvitationForm())


@reads(ADMIN)
def people_csv(request: HttpRequest) -> HttpResponse:
    """The same people, with the same filter, all of them."""
    chosen = chosen_people(**RegisterFilter(request.GET).chosen())
    response = HttpResponse(as_csv(chosen), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="people-{clock.today()}.csv"'
    return response


@writes(ADMIN)
def invite(request: HttpRequest) -> HttpResponse:
    form = InvitationForm(request.POST)
    if not form.is_valid():
        asked = RegisterFilter()
        page = register()
        return show(request, "people/register.html", 422, page=page, form=asked, invite=form)
    actions.invite(by=signed_in(request), **form.cleaned_data)
    messages.info(request, _("The invitation is on its way."))
    return redirect("people")


@writes(ADMIN)
def withdraw_invitation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), public_id=public_id)
    actions.withdraw_invitation(invitation, by=signed_in(request))
    messages.info(request, _("The invitation is withdrawn; its link no longer works."))
    return redirect("people")


@reads(ADMIN)
def person(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = _found(request, public_id)
    return show(
        request,
        "people/person.html",
        page=staff_view(request.user, found),
        role_form=RoleForm(),
        erase_form=EraseForm(),
    )


@writes(ADMIN)
def give_role(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = _found(request, public_id)
    actions.give_role(found, role=request.POST.get("role", ""), by=signed_in(request))
    messages.info(request, _("The role is given. It counts from their next page."))
    return redirect("staff_person", public_id)


@writes(ADMIN)
def end_role(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = _found(request, public_id)
    actions.end_role(found, role=request.POST.get("role", ""), by=signed_in(request))
    messages.info(request, _("The role has ended."))
    return redirect("staff_person", public_id)


@writes(ADMIN)
def erase(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = _found(request, public_id)
    if not EraseForm(request.POST).is_valid():
        messages.warning(request, _("Nothing was erased: the box was not ticked."))
        return redirect("staff_person", public_id)
    actions.erase_me(found, by=signed_in(request))
    messages.info(
        request, _("The account is erased. What happened stays in history, without a name.")
    )
    return redirect("people")


def _found(request: HttpRequest, public_id: UUID) -> Person:
    found: Person = get_object_or_404(Person.objects.visible_to(request.user), public_id=public_id)
    return found
