"""Mentoring: what it is, finding a mentor, proposing a pair, answering, and the pair's log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base.decisions import YES, Decision, no
from thrive.base.errands import done, errand, status_of
from thrive.base.web import AT_WORK, EVERYONE, reads, reads_and_writes, show, writes
from thrive.cities.actions import mentoring as acts
from thrive.cities.actions.mentor_line import leave_line, wait_in_line
from thrive.cities.forms.mentoring import MentorContactForm, ProposalForm, TopicsForm, WhyForm
from thrive.cities.lifecycle import MENTORING
from thrive.cities.models import MentorPairing
from thrive.cities.queries.mentor_finder import (
    FinderPage,
    find_city,
    finder_page,
    proposable,
    said_by,
)
from thrive.cities.queries.mentoring import (
    decisions,
    find_contact,
    find_pairing,
    mentoring_page,
    pair_page,
)
from thrive.cities.queries.mentoring_facts import area_names, pair_facts, sides
from thrive.cities.queries.peers import peers_of
from thrive.people.signed_in import signed_in

DEEDS: dict[str, tuple[Callable[..., Any], type[Form]]] = {
    "accept": (acts.accept_pair, Form),
    "decline": (acts.decline_pair, WhyForm),
    "withdraw": (acts.withdraw_pair, Form),
    "end": (acts.end_pair, WhyForm),
    "leave_line": (leave_line, Form),
}
SAYS = {
    "accept": gettext_lazy(
        "Once both cities have said yes, the pair and its topics are public. The other city gets a mail."
    ),
    "decline": gettext_lazy("The other city reads your reason by mail. Nothing of it is public."),
    "leave_line": gettext_lazy("Your city gives up its place. Joining again begins at the end."),
    "withdraw": gettext_lazy("The other city gets a mail. You can propose the pair again later."),
    "end": gettext_lazy(
        "The pair is no longer listed. The log and what was confirmed stay. The other city reads your reason."
    ),
}
SAID = gettext_lazy("Done. The other city has a mail.")
LEFT = gettext_lazy("Your city left the line.")


@reads(EVERYONE)
def mentoring(request: HttpRequest) -> HttpResponse:
    return show(request, "cities/mentoring/mentoring.html", page=mentoring_page(request.user))


@reads(AT_WORK)
def finder(request: HttpRequest, slug: str) -> HttpResponse:
    """Mentoring of one city: what it offers or looks for, its pairs, and who may suit it."""
    page = _finder(request, slug)
    seeks = page.mode == "seek"
    offer = said_by(page.community, "offer") if seeks else None
    return show(
        request,
        "cities/mentoring/finder.html",
        page=page,
        peers=peers_of(page.community, page.named) if seeks else (),
        offer=offer,
        offered=area_names(offer.areas) if offer else (),
    )


@reads_and_writes(AT_WORK)
def topics(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what the city offers, or looks for; with `?mode=offer` any city says what it offers."""
    page, by = _finder(request, slug), signed_in(request)
    offers = page.mode == "offer" or request.GET.get("mode") == "offer"
    mode = "offer" if offers else "seek"
    known = said_by(page.community, mode)
    form = TopicsForm(
        request.POST or None,
        initial={"areas": known.areas, "words": known.words}
        if known
        else {"areas": page.named if mode == page.mode else ()},
    )
    return errand(
        request,
        form,
        lambda: acts.name_topics(page.community, mode=mode, by=by, **form.cleaned_data),
        said=_("Kept. You can change it at any time."),
        title=_("Say what your city can help with")
        if offers
        else _("Say what your city looks for"),
        place=page.community.name,
        trail=[*_above(), (page.community.name, reverse("city_mentoring", args=[slug]))],
        button=_("Keep this"),
        says=_("Everybody can read it on the pages of these action areas.")
        if offers
        else _("Only your city, its coach and the program read it. It orders what we suggest."),
        may=lambda: page.may_say,
    )


@reads_and_writes(AT_WORK)
def propose(request: HttpRequest) -> HttpResponse:
    """Ask another city; `?mentor=` and `?mentee=` choose the two beforehand."""
    return _two_cities(
        request,
        acts.propose_pair,
        said=_("The proposal is on its way. Both cities have to say yes."),
        title=_("Propose a mentoring pair"),
        button=_("Send the proposal"),
        says=_(
            "The people of the other city get a mail and answer yes or no. An administrator who "
            "proposes a pair asks both cities."
        ),
    )


