"""What waits for the end of quiet hours, and what does not: every mail of the site is in one of two."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.people.making import member
from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.notices import actions
from thrive.notices.mail import send_notice, send_notices
from thrive.notices.models import OutboundMessage
from thrive.notices.quiet import AT_ONCE, waits
from thrive.people.models import Person

ROOMS = Path(__file__).parents[2] / "thrive"
NIGHT = datetime.datetime(2026, 7, 2, 6, tzinfo=datetime.UTC)  # 11 at night in California
MORNING = NIGHT + datetime.timedelta(hours=8)
SAID = {"urgent": False, "held": True, "link": "https://act.example/"}

WAITS = """
agreement_ask agreement_in_force agreement_new_version agreement_taken_back
application_ask_to_join application_invitation application_outreach application_withdrawn
coach_assigned coach_new_city coaching_next_step data_plan_waits decision digest directory_letter
event_follow_up event_reminder follow_up forum_introduction forum_merged forum_moderated forum_reply
forum_thread forum_to_read introduction invitation joined_as_affiliate letter_looked_at
letters_stopped mentor_answer mentor_contact_waits mentor_ended mentor_place_free mentor_place_lapsed
mentor_proposed official_confirm official_said_no official_said_yes review_assigned seat_ended seat_given
seat_graduate seat_is_free seat_leave seat_pause seat_resume step_answer step_counts step_waits
ta_answered ta_waits ta_written
"""
COMES = """
account_already_exists account_changed agreement_guardian agreement_guardian_signed agreement_signed
answer_refused answer_taken application_link application_received application_started code_email
code_join code_password code_sign_in contact_received event_cancelled event_changed event_confirm
event_moved_up event_place forum_safety guardian_answered guardian_consent guardian_receipt
info_session_cancelled info_session_moved info_session_place unknown_account
"""


def test_every_mail_of_the_site_waits_or_comes_at_once_and_the_table_says_which() -> None:
    found = {
        f"{one.parents[1].name}/mail/{one.stem}"
        for one in ROOMS.glob("*/templates/*/mail/*.txt")
        if one.stem != "layout"
    }

    assert sorted(name.rpartition("/")[2] for name in found if waits(name)) == WAITS.split()
    assert sorted(name.rpartition("/")[2] for name in AT_ONCE) == COMES.split()
    assert found >= AT_ONCE
    assert not waits("")


def leaves(template: str, to: Person | str, by: Any = SYSTEM, **more: Any) -> datetime.datetime:
    with clock.at(NIGHT):
        mail = send_notice(template, to, "en", SAID, None, by, **more)
    return OutboundMessage.objects.get(pk=mail.pk).not_before


@pytest.mark.django_db
def test_at_night_a_mail_waits_for_whoever_has_an_account_and_did_not_ask_for_it() -> None:
    rosa, teo = member("Rosa Luna"), member("Teo Ruiz")
    actions.choose(teo, by=teo, quiet_from=8, quiet_to=8)
    later = NIGHT + datetime.timedelta(hours=1)
    table = {
        "hers": leaves("forum_to_read", rosa),
        "by her address": leaves("forum_to_read", rosa.email.upper()),
        "planned for the night": leaves("forum_to_read", rosa, not_before=later),
        "danger": leaves("forum_safety", rosa),
        "her own doing": leaves("forum_to_read", rosa, by=rosa),
        "no quiet hours": leaves("forum_to_read", teo),
        "no account": leaves("forum_to_read", "visitor@example.org"),
    }

    assert table == {
        "hers": MORNING,
        "by her address": MORNING,
        "planned for the night": MORNING,
        **dict.fromkeys(["danger", "her own doing", "no quiet hours", "no account"], NIGHT),
    }


@pytest.mark.django_db
def test_the_same_mail_to_many_waits_for_each_in_their_own_hours() -> None:
    rosa, teo, jo = member("Rosa Luna"), member("Teo Ruiz"), member("Jo Park")
    actions.choose(teo, by=teo, quiet_from=22, quiet_to=21)  # 23 hours: 14 is the most

    with clock.at(NIGHT):
        send_notices("forum_to_read", [rosa, teo, jo], SAID, about=rosa, by=jo, key="x")

    rows = OutboundMessage.objects.filter(dedupe_key__startswith="x ")
    hours = {row.person: row.not_before - NIGHT for row in rows}
    assert {one: int(hours[one].total_seconds()) // 3600 for one in (rosa, teo, jo)} == {
        rosa: 8,
        teo: 14,
        jo: 0,
    }
