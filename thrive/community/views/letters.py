"""Letters that were reported: report one, decide about it, ask for a second look, answer."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import MEMBERS, program, reads_and_writes
from thrive.community.actions import letters as acts
from thrive.community.forms.letters import (
    LEAVE,
    STOPS,
    DecideForm,
    LetterAnswerForm,
    LetterReportForm,
)
from thrive.community.forms.moderating import AppealForm
from thrive.community.models import LetterReport
from thrive.community.queries import letters as queries
from thrive.community.rules.letters import may_appeal, may_report_letter
from thrive.community.rules.moderating import may_moderate
from thrive.people.signed_in import signed_in

MODERATORS = program("moderator")


@reads_and_writes(MEMBERS)
def report_letter(request: HttpRequest, letter: int) -> HttpResponse:
    """For the one who got it; for anybody else there is no such letter."""
    by = signed_in(request)
    found = queries.found_letter(by, letter)
    if found is None:
        raise Http404
    form = LetterReportForm(sent(request))
    return errand(
        request,
        form,
        lambda: acts.report_letter(found, **form.cleaned_data, by=by),
        said=_("Thank you. A moderator reads it, usually the same day."),
        title=_("Report this letter"),
        place=_("People"),
        trail=[(_("People"), reverse("directory"))],
        lead=_("%(name)s wrote to you:") % {"name": found.by.shown_name},
        quoted=found.text,
        says=_(
            "Moderators read this letter then, usually the same day. They read no letter that "
            "nobody reported. We do not tell its writer who reported it. Is somebody in danger "
            "right now? Call 911."
        ),
        button=_("Send the report"),
        may=lambda: may_report_letter(by, found, reported=queries.is_reported(found)),
    )


@reads_and_writes(MODERATORS)
def decide_letter(request: HttpRequest, letter_report: int) -> HttpResponse:
    by = signed_in(request)
    found = queries.found_report(by, letter_report)
    if found is None:
        raise Http404
    letter = found.letter
    form = DecideForm(sent(request), initial={"of": found.reason})

    def act() -> None:
        said = form.cleaned_data
        if said["stop"] == LEAVE:
            acts.leave_letter(found, reason=said["reason"], by=by)
            return
        days = STOPS[said["stop"]]
        acts.stop_letters(found, of=said["of"], reason=said["reason"], days=days, by=by)

    return errand(
        request,
        form,
        act,
        said=_("It is decided. Your words are on their way."),
        title=_("Decide about this letter"),
        place=_("Moderation"),
        trail=[(_("Moderation"), reverse("moderation"))],
        lead=_("%(writer)s wrote to %(name)s:")
        % {"writer": letter.by.shown_name, "name": letter.to.shown_name},
        quoted=letter.text,
        says=_(
            "The one who reported it hears that it was looked at. If you stop the writer’s letters, "
            "the writer reads your reason and can ask for a second look. Nobody tells them who "
            "reported it."
        ),
        still_open=[_why(found), *queries.decided_before(letter.by)],
        open_title=_("Why it was reported"),
        may=lambda: may_moderate(by),
    )


@reads_and_writes(MEMBERS)
def appeal_letters(request: HttpRequest, letter_act: int) -> HttpResponse:
    by = signed_in(request)
    found = queries.my_act(by, letter_act)
    if found is None:
        raise Http404
    form = AppealForm(sent(request))
    return errand(
        request,
        form,
        lambda: acts.appeal_letters(found, **form.cleaned_data, by=by),
        said=_("Somebody else looks again. The answer comes to this page and by mail."),
        title=_("Ask for a second look"),
        place=_("My community"),
        trail=[(_("Community"), reverse("forum")), (_("My community"), reverse("my_forum"))],
        lead=found.said,
        quoted=found.reason,
        button=_("Send it"),
        may=lambda: may_appeal(by, found),
    )


@reads_and_writes(MODERATORS)
def answer_letters(request: HttpRequest, letter_act: int) -> HttpResponse:
    by = signed_in(request)
    found = queries.appealed_act(by, letter_act)
    if found is None:
        raise Http404
    form = LetterAnswerForm(sent(request))
    decided = [f"{found.said}. {found.reason}"]
    if found.report:
        decided.append(_("The letter: %(words)s") % {"words": found.report.letter.text})

    def act() -> None:
        said = form.cleaned_data
        acts.answer_letters(found, grant=said["grant"] == "yes", answer=said["answer"], by=by)

    return errand(
        request,
        form,
        act,
        said=_("The writer has your answer."),
        title=_("Answer the appeal"),
        place=_("Moderation"),
        trail=[(_("Moderation"), reverse("moderation"))],
        lead=_("%(name)s asks for a second look:")
        % {"name": found.writer.shown_name if found.writer else ""},
        quoted=found.appeal_words,
        still_open=decided,
        open_title=_("What was decided"),
    )


def _why(report: LetterReport) -> str:
    return ". ".join(part for part in (str(report.get_reason_display()), report.words) if part)
