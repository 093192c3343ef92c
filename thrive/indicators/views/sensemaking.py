"""Sense-making sessions and their notes; the register of consents."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import done, errand, sent, status_of
from thrive.base.web import (
    AT_WORK,
    EVERYONE_AND_AT_WORK,
    reader,
    reads,
    reads_and_writes,
    show,
)
from thrive.indicators.actions import sensemaking as acts
from thrive.indicators.actions.stories import link_to_plan
from thrive.indicators.forms.sensemaking import ConsentForm, NoteForm, SessionForm
from thrive.indicators.forms.stories import LinkForm
from thrive.indicators.models import Consent
from thrive.indicators.plan_items import items_of
from thrive.indicators.queries.finding import find_consent, find_thing
from thrive.indicators.queries.sessions import (
    consents_page,
    consents_to_choose,
    find_session,
    session_page,
    sessions_page,
)
from thrive.indicators.queries.workspace import CityData
from thrive.indicators.rules.consents import may_withdraw
from thrive.indicators.rules.moves import may_join
from thrive.indicators.views.in_city import open_city, own_city, trail
from thrive.people.signed_in import signed_in


@reads(EVERYONE_AND_AT_WORK)
@open_city
def sensemaking(request: HttpRequest, at: CityData) -> HttpResponse:
    return show(request, "indicators/sessions.html", page=sessions_page(at), at=at)


@reads_and_writes(AT_WORK)
@own_city
def plan_session(request: HttpRequest, at: CityData) -> HttpResponse:
    form = SessionForm(sent(request), community=at.community)
    by = signed_in(request)
    return errand(
        request,
        form,
        lambda: acts.plan_session(at.community, evening=form.evening(), by=by),
        said=_("The session is planned."),
        title=_("Plan a session"),
        place=at.community.name,
        trail=trail(at, (_("Sense-making"), reverse("sensemaking", args=[at.slug]))),
        may=lambda: may_join(at.me, at.seat),
    )


@reads_and_writes(AT_WORK)
@own_city
def change_session(request: HttpRequest, at: CityData, sitting: int) -> HttpResponse:
    found = find_session(at, sitting)
    if found is None:
        raise Http404
    form = SessionForm(sent(request), community=at.community, row=found)
    by = signed_in(request)
    return errand(
        request,
        form,
        lambda: acts.change_session(found, evening=form.evening(), by=by),
        said=_("The session is changed."),
        title=_("Change this session"),
        place=at.community.name,
        trail=trail(at, (found.title, found.get_absolute_url())),
        may=lambda: may_join(at.me, at.seat),
    )


@reads_and_writes(EVERYONE_AND_AT_WORK)
@open_city
def sensemaking_session(request: HttpRequest, at: CityData, sitting: int) -> HttpResponse:
    """Charts with what people said beside them; the city's teams type the notes in here."""
    by, found = reader(request), find_session(at, sitting)
    if found is None:
        raise Http404(_("There is no such page, or it belongs to another city."))
    consents = consents_to_choose(at, Consent.Use.WORDS) if at.me.inside else []
    form = NoteForm(sent(request), session=found, consents=consents)
    if form.is_bound and not at.me.inside:
        raise Http404
    if done(form, lambda: acts.note(found, said=form.said(), by=by)):
        messages.info(request, _("The note is kept."))
        return redirect(found)
    page = session_page(at, found, by)
    return show(request, "indicators/session.html", status_of(form), page=page, at=at, form=form)


@reads_and_writes(AT_WORK)
@own_city
def link_finding(request: HttpRequest, at: CityData, finding: int) -> HttpResponse:
    """What the city plans because somebody said so."""
    found = find_thing(at, "finding", finding)
    if found is None:
        raise Http404
    form = LinkForm(sent(request), plan=items_of(at.community))
    return errand(
        request,
        form,
        lambda: link_to_plan(found, to=form.ref(), by=signed_in(request)),
        said=_("The link stands."),
        title=_("Link it to the roadmap"),
        place=at.community.name,
        trail=trail(at, (found.session.title, found.session.get_absolute_url())),
        lead=found.words,
        may=lambda: may_join(at.me, at.seat),
    )


@reads_and_writes(AT_WORK)
@own_city
def consents(request: HttpRequest, at: CityData) -> HttpResponse:
    """Who agreed to what, by the mark of the paper; the form for the next one."""
    form, by = ConsentForm(sent(request)), signed_in(request)
    if done(form, lambda: acts.record_consent(at.community, yes=form.yes(), by=by)):
        messages.info(request, _("The consent is on record."))
        return redirect("consents", at.slug)
    page = consents_page(at, by)
    return show(request, "indicators/consents.html", status_of(form), page=page, at=at, form=form)


@reads_and_writes(AT_WORK)
@own_city
def withdraw_consent(request: HttpRequest, at: CityData, consent: int) -> HttpResponse:
    found = find_consent(at, consent)
    if found is None:
        raise Http404
    by = signed_in(request)
    return errand(
        request,
        forms.Form(sent(request)),
        lambda: acts.withdraw_consent(found, by=by),
        said=_("It is taken back. What stood on it is gone everywhere."),
        title=_("Take back a consent"),
        place=at.community.name,
        trail=trail(at, (_("Consents"), reverse("consents", args=[at.slug]))),
        lead=found.mark,
        says=_(
            "The words and pictures that stand on it disappear at once from every story and from "
            "beside every chart, and are not kept. This cannot be undone."
        ),
        may=lambda: may_withdraw(at.me, found, mine=found.person_id == by.pk),
    )
