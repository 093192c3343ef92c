"""My community; looking after spaces: care, people, moving, opening one; the clerk's log."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.decisions import require
from thrive.base.errands import errand, sent
from thrive.base.web import AT_WORK, program, reads, reads_and_writes, show, writes
from thrive.cities.belonging import belonging_of
from thrive.community.actions import merging, spaces, threads
from thrive.community.forms.moderating import MergeForm, MoveForm, PersonForm, SpaceForm
from thrive.community.queries import moderation as queries
from thrive.community.queries.care import care_page
from thrive.community.queries.mine import my_forum as my_page
from thrive.community.queries.posts import (
    newest_merge,
    people_in,
    spaces_to_choose,
    threads_to_merge,
)
from thrive.community.queries.thread import found_thread
from thrive.community.reach import who_of
from thrive.community.rules import threads as rules
from thrive.community.views.finding import (
    number_in,
    space_or_404,
    thread_or_404,
    trail_to,
)
from thrive.people.signed_in import signed_in


@reads(AT_WORK)
def my_forum(request: HttpRequest) -> HttpResponse:
    return show(request, "community/mine.html", page=my_page(signed_in(request)))


@reads(program("moderator", "coach"))
def forum_care(request: HttpRequest) -> HttpResponse:
    page = care_page(signed_in(request), days=number_in(request, "days"))
    return show(request, "community/care.html", page=page)


@reads(AT_WORK)
def space_care(request: HttpRequest, space: str) -> HttpResponse:
    """The same for one space, for those who keep order in it."""
    found, person = space_or_404(request, space), signed_in(request)
    require(rules.keeps_order(who_of(person, [found], keeps=True), found))
    page = care_page(person, days=number_in(request, "days"), space=found)
    return show(request, "community/care.html", page=page)


@reads(AT_WORK)
def open_meetings(request: HttpRequest) -> HttpResponse:
    """For whoever acts for a city, and the program. Nobody else has such a log."""
    person = signed_in(request)
    if not belonging_of(person).core and not person.program_roles & {"admin", "moderator"}:
        raise Http404
    notes = queries.held_back_notes(person)
    return show(request, "community/open_meetings.html", notes=notes)


@reads_and_writes(AT_WORK)
def move_thread(request: HttpRequest, thread: int) -> HttpResponse:
    found, person = thread_or_404(request, thread), signed_in(request)
    form = MoveForm(sent(request), spaces=spaces_to_choose(person, found))
    return errand(
        request,
        form,
        lambda: threads.move(found, to=form.space(), by=person),
        said=_("The thread is moved. Its links stay the same."),
        title=_("Move the thread"),
        place=found.said_title,
        trail=trail_to(found),
        says=_("Everything in it moves along. It never moves to where other people read it."),
        may=lambda: rules.keeps_order(who_of(person, [found.space], keeps=True), found.space),
    )


@reads_and_writes(AT_WORK)
def merge_thread(request: HttpRequest, thread: int) -> HttpResponse:
    found, person = thread_or_404(request, thread), signed_in(request)
    choices = [(row.pk, row.title) for row in threads_to_merge(person, found)]
    form = MergeForm(sent(request), threads=choices, find=lambda pk: found_thread(person, pk))
    return errand(
        request,
        form,
        lambda: merging.merge(
            found, into=form.thread, reason=form.cleaned_data["reason"], by=person
        ),
        said=_("The two threads are one now. The old address leads here."),
        title=_("Merge the thread"),
        place=found.said_title,
        trail=trail_to(found),
        says=_(
            "Its posts go into the thread that stays, in the order of time. Links, follows and "
            "drafts go along, and so does how far each person has read. Everybody who wrote in it "
            "is told why. It can be taken apart again until somebody writes something new."
        ),
        then=found.get_absolute_url,
        may=lambda: rules.keeps_order(who_of(person, [found.space], keeps=True), found.space),
    )


@reads_and_writes(AT_WORK)
def take_apart(request: HttpRequest, thread: int) -> HttpResponse:
    found, person = thread_or_404(request, thread), signed_in(request)
    made = newest_merge(found)
    if made is None:
        raise Http404(_("Nothing was merged into this thread."))
    return errand(
        request,
        Form(sent(request)),
        lambda: merging.take_apart(made, by=person),
        said=_("There are two threads again."),
        title=_("Take the merge apart"),
        place=found.said_title,
        trail=trail_to(found),
        says=_("The posts go back to the thread they came from, and so does its address."),
        still_open=[made.reason],
        open_title=_("Why they were put together"),
        may=lambda: rules.keeps_order(who_of(person, [found.space], keeps=True), found.space),
    )


@reads_and_writes(program("admin"))
def new_space(request: HttpRequest) -> HttpResponse:
    form = SpaceForm(sent(request))
    return errand(
        request,
        form,
        lambda: spaces.open_space(form.plan(), by=signed_in(request)),
        said=_("The space is open."),
        title=_("Open a space"),
        place=_("Community"),
        trail=[(_("Community"), reverse("forum"))],
    )


@reads(AT_WORK)
def space_people(request: HttpRequest, space: str) -> HttpResponse:
    """Who was let in one by one: for those who keep order here."""
    found, person = space_or_404(request, space), signed_in(request)
    require(rules.keeps_order(who_of(person, [found], keeps=True), found))
    return show(request, "community/people.html", space=found, people=people_in(found))


@reads_and_writes(AT_WORK)
def add_to_space(request: HttpRequest, space: str) -> HttpResponse:
    found, person = space_or_404(request, space), signed_in(request)
    form = PersonForm(sent(request))
    return errand(
        request,
        form,
        lambda: spaces.add_person(
            found, person=form.person, part=form.cleaned_data["part"], by=person
        ),
        said=_("They have their part in this space now."),
        title=_("Add a person"),
        place=found.said_name,
        trail=[*trail_to(found), (_("People"), reverse("space_people", args=[found.slug]))],
        may=lambda: rules.keeps_order(who_of(person, [found], keeps=True), found),
    )


@writes(AT_WORK)
def end_part(request: HttpRequest, space: str, part: int) -> HttpResponse:
    found = space_or_404(request, space)
    row = next((one for one in people_in(found) if one.pk == part), None)
    if row is None:
        raise Http404
    spaces.end_part(row, by=signed_in(request))
    messages.info(request, _("Their part in this space has ended."))
    return redirect("space_people", found.slug)
