"""The directory of people: read it, stand in it, leave it, write to somebody."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import MEMBERS, reads, reads_and_writes, show, writes
from thrive.community.actions import directory as acts
from thrive.community.forms.directory import LetterForm, ListingForm
from thrive.community.models import DirectoryEntry, DirectoryLetter
from thrive.community.queries.directory import directory_page, last_letter, may_write, reachable_by
from thrive.community.queries.letters import is_reported
from thrive.community.rules.directory import may_be_listed
from thrive.people.signed_in import signed_in


@reads(MEMBERS)
def directory(request: HttpRequest) -> HttpResponse:
    page = directory_page(request.GET.dict(), signed_in(request))
    return show(request, "community/directory.html", page=page)


@reads_and_writes(MEMBERS)
def listing(request: HttpRequest) -> HttpResponse:
    """Choose to be found, and what is shown."""
    by = signed_in(request)
    entry = DirectoryEntry.objects.visible_to(by).filter(person=by).first()
    form = ListingForm(sent(request), entry=entry)
    return errand(
        request,
        form,
        lambda: acts.list_me(form.shown(), by=by),
        said=_("You stand in the directory. You can leave it at any time."),
        title=_("My entry in the directory"),
        place=_("People"),
        trail=[(_("People"), reverse("directory"))],
        button=_("Show this"),
        says=_("Only members who are signed in read it. You show what you tick, and nothing else."),
        then=reverse("directory"),
        may=lambda: may_be_listed(youth=by.is_youth),
    )


@writes(MEMBERS)
def leave(request: HttpRequest) -> HttpResponse:
    acts.leave_directory(by=signed_in(request))
    messages.info(request, _("You no longer stand in the directory."))
    return redirect("directory")


@reads_and_writes(MEMBERS)
def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Write to somebody who takes letters, or who wrote first. Nobody else is there to be found."""
    by = signed_in(request)
    to = get_object_or_404(reachable_by(by), public_id=public_id)
    form = LetterForm(sent(request))
    last = last_letter(to, by)
    got = last if last and last.by_id == to.pk else None
    return errand(
        request,
        form,
        lambda: acts.write_letter(to, text=form.cleaned_data["text"], by=by),
        said=_("Your letter is on its way. The answer comes by mail."),
        title=_("Write to %(name)s") % {"name": to.shown_name},
        place=_("People"),
        trail=[(_("People"), reverse("directory"))],
        button=_("Send the letter"),
        lead=_("%(name)s wrote to you:") % {"name": to.shown_name} if got else "",
        quoted=got.text if got else "",
        beside=_report_of(got),
        says=_(
            "It goes out as a mail of this site. Neither of you sees the other’s address. Moderators "
            "read a letter only when the one who got it reports it."
        ),
        then=reverse("directory"),
        may=lambda: may_write(to, by=by),
    )


def _report_of(letter: DirectoryLetter | None) -> tuple[str, str] | None:
    """Words and address, where the letter can be reported still."""
    if letter is None or is_reported(letter):
        return None
    return _("Report this letter"), reverse("report_letter", args=[letter.pk])
