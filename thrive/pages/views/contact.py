"""Writing to the program, and the inbox where it is answered."""

from __future__ import annotations

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base.decisions import no, require
from thrive.base.errands import done, sent, status_of
from thrive.base.web import EVERYONE, program, reads, reads_and_writes, show, writes
from thrive.pages.actions.contact import send_message, settle_message
from thrive.pages.forms.contact import ContactForm
from thrive.pages.lifecycle import MESSAGE
from thrive.pages.models import ContactMessage
from thrive.pages.queries.written import messages_page
from thrive.people.links import fingerprint
from thrive.people.signed_in import signed_in

ANSWERERS = program("coach")
MOST_FROM_A_PLACE = 10  # an hour; counted in memory under a fingerprint, never kept
MOVES = {"answer": "answer", "set-aside": "set_aside", "open-again": "open_again"}


@reads_and_writes(EVERYONE)
def contact(request: HttpRequest) -> HttpResponse:
    form = ContactForm(sent(request))

    def act() -> None:
        if form.is_a_machine:
            return
        _not_too_often(request)
        said = {name: form.cleaned_data[name] for name in ("about", "name", "email", "words")}
        send_message(**said, language=(get_language() or "en")[:2])

    if done(form, act):
        return redirect("contact_thanks")
    return show(request, "pages/contact.html", status_of(form), form=form)


@reads(EVERYONE)
def thanks(request: HttpRequest) -> HttpResponse:
    return show(request, "pages/contact_thanks.html")


def _not_too_often(request: HttpRequest) -> None:
    key = f"contact-{fingerprint(request.META.get('REMOTE_ADDR', ''))[:32]}"
    cache.add(key, 0, 3600)
    if cache.incr(key) > MOST_FROM_A_PLACE:
        require(no(_("Too many messages came from here in an hour. Please try again later.")))


@reads(ANSWERERS)
def inbox(request: HttpRequest) -> HttpResponse:
    asked, number = request.GET.get("state", "new"), request.GET.get("page", "")
    state = asked if asked in MESSAGE.states else "new"
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 5 else 1
    return show(
        request,
        "pages/staff/inbox.html",
        page=messages_page(request.user, state, page),
        state=state,
        states=[(name, words) for name, words in MESSAGE.states.items()],
    )


@writes(ANSWERERS)
def settle(request: HttpRequest, message: int, move: str) -> HttpResponse:
    row = get_object_or_404(ContactMessage.objects.visible_to(request.user), pk=message)
    require(
        MESSAGE.allows(row.status, MOVES[move])
        if move in MOVES
        else no(_("There is no such step."))
    )
    settle_message(row, move=MOVES[move], by=signed_in(request))
    messages.info(request, _("Done."))
    return redirect("contact_inbox")
