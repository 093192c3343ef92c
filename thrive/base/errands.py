"""Errands: a person fills in a form, an action happens or refuses with its sentence.

A refusal becomes a sentence above the form, and nothing typed is lost. An errand that has a page of
its own says first what will happen (`errand`); a page that carries a form among other things uses
`done` and `status_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from thrive.base.decisions import Decision, Refused, require
from thrive.base.web import show


def done(form: Form, act: Callable[[], Any]) -> bool:
    """True when the form was right and the action went through."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as no:
        form.add_error(None, no.sentence)
        return False
    return True


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: the fields as they were sent, though all be empty; else nothing."""
    return request.POST if request.method == "POST" else None


def status_of(form: Form) -> int:
    """200 for a form nobody has sent yet; 422 for one that has to be fixed."""
    return 422 if form.is_bound else 200


def errand(
    request: HttpRequest,
    form: Form,
    act: Callable[[], Any],
    *,
    said: str | Callable[[], str],
    title: str,
    place: str,
    trail: Iterable[tuple[str, str]],
    button: str = "",
    lead: str = "",
    quoted: str = "",
    beside: tuple[str, str] | None = None,
    says: str = "",
    still_open: Iterable[str] = (),
    open_title: str = "",
    then: str | Callable[[], str] = "",
    may: Callable[[], Decision] | None = None,
) -> HttpResponse:
    """One errand on a page of its own; done, it leads `then`, or back to the end of its trail.

    said: the sentence shown afterwards. place: the city or thing, for the window's title.
    trail: (words, address) of the pages above this one. button: the errand, `title` if empty.
    quoted: what somebody wrote, that this is about; beside: (words, address) of what else one can do
    about it. says: what will happen. still_open: what speaks against it, without forbidding it;
    open_title: its heading, where that is anything else than what is not done yet.
    may: the rule, asked before anybody fills in the form in vain.
    """
    trail = list(trail)
    if done(form, act):
        messages.info(request, said() if callable(said) else said)
        return redirect((then() if callable(then) else then) or trail[-1][1])
    if may is not None and not form.is_bound:
        require(may())
    return show(
        request,
        "ui/errand.html",
        status_of(form),
        form=form,
        title=title,
        place=place,
        trail=trail,
        back=trail[-1][1],
        button=button or title,
        lead=lead,
        quoted=quoted,
        beside=beside,
        says=says,
        still_open=list(still_open),
        open_title=open_title,
    )


def download(file: FieldFile, *, name: str, media_type: str) -> HttpResponse:
    """A file people gave us: saved, never shown as a page of ours. Http404 where it is gone."""
    try:
        with file.open("rb") as kept:
            answer = HttpResponse(kept.read(), content_type=media_type)
    except FileNotFoundError as missing:
        raise Http404 from missing
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
