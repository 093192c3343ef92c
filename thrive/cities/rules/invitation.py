"""The seven steps of the invitation: who may finish which, in what order, and what each needs."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base import clock
from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.lifecycle import APPLICATION
from thrive.cities.models import CityApplication, InfoSession
from thrive.cities.rules.coaching import lead_coach, may_coach, may_work_with
from thrive.cities.rules.seats import gives_a_reason, may_run_the_program
from thrive.places.queries import folded
from thrive.program.rulebook import Rulebook

CLOSED = ("withdrawn", "not_now")
BY_ADMINISTRATORS = ("d", "e")
BY_THE_COACH = ("f", "g")
CBO_SEATS = ("cbo_youth", "cbo_adult")


def may_do_step(by: Any, application: CityApplication, step: str) -> Decision:
    """May this person finish this step now? Earlier steps come first, and none is done twice."""
    return first_no(
        may_walk(by, application, step), is_open(application), comes_next(application, step)
    )


def may_walk(by: Any, application: CityApplication, step: str) -> Decision:
    """Whose errand a step is: b and c any coach's, d and e the administrators', f and g the city's
    own coach's (`domain` §1.3). Administrators may do each."""
    if step in BY_ADMINISTRATORS:
        return may_run_the_program(by)
    if step in BY_THE_COACH and lead_coach(application.community) is not None:
        return may_coach(by, application.community)
    return may_work_with(by, application)


def is_open(application: CityApplication) -> Decision:
    if application.status not in CLOSED:
        return YES
    return no(
        _("This application is closed (“%(state)s”), so its steps stay as they are.")
        % {"state": APPLICATION.states[application.status]}
    )


def comes_next(application: CityApplication, step: str) -> Decision:
    """Is this the first step that is not done? If not, the sentence names the one that is."""
    done = {one.step: one for one in application.steps.all()}
    if step in done:
        on = formats.date_format(timezone.localtime(done[step].done_on), "DATE_FORMAT")
        return no(_("Step %(step)s was done on %(date)s.") % {"step": step, "date": on})
    missing = next_step(application)
    if missing == step:
        return YES
    name = application.rulebook.step(missing).name if missing else ""
    return no(_("Step %(missing)s comes first: “%(name)s”.") % {"missing": missing, "name": name})


def next_step(application: CityApplication) -> str | None:
    """The letter of the first step that is not done; None when all are."""
    return first_ahead(application.rulebook, {one.step for one in application.steps.all()})


def first_ahead(rulebook: Rulebook, done: Collection[str]) -> str | None:
    """The letter of the first step of the invitation that is not among these."""
    letters = (step.letter for step in rulebook.steps)
    return next((letter for letter in letters if letter not in done), None)


def may_record_conversation(by: Any, application: CityApplication, note: str) -> Decision:
    """Step b without a session: an equal conversation, with what was talked about."""
    if gives_a_reason(note):
        return may_do_step(by, application, "b")
    return first_no(
        may_do_step(by, application, "b"),
        no(_("Write with whom you talked and when, in a sentence.")),
    )


def may_send_follow_up(by: Any, application: CityApplication) -> Decision:
    """Step c, or the same mail once more."""
    if any(one.step == "c" for one in application.steps.all()):
        return first_no(may_walk(by, application, "c"), is_open(application))
    return may_do_step(by, application, "c")


def may_introduce(by: Any, application: CityApplication, text: str) -> Decision:
    return first_no(
        may_do_step(by, application, "f"),
        YES
        if len(text.strip()) >= 40
        else no(_("Write at least two sentences: who they are, and what they want to learn.")),
    )


def may_confirm_team(by: Any, application: CityApplication, note: str = "") -> Decision:
    """Step g: six seats, six people. The answers are read as they stand."""
    return first_no(may_do_step(by, application, "g"), is_whole(application, note))


