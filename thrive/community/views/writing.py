"""Starting a thread, replying, changing and taking down; drafts that survive."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.defaultfilters import time as clock_time
from django.utils import timezone
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import require
from thrive.base.errands import done, errand, sent, status_of
from thrive.base.web import AT_WORK, reads_and_writes, show, writes
from thrive.community.actions import attaching, editing, mine, posting
from thrive.community.forms.writing import EditForm, ThreadForm
from thrive.community.models import Post, Thread
from thrive.community.queries.mine import draft_for
from thrive.community.queries.posts import found_file
from thrive.community.queries.rows import Place
from thrive.community.queries.spaces import space_page
from thrive.community.queries.thread import page_of, spoken, thread_page
from thrive.community.reach import who_of
from thrive.community.rules import writing as rules
from thrive.community.rules.files import may_attach, may_take_off
from thrive.community.texts import touches_what_hurts
from thrive.community.views.finding import (
    number_in,
    post_or_404,
    space_or_404,
    thread_or_404,
    trail_to,
)
from thrive.community.views.forms_of import asked_of, reply_form
from thrive.community.views.reading import address_of
from thrive.community.words import HeldFor
from thrive.people.signed_in import signed_in


@reads_and_writes(AT_WORK)
def new_thread(request: HttpRequest, space: str) -> HttpResponse:
    found, person = space_or_404(request, space), signed_in(request)
    page = space_page(person, space, kind="", place=Place())
    assert page is not None
    draft = draft_for(person, f"space {found.pk}")
    attaches = bool(may_attach(page.who, found))
    form = ThreadForm(
        sent(request),
        request.FILES or None,
        attaches=attaches,
        asked=asked_of(person, page.who),
        initial={"language": spoken(), **draft},
    )
    made: list[Thread] = []

    def act() -> None:
        said = form.cleaned_data
        made.append(
            posting.start_thread(
                found,
                title=said["title"],
                words=form.words(),
                kind=said["kind"],
                area=said["area"],
                by=person,
            )
        )

    if done(form, act):
        _say(request, made[0].posts.get(number=1), form.cleaned_data["text"])
        return redirect(made[0])
    if not form.is_bound:
        require(page.may_start)
    _keep(request, f"space {found.pk}")
    return show(request, "community/new_thread.html", status_of(form), page=page, form=form)


@reads_and_writes(AT_WORK)
def reply(request: HttpRequest, thread: int) -> HttpResponse:
    """A page of its own, so that a reply can quote and nothing typed is lost when it is refused."""
    found, person = thread_or_404(request, thread), signed_in(request)
    place, made = f"thread {found.pk}", list[Post]()
    if request.method == "POST":
        who = who_of(person, [found.space])
        form = reply_form(
            request.POST,
            request.FILES,
            asks=True,
            attaches=bool(may_attach(who, found.space)),
            asked=asked_of(person, who),
            draft={},
        )
        if done(form, lambda: made.append(posting.reply(found, words=form.words(), by=person))):
            _say(request, made[0], form.cleaned_data["text"])
            return redirect(address_of(made[0]))
        _keep(request, place)
    page = thread_page(person, found, page_of(found.numbers))
    if request.method != "POST":
        quotes = number_in(request, "quote", 0) or None
        draft = draft_for(person, place)
        form = reply_form(
            None,
            asks=page.needs_tick,
            attaches=page.attaches,
            asked=asked_of(person, page.who),
            draft=draft,
            quotes=quotes,
        )
        if not page.writes:
            require(page.may_reply)
    elif not page.needs_tick:
        del form.fields["understood"]
    asked = form["quotes"].value()
    quoted = next((one for one in page.posts if str(one.pk) == str(asked)), None)
    return show(
        request, "community/reply.html", status_of(form), page=page, form=form, quoted=quoted
    )


@writes(AT_WORK)
def keep_thread_draft(request: HttpRequest, space: str) -> JsonResponse:
    return _kept(request, f"space {space_or_404(request, space).pk}")


@writes(AT_WORK)
def keep_reply_draft(request: HttpRequest, thread: int) -> JsonResponse:
    return _kept(request, f"thread {thread_or_404(request, thread).pk}")


@writes(AT_WORK)
def throw_away(request: HttpRequest, sort: str, number: int) -> HttpResponse:
    mine.throw_draft_away(f"{sort[:10]} {number}", by=signed_in(request))
    messages.info(request, _("The draft is gone."))
    return redirect("my_forum")


@reads_and_writes(AT_WORK)
def edit_post(request: HttpRequest, post: int) -> HttpResponse:
    found = post_or_404(request, post)
    before = {"text": found.text, "language": found.language, "title": found.thread.title}
    form = EditForm(sent(request), first=found.is_first, initial=before)
    return errand(
        request,
        form,
        lambda: editing.edit_post(found, **form.cleaned_data, by=signed_in(request)),
        said=_("Your post is changed."),
        title=_("Change your post"),
        place=found.thread.said_title,
        trail=trail_to(found),
        says=_("Others can read what it said before. The day of the change stands beside it."),
        button=_("Save the change"),
        then=address_of(found),
        may=lambda: rules.may_edit(signed_in(request), found),
    )


@reads_and_writes(AT_WORK)
def take_down(request: HttpRequest, post: int) -> HttpResponse:
    found = post_or_404(request, post)
    form = Form(sent(request))
    after: Callable[[], str] = found.thread.space.get_absolute_url
    return errand(
        request,
        form,
        lambda: editing.take_down(found, by=signed_in(request)),
        said=_("Your post is taken down."),
        title=_("Take your post down"),
        place=found.thread.said_title,
        trail=trail_to(found),
        says=_(
            "Its words go at once and cannot be brought back, neither by you nor by us. Its place "
            "in the thread stays empty."
        ),
        then=after if found.is_first else address_of(found),
        may=lambda: rules.may_take_down(signed_in(request), found),
    )


@reads_and_writes(AT_WORK)
def take_off_file(request: HttpRequest, file: int) -> HttpResponse:
    kept = found_file(signed_in(request), file)
    if kept is None:
        raise Http404(_("There is no such file, or it is for other people."))
    return errand(
        request,
        Form(sent(request)),
        lambda: attaching.take_off(kept, by=signed_in(request)),
        said=_("The file is taken off."),
        title=_("Take the file off"),
        place=kept.name,
        trail=trail_to(kept.post),
        says=_("It goes at once and cannot be brought back. The words of the post stay."),
        then=address_of(kept.post),
        may=lambda: may_take_off(signed_in(request), kept.post),
    )


def _kept(request: HttpRequest, place: str) -> JsonResponse:
    _keep(request, place)
    moment = clock_time(timezone.localtime(clock.now()))
    return JsonResponse({"saved": _("Draft kept at %(time)s") % {"time": moment}})


def _keep(request: HttpRequest, place: str) -> None:
    """What was sent and could not be posted is a draft, so that it survives a closed window."""
    if request.method == "POST":
        words = {name: request.POST.get(name, "").replace("\x00", "") for name in mine.FIELDS}
        token = request.POST.get("token", "")
        mine.keep_draft(place, words=words, token=token, by=signed_in(request))


def _say(request: HttpRequest, post: Post, text: str) -> None:
    if post.status == "held" and post.held_for == HeldFor.WORD:
        messages.info(
            request,
            _(
                "Some of these words are on a list that moderators keep, so a person reads your post "
                "first, usually the same day. You see it below already."
            ),
        )
    elif post.status == "held" and post.held_for == HeldFor.WORK:
        messages.info(
            request,
            _(
                "Your account is new, and your browser did not do the small sum by which we tell "
                "people from machines. So a person reads your post first, usually the same day. You "
                "see it below already."
            ),
        )
    elif post.status == "held":
        messages.info(
            request,
            _("A person reads your post first, usually the same day. You see it below already."),
        )
    if touches_what_hurts(text):
        messages.info(
            request,
            _(
                "Is somebody in danger? Call 911. To talk with someone at any hour, call or text "
                "988. This site is not a place to report it."
            ),
        )
