"""Coaches: their load, an assignment or hand-over, the pack, and who may act for a city."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from thrive.base.decisions import require
from thrive.base.errands import done, status_of
from thrive.base.web import reads, reads_and_writes, show, writes
from thrive.cities.actions.coaching import assign_coach
from thrive.cities.actions.roles import end_city_role, give_city_role
from thrive.cities.forms.staff import CityRoleForm, CoachForm
from thrive.cities.models import Community
from thrive.cities.queries.coaches import (
    assign_page,
    coaches_page,
    led_community,
    pack_page,
    people_page,
    person_with,
)
from thrive.cities.rules.coaching import may_manage_people, may_see_hand_over
from thrive.cities.views.staff import ADMINISTRATORS, COACHES
from thrive.people.signed_in import signed_in


@reads(COACHES)
def coaches(request: HttpRequest) -> HttpResponse:
    return show(request, "cities/staff/coaches.html", page=coaches_page(request.user))


@reads_and_writes(ADMINISTRATORS)
def assign(request: HttpRequest, slug: str) -> HttpResponse:
    """One lead coach: assigned after step d, or handed over with a note."""
    page = assign_page(request.user, slug)
    if page is None:
        raise Http404
    by = signed_in(request)
    now = page.now.coach if page.now else None
    people = [load.coach for load in page.loads if load.coach != now]
    form = CoachForm(request.POST or None, people=people, again=now is not None)

    def give() -> None:
        note = form.cleaned_data.get("note", "")
        assign_coach(page.community, coach=form.chosen(), note=note, by=by)

    if done(form, give):
        messages.info(request, _("The city and its coach have a mail."))
        return redirect("coaches")
    return show(request, "cities/staff/assign.html", status_of(form), page=page, form=form)


@reads(COACHES)
def hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything the next coach needs, on one page and on paper."""
    community = led_community(request.user, slug)
    if community is None:
        raise Http404
    require(may_see_hand_over(request.user, community))
    return show(request, "cities/staff/hand_over.html", page=pack_page(request.user, community))


@reads_and_writes(COACHES)
def city_people(request: HttpRequest, slug: str) -> HttpResponse:
    """Who may act for a city; POST gives somebody with an account a role."""
    page = people_page(request.user, slug)
    if page is None:
        raise Http404
    by = signed_in(request)
    form = CityRoleForm(request.POST or None)
    if not form.is_bound:
        require(may_manage_people(by, page.community))
    elif form.is_valid():
        person = person_with(form.cleaned_data["email"])
        role = form.cleaned_data["role"]
        if person is None:
            form.add_error("email", _("Nobody here uses this address. Ask them to sign up first."))
        elif done(form, lambda: give_city_role(page.community, person=person, role=role, by=by)):
            messages.info(request, _("The role is given."))
            return redirect("city_people", slug)
    return show(request, "cities/staff/city_people.html", status_of(form), page=page, form=form)


@writes(COACHES)
def end_role(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    held = get_object_or_404(community.roles.today(), pk=pk)
    end_city_role(held, by=signed_in(request))
    messages.info(request, _("The role has ended."))
    return redirect("city_people", slug)