def is_whole(application: CityApplication, note: str = "") -> Decision:
    """Six seats named, one person each; one organization in both of its seats needs a note (C1)."""
    rulebook, held = application.rulebook, people_named(application)
    for seat in rulebook.seats:
        if seat.code not in held:
            return no(_("This seat is still open: %(seat)s.") % {"seat": seat.name})
    taken: dict[str, str] = {}
    for seat in rulebook.seats:
        for mark in marks_of(held[seat.code]):
            if mark in taken:
                return no(
                    _("One person cannot hold two seats: %(first)s, and %(second)s.")
                    % {"first": rulebook.seat(taken[mark]).name, "second": seat.name}
                )
            taken[mark] = seat.code
    if both_seats_of_one(held) and not gives_a_reason(note):
        return no(
            _("One organization holds both of its seats. Write why that serves all ages here.")
        )
    return YES


def people_named(application: CityApplication) -> dict[str, Mapping[str, str]]:
    """Seat code → {"name", "email", "organization"}, for the seats that have a person."""
    codes = {seat.code for seat in application.rulebook.seats}
    return {
        answer.question: answer.value
        for answer in application.answers.all()
        if answer.question in codes
        and isinstance(answer.value, Mapping)
        and answer.value.get("name")
        and not answer.value.get("looking")
    }


def both_seats_of_one(held: Mapping[str, Mapping[str, str]]) -> bool:
    """The two seats for organizations are held by people of the same one."""
    names = [_sounds(str(held[c].get("organization") or "")) for c in CBO_SEATS if c in held]
    return len(names) == 2 and bool(names[0]) and names[0] == names[1]


def may_run_sessions(by: Any) -> Decision:
    if by.program_roles & {"admin", "coach"}:
        return YES
    return no(_("Coaches and program administrators hold information sessions."))


def may_change_session(by: Any, session: InfoSession) -> Decision:
    """Time, place and the rest change until it begins; so does whether it takes place at all."""
    return first_no(
        may_run_sessions(by),
        is_going_ahead(session),
        YES
        if session.starts_at > clock.now()
        else no(_("This session has begun, so it stays as it is.")),
    )


def may_set_session_to(
    by: Any, session: InfoSession, starts_at: datetime.datetime, capacity: int
) -> Decision:
    """May it begin then, with so many places? Ask under the session's lock."""
    taken = session.places.count()
    return first_no(
        may_change_session(by, session),
        is_still_to_come(starts_at),
        YES
        if capacity >= taken
        else no(
            ngettext(
                "%(taken)s place is taken, so there cannot be fewer than that.",
                "%(taken)s places are taken, so there cannot be fewer than that.",
                taken,
            )
            % {"taken": taken}
        ),
    )


def may_cancel_session(by: Any, session: InfoSession, reason: str) -> Decision:
    return first_no(
        may_change_session(by, session),
        YES
        if gives_a_reason(reason)
        else no(_("Write the reason in a sentence. The cities that signed up read it.")),
    )


def is_going_ahead(session: InfoSession) -> Decision:
    if session.cancelled_at is None:
        return YES
    on = formats.date_format(timezone.localtime(session.cancelled_at), "DATE_FORMAT")
    return no(_("This session was cancelled on %(date)s.") % {"date": on})


def is_still_to_come(starts_at: datetime.datetime) -> Decision:
    if starts_at > clock.now():
        return YES
    return no(_("Choose a time that is still to come."))


def may_mark_attendance(by: Any, session: InfoSession) -> Decision:
    return first_no(
        may_run_sessions(by),
        is_going_ahead(session),
        YES
        if session.starts_at <= clock.now()
        else no(_("This session has not begun, so nobody can have attended it.")),
    )


def marks_of(person: Mapping[str, str]) -> list[str]:
    """By what one recognizes a person: the email, and the name within its organization."""
    name, organization = str(person["name"]), str(person.get("organization") or "")
    email = str(person.get("email") or "").casefold()
    return [f"{_sounds(name)} · {_sounds(organization)}", *([email] if email else [])]


def _sounds(name: str) -> str:
    return folded(name) or name.casefold()
