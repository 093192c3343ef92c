"""The coaching record of a city: written by its coach, read and confirmed by the city."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import require
from thrive.base.errands import done, errand, status_of
from thrive.base.web import AT_WORK, reads, reads_and_writes, show, writes
from thrive.cities.actions import coaching_record as actions
from thrive.cities.forms.coaching_record import (
    ConfirmForm,
    ContactForm,
    PrivateNoteForm,
    ReasonToWithdrawForm,
    as_it_stands,
    today_first,
)
from thrive.cities.models import CoachingContact, Community
from thrive.cities.queries.coaching_lines import offerings_of
from thrive.cities.queries.coaching_record import (
    coached_city,
    coaching_page,
    notes_page,
    record_lines,
)
from thrive.cities.queries.coaching_sheet import coaching_csv
from thrive.cities.rules import coaching_record as rules
from thrive.cities.rules.coaching_record import Hands
from thrive.people.signed_in import signed_in


@reads_and_writes(AT_WORK)
def coaching(request: HttpRequest, slug: str) -> HttpResponse:
    """The record, with the form for the next contact above it; POST writes one down."""
    community, hands = _at(request, slug)
    if request.method == "POST":
        require(hands.coaches)
    form = _contact_form(request, community, today_first(clock.today()))
    by = signed_in(request)
    if done(form, lambda: actions.write_contact(community, said=form.said(), by=by)):
        messages.info(request, _("The contact is in the record. The city can read it."))
        return redirect("coaching", slug)
    page = coaching_page(
        community, hands, chosen=request.GET.get("offering", ""), number=_page_number(request)
    )
    return show(request, "cities/coaching/record.html", status_of(form), page=page, form=form)


@reads(AT_WORK)
def coaching_file(request: HttpRequest, slug: str) -> HttpResponse:
    community, hands = _at(request, slug)
    lines = record_lines(community, hands, request.GET.get("offering", ""))
    response = HttpResponse(coaching_csv(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="coaching-{slug[:60]}.csv"'
    return response


@reads_and_writes(AT_WORK)
def correct(request: HttpRequest, slug: str, contact: int) -> HttpResponse:
    """Within 14 days, by whoever wrote it; the earlier words stay below it."""
    community, hands, row = _contact_at(request, slug, contact)
    form = _contact_form(request, community, as_it_stands(row))
    return _errand(
        request,
        community,
        form,
        lambda: actions.correct_contact(row, said=form.said(), by=hands.person),
        said=_("It is put right. What stood there before can still be read."),
        title=_("Correct this contact"),
        says=_("The city sees what you changed. If it had confirmed, it is asked once more."),
        may=lambda: rules.may_correct(hands, row),
    )


@reads_and_writes(AT_WORK)
def withdraw(request: HttpRequest, slug: str, contact: int) -> HttpResponse:
    community, hands, row = _contact_at(request, slug, contact)
    form = ReasonToWithdrawForm(_sent(request))
    return _errand(
        request,
        community,
        form,
        lambda: actions.withdraw_contact(row, reason=form.cleaned_data["reason"], by=hands.person),
        said=_("It is withdrawn, and stays readable with your reason."),
        title=_("Withdraw this contact"),
        says=_("Its minutes count no longer. Nothing is deleted."),
        may=lambda: rules.may_withdraw(hands, row),
    )


@reads_and_writes(AT_WORK)
def confirm(request: HttpRequest, slug: str, contact: int) -> HttpResponse:
    """The city says that it happened."""
    community, hands, row = _contact_at(request, slug, contact)
    form = ConfirmForm(_sent(request))
    return _errand(
        request,
        community,
        form,
        lambda: actions.confirm_contact(row, reply=form.cleaned_data["reply"], by=hands.person),
        said=_("Thank you. The contact is confirmed."),
        title=_("Confirm this contact"),
        lead=row.summary,
        says=_("You say for your city that it happened as it was written down."),
        may=lambda: rules.may_confirm(hands, row),
    )


@writes(AT_WORK)
def finish(request: HttpRequest, slug: str, contact: int) -> HttpResponse:
    _community, hands, row = _contact_at(request, slug, contact)
    actions.finish_next_step(row, by=hands.person)
    messages.info(request, _("Done. It is off the list."))
    return redirect("coaching", slug)


@reads(AT_WORK)
def private_notes(request: HttpRequest, slug: str) -> HttpResponse:
    """What was written for the next coach. The city reads only that it exists."""
    community, hands = _at(request, slug)
    require(rules.may_read_notes(hands))
    return show(request, "cities/coaching/notes.html", page=notes_page(community, hands))


@reads_and_writes(AT_WORK)
def write_note(request: HttpRequest, slug: str) -> HttpResponse:
    community, hands = _at(request, slug)
    form = PrivateNoteForm(_sent(request))
    return _errand(
        request,
        community,
        form,
        lambda: actions.write_private_note(
            community, words=form.cleaned_data["words"], by=hands.person
        ),
        said=_("The note is kept. The city sees that it exists."),
        title=_("Write a private note"),
        says=_(
            "You, the next lead coach of this city and program administrators can read it. The "
            "Core Team reads “1 private note” with its day. At most %(most)s a year."
        )
        % {"most": rules.NOTES_A_YEAR},
        may=lambda: rules.may_write_note(hands, community),
    )


def _at(request: HttpRequest, slug: str) -> tuple[Community, Hands]:
    """The city, for those who may know of its record; refused where its tier is not coached."""
    found = coached_city(signed_in(request), slug)
    if found is None:
        raise Http404
    require(rules.is_offered(found[0]))
    return found


def _contact_at(
    request: HttpRequest, slug: str, contact: int
) -> tuple[Community, Hands, CoachingContact]:
    community, hands = _at(request, slug)
    rows = community.coaching_contacts.select_related("coach")
    row: CoachingContact = get_object_or_404(rows, pk=contact)
    row.community = community
    return community, hands, row


def _contact_form(request: HttpRequest, community: Community, first: Any) -> ContactForm:
    return ContactForm(
        _sent(request),
        offerings=offerings_of(community),
        earliest=rules.first_day(request.user, community),
        place=community.name,
        initial=first,
    )


def _errand(
    request: HttpRequest, community: Community, form: Form, act: Any, **words: Any
) -> HttpResponse:
    slug = community.slug
    trail = [
        (community.name, reverse("city", args=[slug])),
        (_("Coaching"), reverse("coaching", args=[slug])),
    ]
    return errand(request, form, act, place=community.name, trail=trail, **words)


def _sent(request: HttpRequest) -> Any:
    """An empty form that was sent is a sent form."""
    return request.POST if request.method == "POST" else None


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 1