@reads_and_writes(AT_WORK)
def wait(request: HttpRequest) -> HttpResponse:
    """Stand in line for a mentor whose places are taken."""
    return _two_cities(
        request,
        wait_in_line,
        said=_("Your city stands in line. A mail comes when the place is free."),
        title=_("Wait in line for a mentor"),
        button=_("Join the line"),
        says=_(
            "Who came first is asked first. When a place falls free, both cities get a mail and "
            "say yes or no."
        ),
    )


def _two_cities(
    request: HttpRequest, act: Callable[..., Any], *, said: str, title: str, button: str, says: str
) -> HttpResponse:
    by = signed_in(request)
    mentors, mentees = proposable(by)
    asked = {name: request.GET.get(name, "")[:120] for name in ("mentor", "mentee")}
    form = ProposalForm(request.POST or None, mentors=mentors, mentees=mentees, initial=asked)

    def ask() -> None:
        mentor, mentee = form.chosen()
        words = {name: form.cleaned_data[name] for name in ("areas", "topics")}
        act(mentor, mentee, by=by, **words)

    return errand(
        request,
        form,
        ask,
        said=said,
        title=title,
        place=_("Mentoring"),
        trail=_above(),
        button=button,
        says=says,
        may=lambda: _has_a_choice(bool(mentors and mentees)),
    )


@reads_and_writes(AT_WORK)
def pairing(request: HttpRequest, pairing: int) -> HttpResponse:
    """One pair with its log; POST writes a contact down."""
    found, by = _found(request, pairing), signed_in(request)
    form = MentorContactForm(request.POST or None)
    if done(form, lambda: acts.write_mentor_contact(found, by=by, **form.cleaned_data)):
        messages.info(request, _("It stands in the log."))
        return redirect("mentor_pairing", pairing)
    page = pair_page(by, found, request.GET.get("page", "1")[:9])
    return show(request, "cities/mentoring/pair.html", status_of(form), page=page, form=form)


@reads_and_writes(AT_WORK)
def deed(request: HttpRequest, pairing: int, deed: str) -> HttpResponse:
    """Say yes or no, take a proposal back, end a pair: says first what will happen."""
    found, by = _found(request, pairing), signed_in(request)
    if deed not in DEEDS:
        raise Http404
    act, kind = DEEDS[deed]
    form = kind(request.POST if request.method == "POST" else None)
    here = _("%(mentor)s and %(mentee)s") % {"mentor": found.mentor, "mentee": found.mentee}
    return errand(
        request,
        form,
        lambda: act(found, by=by, **form.cleaned_data),
        said=str(LEFT if deed == "leave_line" else SAID),
        title=str(MENTORING.move(deed).label),
        place=here,
        lead=_("%(pair)s: %(topics)s") % {"pair": here, "topics": found.topics},
        trail=[*_above(), (here, found.get_absolute_url())],
        says=str(SAYS[deed]),
        may=lambda: _may(deed, found, by),
    )


@writes(AT_WORK)
def confirm(request: HttpRequest, pairing: int, mentor_contact: int) -> HttpResponse:
    """The mentee says that the contact happened."""
    found = find_contact(request.user, pairing, mentor_contact)
    if found is None:
        raise Http404
    acts.confirm_mentor_contact(found, by=signed_in(request))
    messages.info(request, _("Confirmed. It counts for the mentor city now."))
    return redirect("mentor_pairing", pairing)


@writes(AT_WORK)
def take_off(request: HttpRequest, pairing: int, mentor_contact: int) -> HttpResponse:
    found = find_contact(request.user, pairing, mentor_contact)
    if found is None:
        raise Http404
    acts.take_off_mentor_contact(found, by=signed_in(request))
    messages.info(request, _("It was removed."))
    return redirect("mentor_pairing", pairing)


def _finder(request: HttpRequest, slug: str) -> FinderPage:
    community = find_city(request.user, slug)
    if community is None:
        raise Http404
    return finder_page(request.user, community)


def _found(request: HttpRequest, pairing: int) -> MentorPairing:
    found = find_pairing(request.user, pairing)
    if found is None:
        raise Http404
    return found


def _above() -> list[tuple[str, str]]:
    return [(_("Mentoring"), reverse("mentoring"))]


def _has_a_choice(there: bool) -> Decision:
    if there:
        return YES
    return no(_("People of one of the two cities, or a program administrator, propose a pair."))


def _may(deed: str, found: MentorPairing, by: Any) -> Decision:
    me = sides(by, found.mentor, found.mentee)
    return decisions(me, pair_facts(found, count=True))[deed]
