"""Begin an application: choose the place, say who you are, go on at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thrive.base.decisions import Refused
from thrive.base.web import EVERYONE, reads_and_writes, show, writes
from thrive.cities.actions.co_applicants import ask_to_join
from thrive.cities.actions.starting import open_place, start
from thrive.cities.forms.applying import AskToJoinForm, OtherPlaceForm, StartForm
from thrive.cities.models import VISITOR, Applicant, CityApplication, Community, ProgramCycle
from thrive.cities.queries.applying import current_cycle, find_places, place_by_slug
from thrive.cities.rules import applying as rules
from thrive.cities.views import limits
from thrive.cities.views.private import applicant, let_in
from thrive.program import registry

MOST_STARTS = 30  # from one address in ten minutes
MOST_ASKS = 10


@reads_and_writes(EVERYONE)
@never_cache
def apply(request: HttpRequest) -> HttpResponse:
    """What it takes, which place, who you are. POST begins the draft."""
    cycle = current_cycle()
    sent = request.POST if request.method == "POST" else request.GET
    place, other = _place(sent)
    form = StartForm(request.POST or None, initial=_known(request))
    refusal = None
    if request.method == "POST" and (place or other) and form.is_valid():
        if limits.count(request, "start") > MOST_STARTS:
            return limits.too_many(request)
        community = place or _opened(other, request)
        try:
            return _begun(request, community, cycle, form)
        except Refused as no:
            place, refusal = community, no.sentence
            mine = _mine(request, community, cycle)
            if mine:
                return redirect("apply_edit", mine.code)
    elif place:
        decision = rules.may_start(place, cycle)
        refusal = None if decision else str(decision.sentence)
    return _page(request, cycle, sent, place, other, form, refusal)


@writes(EVERYONE)
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask the people of an application in progress to be let in. The answer never says who."""
    community = _place_or_404(slug)
    if limits.count(request, "ask") > MOST_ASKS:
        return limits.too_many(request)
    form = AskToJoinForm(request.POST)
    cycle = current_cycle()
    if not form.is_valid():
        decision = rules.may_start(community, cycle)
        return show(
            request,
            "cities/applying/already.html",
            422,
            place=community,
            refusal=decision.sentence,
            asks=form,
            in_progress=True,
        )
    application = community.applications.in_progress().filter(cycle=cycle).first()
    if application:
        user: Any = request.user
        by = user if user.is_authenticated else VISITOR
        ask_to_join(application, **form.cleaned_data, by=by)
    messages.info(request, _("Your words are on their way. The people of the application decide."))
    return redirect("application_status_search")


def _page(
    request: HttpRequest,
    cycle: ProgramCycle | None,
    sent: QueryDict,
    place: Community | None,
    other: OtherPlaceForm | None,
    form: StartForm,
    refusal: str | None,
) -> HttpResponse:
    if place and refusal and rules.takes_applications(cycle):
        in_progress = place.applications.in_progress().filter(cycle=cycle).exists()
        return show(
            request,
            "cities/applying/already.html",
            409 if request.method == "POST" else 200,
            place=place,
            refusal=refusal,
            asks=AskToJoinForm(),
            in_progress=in_progress,
        )
    words = sent.get("q", "")[:80]
    rulebook = cycle.rulebook if cycle else registry.current()
    return show(
        request,
        "cities/applying/start.html",
        422 if form.is_bound and form.errors else 200,
        cycle=cycle,
        closed=rules.takes_applications(cycle).sentence,
        burden=rulebook.application,
        words=words,
        found=find_places(words, cycle),
        place=place,
        other=other,
        other_form=_other_form(sent),
        form=form,
    )


def _place(sent: QueryDict) -> tuple[Community | None, OtherPlaceForm | None]:
    """The city that was chosen, or the form of a place of another kind that was named."""
    if slug := sent.get("city", "")[:120].replace("\x00", ""):
        return _place_or_404(slug), None
    other = OtherPlaceForm(sent) if "kind" in sent or "place" in sent else None
    return None, other if other and other.is_valid() else None


def _place_or_404(slug: str) -> Community:
    place = place_by_slug(slug)
    if place is None:
        raise Http404(_("We know no place of this name."))
    return place


def _other_form(sent: QueryDict) -> OtherPlaceForm:
    named = "kind" in sent or "place" in sent
    return OtherPlaceForm(sent) if named else OtherPlaceForm()


def _opened(other: OtherPlaceForm | None, request: HttpRequest) -> Community:
    assert other is not None
    said = other.cleaned_data
    user: Any = request.user
    by = user if user.is_authenticated else VISITOR
    return open_place(kind=said["kind"], name=said["place"], by=by)


def _begun(request: HttpRequest, community: Community, cycle: Any, form: StartForm) -> HttpResponse:
    user: Any = request.user
    person = user if user.is_authenticated else None
    application = start(
        community, cycle=cycle, **form.cleaned_data, by=person or VISITOR, person=person
    )
    messages.info(request, _("Your draft is open. We have mailed you a private link to it."))
    return let_in(request, redirect("apply_edit", application.code), Applicant(application, 1))


def _mine(request: HttpRequest, community: Community, cycle: Any) -> CityApplication | None:
    """The application in progress, if it is the visitor's own (a button pressed twice)."""
    rows = community.applications.in_progress().filter(cycle=cycle)
    return next((one for one in rows if applicant(request, one)), None)


def _known(request: HttpRequest) -> dict[str, str]:
    user: Any = request.user
    known = {"language": (get_language() or "en")[:2]}
    if user.is_authenticated:
        known |= {"name": user.name, "email": user.email}
    return known
