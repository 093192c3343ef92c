"""The outbox for staff, and the mailbox of a demonstration."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from thrive.base.web import EVERYONE, program, reads, show, writes
from thrive.notices import actions, rules
from thrive.notices.forms import OutboxFilter
from thrive.notices.models import OutboundMessage
from thrive.notices.queries import demo_mailbox, outbox_page
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
