"""Who may start, write, send, withdraw and follow an application, and when."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.lifecycle import APPLICATION, WAIT_LIST
from thrive.cities.models import (
    Applicant,
    CityApplication,
    CoApplicant,
    Community,
    InfoSession,
    InfoSessionPlace,
    ProgramCycle,
    WaitListPlace,
)
from thrive.cities.rules.answers import faults_in
from thrive.program.rulebook import Question, Section

INVITATION_DAYS = 14  # a co-applicant's link waits this long for its first answer
OFFICIAL_DAYS = 60  # an official's link waits this long
MOST_CO_APPLICANTS = 12
MOST_FILES = 5
TEAM_IS_SET_AT = "g"


def takes_applications(cycle: ProgramCycle | None) -> Decision:
    if cycle and cycle.accepts_applications:
        return YES
    return no(
        _("Applications are closed at the moment. Write to us, and we tell you when they open.")
    )


def may_start(community: Community, cycle: ProgramCycle | None) -> Decision:
    """One application in progress for a community in a cycle; ask under the community's lock."""
    open_now = takes_applications(cycle)
    if not open_now or cycle is None:
        return open_now
    if community.has_seat_in(cycle):
        return no(
            _("%(place)s already takes part. Its page says who is on the team and how to join.")
            % {"place": community.name}
        )
    if community.applications.in_progress().filter(cycle=cycle).exists():
        return no(
            _("Somebody has already begun an application for %(place)s.")
            % {"place": community.name}
        )
    return YES


def may_start_outreach(by: Any) -> Decision:
    if by.program_roles & {"admin", "coach"}:
        return YES
    return no(_("Coaches and program administrators write down a first contact."))


def is_one_of_them(by: Any, application: CityApplication) -> Decision:
    """Is `by` an applicant of this application (by private link or by account)?"""
    if isinstance(by, Applicant) and by.application.pk == application.pk:
        return YES
    return no(_("Only the people of this application can do this."))


def may_act_for(by: Any, application: CityApplication) -> Decision:
    """Its applicants may, and program administrators on their behalf."""
    if "admin" in by.program_roles:
        return YES
    return is_one_of_them(by, application)


def stays_open(section: Section) -> bool:
    """The team of six may change after sending (C21): its whole page stays open."""
    return any(question.kind == "seat" for question in section.questions)


def may_answer(by: Any, application: CityApplication, section: Section) -> Decision:
    return first_no(is_one_of_them(by, application), is_open(application, section))


def is_open(application: CityApplication, section: Section) -> Decision:
    """Can answers on this page still change?"""
    if application.status == "draft":
        return YES
    if application.status in ("withdrawn", "not_now"):
        return no(_("This application is closed. You can start again from its answers."))
    if not stays_open(section):
        return no(_("The application was sent, so these answers stay as they are."))
    if application.steps.filter(step=TEAM_IS_SET_AT).exists():
        return no(_("The team is confirmed. Your coach can help with changes."))
    return YES


def may_attach(application: CityApplication, question: Question) -> Decision:
    if application.attachments.filter(question=question.code).count() < MOST_FILES:
        return YES
    return no(_("There is room for %(most)s files here. Remove one first.") % {"most": MOST_FILES})


def may_send(by: Any, application: CityApplication) -> Decision:
    return first_no(
        is_one_of_them(by, application),
        APPLICATION.allows(application.status, "send"),
        YES
        if not faults_in(application)
        else no(_("Some answers are still missing. The list on the page says which.")),
    )


def may_be_reviewed(application: CityApplication) -> Decision:
    """Step d begins only when a city official has confirmed the application (C24)."""
    if application.status not in ("sent", "in_review"):
        return no(
            _("Only an application that was sent can be reviewed; this one is “%(state)s”.")
            % {"state": APPLICATION.states[application.status]}
        )
    if application.official_confirmed_at is None:
        return no(_("A city official has to confirm the application before the review begins."))
    return YES


