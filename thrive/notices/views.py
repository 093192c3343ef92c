"""The outbox for staff, the mailbox of a demonstration, and what people choose for themselves."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from thrive.base.errands import done, sent, status_of
from thrive.base.web import (
    AT_WORK,
    EVERYONE,
    program,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.notices import actions, ending, rules
from thrive.notices.forms import OutboxFilter, WishesForm
from thrive.notices.models import OutboundMessage
from thrive.notices.queries import demo_mailbox, outbox_page, settings_page, stopping_page
from thrive.people.signed_in import signed_in

STAFF = program("coach")
LONGEST_SEARCH = 120


@reads(STAFF)
def outbox(request: HttpRequest) -> HttpResponse:
    asked = OutboxFilter(request.GET)
    said = asked.cleaned_data if asked.is_valid() else {}
    page = outbox_page(
        request.user,
        status=said.get("status", ""),
        words=said.get("words", ""),
        page=request.GET.get("page", "1"),
    )
    return show(request, "notices/outbox.html", page=page, form=asked)


@reads(STAFF)
def mail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = get_object_or_404(OutboundMessage.objects.visible_to(request.user), public_id=public_id)
    return show(
        request,
        "notices/mail.html",
        mail=found,
        text="" if found.secret else found.text,
        may_send_again=rules.may_send_again(signed_in(request), found),
        may_cancel=rules.may_cancel(signed_in(request), found),
    )


@writes(STAFF)
def send_again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = get_object_or_404(OutboundMessage.objects.visible_to(request.user), public_id=public_id)
    actions.send_again(found, by=signed_in(request))
    messages.info(request, _("This mail is on its way again."))
    return redirect("mail", public_id)


@writes(STAFF)
def cancel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = get_object_or_404(OutboundMessage.objects.visible_to(request.user), public_id=public_id)
    actions.cancel(found, by=signed_in(request))
    messages.info(request, _("This mail will not be sent."))
    return redirect("mail", public_id)


@reads(EVERYONE)
def mailbox(request: HttpRequest) -> HttpResponse:
    """Only in a demonstration: read what the site wrote to its made-up people."""
    if not settings.DEMO:
        raise Http404
    words = request.GET.get("q", "")[:LONGEST_SEARCH]
    return show(request, "notices/mailbox.html", mails=demo_mailbox(words), words=words)


@reads_and_writes(AT_WORK)
def notice_settings(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    page = settings_page(person)
    form = WishesForm(sent(request), initial=page.wished)
    if done(form, lambda: actions.choose(person, by=person, **form.cleaned_data)):
        messages.info(request, _("Your wishes are kept."))
        return redirect("notice_settings")
    return show(request, "notices/settings.html", status_of(form), page=page, form=form)


@writes(AT_WORK)
def mend_address(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    actions.mend(person, by=person)
    messages.info(request, _("We send mail to your address again."))
    return redirect("notice_settings")


@writes(AT_WORK)
def press_follow(request: HttpRequest, kind: str, number: int, press: str) -> HttpResponse:
    """The list of what one follows: each news at once, in the digest, or no longer."""
    person = signed_in(request)
    if press == "stop":
        actions.stop(person, f"{kind} {number}", by=person)
        messages.info(request, _("You do not follow this any more."))
    elif press == "follow":
        if not actions.follow(kind, str(number), by=person):
            raise Http404
        messages.info(request, _("You follow this. What is new comes in one mail."))
    elif press in ("at-once", "digest"):
        actions.change_follow(kind, str(number), mails=press == "at-once", by=person)
        messages.info(request, _("Your wishes are kept."))
    else:
        raise Http404
    return redirect("notice_settings")


@csrf_exempt
@reads_and_writes(EVERYONE)
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """One click ends these mails, without signing in. A mail program sends the POST by itself
    (RFC 8058), so there is no CSRF token: the signed address is the proof. GET changes nothing."""
    found = ending.read(token)
    if found is None:
        raise Http404
    person, what = found
    page = stopping_page(person, what)
    if request.method == "POST":
        actions.stop(person, what, by=person)
    return show(request, "notices/stop.html", page=page, stopped=request.method == "POST")
