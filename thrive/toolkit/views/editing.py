"""The editors' desk: write, review, publish, renew, retire; answer suggestions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import done, errand, sent, status_of
from thrive.base.web import program, reads, reads_and_writes, show
from thrive.people.signed_in import signed_in
from thrive.toolkit.actions import using, writing
from thrive.toolkit.content import Content
from thrive.toolkit.forms.entry import EntryForm, NewEntryForm
from thrive.toolkit.forms.small import AnswerForm, InsteadForm, PlainForm, UntilForm, WhyForm
from thrive.toolkit.lifecycle import TOOLKIT_TEXT
from thrive.toolkit.models import EntrySuggestion
from thrive.toolkit.queries.desk import Workshop, editors_desk, workshop

EDITORS = program("expert")
Act = Callable[..., Any]
DEEDS: dict[str, tuple[type[Form], Act]] = {
    "review": (PlainForm, writing.review),
    "send-back": (WhyForm, writing.send_back),
    "publish": (UntilForm, writing.publish),
    "mark-stale": (PlainForm, writing.mark_stale),
    "renew": (UntilForm, writing.renew),
    "retire": (InsteadForm, writing.retire),
    "bring-back": (PlainForm, writing.bring_back),
    "set-aside": (PlainForm, writing.set_aside),
}


@reads(EDITORS)
def desk(request: HttpRequest) -> HttpResponse:
    return show(request, "toolkit/desk.html", page=editors_desk(request.user))


@reads_and_writes(EDITORS)
def new(request: HttpRequest) -> HttpResponse:
    form, by = NewEntryForm(sent(request)), signed_in(request)

    def act() -> None:
        writing.begin_entry(form.cleaned_data["slug"], content=form.content(), by=by)

    if done(form, act):
        messages.info(request, _("The draft is kept. Nobody but the editors reads it yet."))
        return redirect("edit_entry", form.cleaned_data["slug"])
    return show(request, "toolkit/write.html", status_of(form), form=form, at=None)


@reads_and_writes(EDITORS)
def edit(request: HttpRequest, entry: str) -> HttpResponse:
    at, by = _at(request, entry), signed_in(request)
    content = at.text.content if at.text else Content(kind="strategy")
    form = EntryForm(sent(request), content=content)

    def act() -> None:
        note = form.cleaned_data["note"]
        writing.write(at.entry, content=form.content(), note=note, by=by)

    if done(form, act):
        messages.info(request, _("The draft is kept. Nobody but the editors reads it yet."))
        return redirect("edit_entry", entry)
    return show(request, "toolkit/write.html", status_of(form), form=form, at=at)


@reads_and_writes(EDITORS)
def deed(request: HttpRequest, entry: str, move: str) -> HttpResponse:
    """One move of the lifecycle, on a page of its own."""
    if move not in DEEDS:
        raise Http404
    at, by = _at(request, entry), signed_in(request)
    kind, act = DEEDS[move]
    form = kind(sent(request))
    label = TOOLKIT_TEXT.move(move.replace("-", "_")).label
    offered = next((one for one in at.deeds if one.name == move), None)
    return errand(
        request,
        form,
        lambda: act(at.entry, by=by, **form.cleaned_data),
        said=_("Done. The history of the text says so."),
        title=str(label),
        place=str(at.entry),
        trail=[
            (_("Editors of the toolkit"), reverse("toolkit_desk")),
            (str(at.entry), reverse("edit_entry", args=[entry])),
        ],
        says=_says(move, at),
        may=(lambda: offered.may) if offered else None,
    )


def _says(move: str, at: Workshop) -> str:
    number = at.draft.number if at.draft else 0
    return {
        "review": _("You say that you read the whole text in both languages, and that it holds."),
        "send-back": _("The draft opens again for its writer. Say what should change."),
        "publish": _("Text %(number)s is what everybody reads from now on.") % {"number": number},
        "mark-stale": _("Everybody sees that the text is due for a new look."),
        "renew": _("You looked: the text still holds, until the day you name."),
        "retire": _("The entry leaves the lists. Its page stays and says that it was retired."),
        "bring-back": _("The entry stands in the lists again, due for a new look."),
        "set-aside": _("The draft is kept, but nobody works on it any more."),
    }[move]


@reads_and_writes(EDITORS)
def answer(request: HttpRequest, suggestion: int, answer: str) -> HttpResponse:
    act = {"take-up": using.take_up_suggestion, "decline": using.decline_suggestion}.get(answer)
    if act is None:
        raise Http404
    rows = EntrySuggestion.objects.visible_to(request.user).select_related("entry")
    row = get_object_or_404(rows, pk=suggestion)
    form, by = AnswerForm(sent(request)), signed_in(request)
    return errand(
        request,
        form,
        lambda: act(row, answer=form.cleaned_data["answer"], by=by),
        said=_("The answer is kept; the person reads it on the page of the entry."),
        title=_("Take up this suggestion") if answer == "take-up" else _("Decline this suggestion"),
        place=str(row.entry),
        trail=[(_("Editors of the toolkit"), reverse("toolkit_desk"))],
        button=_("Send the answer"),
        lead=row.words,
    )


def _at(request: HttpRequest, slug: str) -> Workshop:
    at = workshop(request.user, slug)
    if at is None:
        raise Http404
    return at