def may_ask_official(by: Any, application: CityApplication) -> Decision:
    if application.official_confirmed_at:
        return no(_("The city official has already confirmed."))
    return first_no(
        may_act_for(by, application),
        YES
        if application.status in ("sent", "in_review")
        else no(_("We write to the city official when the application is sent.")),
    )


def may_confirm(application: CityApplication) -> Decision:
    """May whoever holds the official's link answer now?"""
    if application.official_confirmed_at:
        return no(_("This application was already confirmed. Thank you."))
    if application.status not in ("sent", "in_review"):
        return no(_("This application was withdrawn or decided, so there is nothing to confirm."))
    asked = application.official_asked_at
    if asked and clock.now() - asked > datetime.timedelta(days=OFFICIAL_DAYS):
        return no(_("This link is too old. The applicants can send you a new one."))
    return YES


def may_invite(by: Any, application: CityApplication) -> Decision:
    here = application.co_applicants.filter(left_at=None).exclude(number=1).count()
    return first_no(
        is_one_of_them(by, application),
        YES
        if application.status not in ("withdrawn", "not_now")
        else no(_("This application is closed. You can start again from its answers.")),
        YES
        if here < MOST_CO_APPLICANTS
        else no(
            _("%(most)s people can write one application. Remove somebody first.")
            % {"most": MOST_CO_APPLICANTS}
        ),
    )


def may_join(invited: CoApplicant) -> Decision:
    if invited.left_at:
        return no(_("This invitation was taken back. Ask the people who wrote to you."))
    waiting = clock.now() - invited.invited_at
    if invited.joined_at is None and waiting > datetime.timedelta(days=INVITATION_DAYS):
        return no(_("This invitation is too old. Ask the people who wrote to you for a new one."))
    return YES


def may_remove(by: Any, co_applicant: CoApplicant) -> Decision:
    return first_no(
        is_one_of_them(by, co_applicant.application),
        no(_("The first contact cannot be removed.")) if co_applicant.number == 1 else YES,
    )


def may_withdraw(by: Any, application: CityApplication) -> Decision:
    return first_no(
        may_act_for(by, application), APPLICATION.allows(application.status, "withdraw")
    )


def may_start_again(by: Any, application: CityApplication, cycle: ProgramCycle | None) -> Decision:
    return first_no(
        is_one_of_them(by, application),
        YES
        if application.status in ("withdrawn", "not_now")
        else no(_("This application is still open, so there is no need to start again.")),
        may_start(application.community, cycle),
    )


def may_join_as_affiliate(by: Any, application: CityApplication) -> Decision:
    """Open to every city that was told not now or waits for a seat, once."""
    standing = application.community.enrollments.holding_a_seat().filter(cycle=application.cycle)
    return first_no(
        may_act_for(by, application),
        APPLICATION.allows(application.status, "join_as_affiliate"),
        YES
        if application.cycle.ends_on >= clock.today()
        else no(_("This cycle has ended. You can apply in the new one.")),
        no(_("This city already takes part.")) if standing.exists() else YES,
    )


def may_leave_line(by: Any, place: WaitListPlace) -> Decision:
    return first_no(may_act_for(by, place.application), WAIT_LIST.allows(place.status, "step_off"))


def may_sign_up(by: Any, application: CityApplication, session: InfoSession) -> Decision:
    taken = session.places.count()
    return first_no(
        may_act_for(by, application),
        YES
        if application.status in ("draft", "sent", "in_review", "wait_listed", "accepted")
        else no(_("This application is closed. You can start again from its answers.")),
        is_not_cancelled(session),
        YES if session.starts_at > clock.now() else no(_("This session has already begun.")),
        YES if taken < session.capacity else no(_("This session is full. Choose another one.")),
    )


def may_give_back(by: Any, place: InfoSessionPlace) -> Decision:
    return first_no(
        may_act_for(by, place.application),
        is_not_cancelled(place.session),
        YES if place.attended is None else no(_("This session is over.")),
    )


def is_not_cancelled(session: InfoSession) -> Decision:
    if session.cancelled_at is None:
        return YES
    return no(_("This session was cancelled. Choose another one."))
