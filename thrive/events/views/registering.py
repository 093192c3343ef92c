"""Signing up: a member at once, a guest by a signed link; giving a place back; papers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base.decisions import require
from thrive.base.errands import done, sent, status_of
from thrive.base.refs import Ref
from thrive.base.web import (
    AT_WORK,
    EVERYONE,
    EVERYONE_AND_AT_WORK,
    reader,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.cities.views import limits
from thrive.events.actions import feeds, registering
from thrive.events.forms.registering import GuestForm, PlaceForm, as_it_stands, language_of
from thrive.events.links import place_with
from thrive.events.models import Event, Registration
from thrive.events.papers import certificate, hours_letter
from thrive.events.queries.event import event_page, place_of, questions_of
from thrive.events.queries.mine import hours_of, my_events
from thrive.events.queries.ta import cities_of
from thrive.events.rules import registering as rules
from thrive.events.views.calendar import event_or_404
from thrive.events.words import GUEST_WORD
from thrive.people.signed_in import signed_in

VISITOR = Ref("guest", "", GUEST_WORD)
ASKS = 12  # guests' mails from one address within ten minutes


@reads_and_writes(EVERYONE_AND_AT_WORK)
def register(request: HttpRequest, event: str) -> HttpResponse:
    """Members have their place at once; guests get a mail with a link."""
    found = event_or_404(request, event)
    if reader(request).is_authenticated:
        return _member(request, found)
    return _guest(request, found)


def _member(request: HttpRequest, found: Event) -> HttpResponse:
    by = signed_in(request)
    if place_of(by, found):
        return redirect("event", found.slug)
    if request.method == "GET":
        require(rules.may_register(by, found))
    cities = cities_of(by)
    form = PlaceForm(
        sent(request),
        event=found,
        questions=questions_of(found),
        cities=cities,
        initial={"community": cities[0].slug if cities else ""},
    )
    made: list[Registration] = []

    def act() -> None:
        wish = form.wish(language_of(get_language()))
        made.append(registering.register(found, wish=wish, by=by))

    if done(form, act):
        has_place = made[0].status == "registered"
        messages.info(
            request,
            _("You have a place. We have sent you a mail.")
            if has_place
            else _("You are on the wait-list. We write as soon as a place is free."),
        )
        return redirect("event", found.slug)
    return _form(request, found, form)


def _guest(request: HttpRequest, found: Event) -> HttpResponse:
    if request.method == "GET":
        require(rules.is_open(found))
        require(rules.is_offered_to(reader(request), found))
    if request.method == "POST" and limits.count(request, "event-guest") > ASKS:
        return limits.too_many(request)
    form = GuestForm(sent(request), event=found, questions=questions_of(found), cities=())

    def act() -> None:
        clean = form.cleaned_data
        registering.ask_for_place(
            found,
            name=clean["name"],
            email=clean["email"],
            is_adult=clean["is_adult"],
            wish=form.wish(language_of(get_language())),
            visitor=reader(request),
            by=VISITOR,
        )

    if done(form, act):
        return show(request, "events/look_in_mail.html", event=found)
    return _form(request, found, form)


def _form(request: HttpRequest, found: Event, form: PlaceForm) -> HttpResponse:
    page = event_page(reader(request), found)
    return show(request, "events/register.html", status_of(form), page=page, form=form)


@reads_and_writes(AT_WORK)
def change_place(request: HttpRequest, event: str) -> HttpResponse:
    """Other supports, other answers."""
    found, by = event_or_404(request, event), signed_in(request)
    place = place_of(by, found)
    if place is None:
        raise Http404
    if request.method == "GET":
        require(rules.may_change_place(by, place))
    form = PlaceForm(
        sent(request),
        event=found,
        questions=questions_of(found),
        cities=cities_of(by),
        initial=as_it_stands(place),
    )

    def act() -> None:
        registering.change_place(place, wish=form.wish(place.language), by=by)

    if done(form, act):
        messages.info(request, _("Saved. The people who prepare the event see it."))
        return redirect("event", found.slug)
    return _form(request, found, form)


@writes(AT_WORK)
def cancel_place(request: HttpRequest, event: str) -> HttpResponse:
    found, by = event_or_404(request, event), signed_in(request)
    place = place_of(by, found)
    if place is not None:
        registering.cancel_place(place, by=by)
        messages.info(request, _("Your place is given back. The next person in line moves up."))
    return redirect("event", found.slug)


@reads_and_writes(EVERYONE)
def guest_place(request: HttpRequest, token: str) -> HttpResponse:
    """What the link in a guest's mail opens: confirm, read the link to join, give back."""
    place = _place_or_404(token)
    if request.method == "POST":
        if request.POST.get("deed") == "cancel":
            registering.cancel_place(place, by=place.holder)
            messages.info(request, _("The place is given back."))
        else:
            registering.confirm_place(place, by=place.holder)
            messages.info(request, _("Thank you. This is where you stand now."))
        return redirect("guest_place", token)
    return _with_secret(
        show(request, "events/guest_place.html", **_guest_context(request, place, token))
    )


def _guest_context(request: HttpRequest, place: Registration, token: str) -> dict[str, Any]:
    return {
        "place": place,
        "token": token,
        "page": event_page(reader(request), place.event),
        "may_confirm": rules.may_confirm(place),
        "may_cancel": rules.may_cancel_place(place.holder, place),
    }


@reads(EVERYONE)
def guest_certificate(request: HttpRequest, token: str) -> HttpResponse:
    place = _place_or_404(token)
    if not place.attended:
        raise Http404
    return _pdf(certificate(place), "certificate")


@reads(AT_WORK)
def my_certificate(request: HttpRequest, event: str) -> HttpResponse:
    found, by = event_or_404(request, event), signed_in(request)
    place = place_of(by, found)
    if place is None or not place.attended:
        raise Http404
    require(rules.may_have_certificate(by, place))
    return _pdf(certificate(place), f"certificate-{found.slug}")


@reads(AT_WORK)
def my_hours(request: HttpRequest) -> HttpResponse:
    """The letter of service hours: every event this person came to."""
    by = signed_in(request)
    places = hours_of(by)
    if not places:
        raise Http404
    return _pdf(hours_letter(by.name, places, is_demo=by.is_demo), "service-hours")


@writes(AT_WORK)
def make_feed(request: HttpRequest) -> HttpResponse:
    """A new secret address, shown this once; an earlier one stops."""
    by = signed_in(request)
    token = feeds.make_feed(by=by)
    path = reverse("personal_feed", args=[token])
    address = request.build_absolute_uri(path)
    return _with_secret(show(request, "events/mine.html", page=my_events(by), address=address))


@writes(AT_WORK)
def revoke_feed(request: HttpRequest) -> HttpResponse:
    feeds.revoke_feed(by=signed_in(request))
    messages.info(request, _("The address is taken back. Nobody can read your events with it."))
    return redirect("my_events")


def _place_or_404(token: str) -> Registration:
    place = place_with(token)
    if place is None:
        raise Http404
    return place


def _with_secret(answer: HttpResponse) -> HttpResponse:
    """A page that shows a secret is kept nowhere and tells no other site its address."""
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _pdf(paper: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name[:80]}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer
