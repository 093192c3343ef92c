"""Letters that were reported: report → a moderator decides, in words → the writer appeals once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.cities import way
from tests.community import ground
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.base.refs import SYSTEM
from thrive.community.actions import letters as acts
from thrive.community.actions.directory import Shown, list_me, write_letter
from thrive.community.models import DirectoryLetter, LetterAct, LetterReport
from thrive.community.own_data import export_directory
from thrive.community.queries.letters import letters_waiting
from thrive.community.queries.log import LOG, log_lately, log_rows
from thrive.community.rules import letters as rules
from thrive.notices.models import OutboundMessage
from thrive.people.actions import erase_me
from thrive.people.actions.roles import give_role
from thrive.people.models import Person
from thrive.people.own_data import export_history

pytestmark = pytest.mark.django_db
TEXT = "Buy my course. You know you want it."


@dataclass(frozen=True)
class Ground:
    """Gus wrote to Ruth; Jo and Kim moderate."""

    gus: Person
    ruth: Person
    jo: Person
    kim: Person
    letter: DirectoryLetter

    def report(self, reason: str = "ad") -> LetterReport:
        words = "He asks for money."
        return acts.report_letter(self.letter, reason=reason, words=words, by=self.ruth)

    def stop(self, days: int | None = 30) -> LetterAct:
        why = "Letters are not for advertisements."
        return acts.stop_letters(self.report(), of="ad", reason=why, days=days, by=self.jo)


@pytest.fixture
def at() -> Ground:
    gus, ruth = ground.member("Gus Bell", language="es"), ground.member("Ruth Ablaza")
    list_me(Shown(), by=ruth)
    letter = write_letter(ruth, text=TEXT, by=gus)
    jo, kim = ground.member("Jo", "moderator"), ground.member("Kim", "moderator")
    return Ground(gus, ruth, jo, kim, letter)


def mails(to: Person, template: str) -> list[OutboundMessage]:
    named = OutboundMessage.objects.filter(to_email=to.email, template=f"notices/mail/{template}")
    return list(named.order_by("pk"))


def sentence(deed: Callable[[], Any]) -> str:
    """What the rule says to it; empty where it is done."""
    try:
        deed()
    except Refused as refused:
        return refused.sentence
    return ""


def test_only_who_got_a_letter_finds_its_form_and_their_report_is_read(
    client: Any, at: Ground
) -> None:
    form = f"/people/letters/{at.letter.pk}/report/"
    assert form in mails(at.ruth, "directory_letter")[0].text
    for other in (at.gus, ground.member("Ana"), at.jo):
        client.force_login(other)
        assert client.get(form).status_code == client.post(form).status_code == 404
    client.force_login(at.ruth)
    answer = client.get(f"/people/{at.gus.public_id}/write/").content.decode()
    asked = client.get(form).content.decode()
    assert (form in answer, TEXT in answer, TEXT in asked) == (True, True, True)
    assert "Moderators read this letter then" in asked
    assert not letters_waiting(at.jo)

    lacks = client.post(form, {"words": "He asks for money."})
    sent = [client.post(form, {"reason": "ad", "words": "Money."}) for _twice in range(2)]

    assert (lacks.status_code, "He asks for money." in lacks.content.decode()) == (422, True)
    assert [one.status_code for one in sent] == [302, 422]
    assert "You reported this letter already." in sent[1].content.decode()
    assert [one.letter for one in letters_waiting(at.jo).reported] == [at.letter]
    assert "A letter was reported" in way.desk(at.jo).get("/desk/").content.decode()
    told = mails(at.jo, "forum_to_read")
    assert (len(told), told[0].subject, TEXT in told[0].text) == (1, "A letter was reported", False)


def test_danger_is_told_at_once_and_stands_first(at: Ground) -> None:
    at.report()
    second = write_letter(at.ruth, text="I know where you live.", by=at.gus)

    acts.report_letter(second, reason="safety", words="", by=at.ruth)

    assert [one.letter for one in letters_waiting(at.jo).reported] == [second, at.letter]
    told = mails(at.kim, "forum_safety")[0]
    assert (told.subject, "hidden" in told.text) == (
        "Please look now: somebody may be in danger",
        False,
    )


def test_a_letter_that_breaks_no_rule_leaves_no_mark_on_its_writer(at: Ground) -> None:
    report = at.report()

    acts.leave_letter(report, reason="A fair question about a class.", by=at.jo)

    assert "A fair question" in mails(at.ruth, "letter_looked_at")[0].text
    assert mails(at.gus, "letters_stopped") == []
    assert export_directory(at.gus)["letters_stopped"] == []
    assert {row["what"] for row in export_history(at.gus)} == {"write_letter"}
    assert not letters_waiting(at.jo)
    row = log_lately(at.jo)[0]
    assert (row.by, row.what) == ("Jo", "A letter breaks no rule")
    assert row.reason == "A fair question about a class."
    write_letter(at.ruth, text="Thank you anyway.", by=at.gus)


def test_who_may_not_write_reads_why_in_their_language_and_may_again_when_it_ends(
    client: Any, at: Ground
) -> None:
    report = at.report()
    desk = way.desk(at.jo)
    page = desk.get(f"/community/moderation/letters/{report.pk}/").content.decode()
    assert (TEXT in page, "He asks for money." in page) == (True, True)
    said = {"stop": "30", "of": "ad", "reason": "Letters are not for advertisements."}
    desk.post(f"/community/moderation/letters/{report.pk}/", said)

    mail = mails(at.gus, "letters_stopped")[0]
    assert "Letters are not for advertisements." in mail.text
    assert ("Hola" in mail.text, "/es/community/mine/" in mail.text) == (True, True)
    assert ("Ruth" in mail.text, TEXT in mail.text) == (False, False)
    assert "did something about it" in mails(at.ruth, "letter_looked_at")[0].text
    client.force_login(at.gus)
    refused = client.get(f"/people/{at.ruth.public_id}/write/")
    assert refused.status_code == 403
    assert "cannot write letters until" in refused.content.decode()
    mine = client.get("/community/mine/").content.decode()
    assert ("Letters are not for advertisements." in mine, "Ruth" in mine) == (True, False)
    assert desk.get(f"/community/moderation/letters/{report.pk}/").status_code == 404

    with clock.at(clock.now() + datetime.timedelta(days=31)):
        write_letter(at.ruth, text="Hello again.", by=at.gus)


def test_the_writer_asks_once_and_somebody_else_answers(client: Any, at: Ground) -> None:
    act = at.stop(days=None)
    assert sentence(lambda: write_letter(at.ruth, text="Why?", by=at.gus)) == (
        "You cannot write letters any more. “My community” says why."
    )
    client.force_login(at.gus)
    form = f"/community/moderation/letters/acts/{act.pk}/"
    client.post(form, {"words": "It was a free class."})
    assert client.get(form).status_code == 403
    answer = f"/community/moderation/letters/appeals/{act.pk}/"
    assert TEXT in way.desk(at.kim).get(answer).content.decode()
    same = way.desk(at.jo).post(answer, {"grant": "no", "answer": "No."})
    assert (same.status_code, "somebody else has to answer" in same.content.decode()) == (422, True)

    way.desk(at.kim).post(answer, {"grant": "yes", "answer": "You are right."})

    told = mails(at.gus, "letters_stopped")[-1]
    assert "You are right." in told.text
    write_letter(at.ruth, text="Sorry for the tone.", by=at.gus)
    (row,) = log_rows(at.jo)
    assert len(LOG) == len(row.cells)
    assert (row.what, row.rule, row.place) == ("No letters any more", "It is an advertisement", "")
    assert (row.appeal, row.answer) == ("The decision is taken back", "You are right.")
    page = way.desk(at.jo).get("/community/moderation/log/").content.decode()
    assert ("You are right." in page, "Gus" in page) == (True, False)


def test_who_may_do_what(at: Ground) -> None:
    report, ana = at.report(), ground.member("Ana")
    moderator = "Only a moderator can do this."
    own = "Somebody else has to decide: you wrote or got this letter."
    table = [
        (at.jo, "words", False, ""),
        (at.jo, " ", False, "Write the reason: somebody will read it."),
        (ana, "words", False, moderator),
        (at.gus, "words", True, moderator),
        (at.ruth, "words", True, moderator),
    ]
    for person, words, alone, says in table:
        decision = rules.may_decide(person, report, words, alone=alone)
        assert (person, decision.sentence) == (person, says)
    for person in (at.gus, at.ruth):
        give_role(person, role="moderator", by=SYSTEM)
    got, wrote = (rules.may_decide(one, report, "words", alone=False) for one in (at.ruth, at.gus))
    assert (got.sentence, wrote.sentence) == (own, own)
    assert rules.may_decide(at.ruth, report, "words", alone=True)
    assert not rules.may_decide(at.gus, report, "words", alone=True)
    assert (list(LetterReport.objects.visible_to(at.gus)), letters_waiting(at.gus).reported) == (
        [],
        (),
    )

    act = acts.stop_letters(report, of="ad", reason="Why.", days=30, by=at.jo)
    again = sentence(lambda: acts.leave_letter(report, reason="No.", by=at.kim))
    assert again == "This is already “Its writer writes no letters”, so that step is not open."
    assert sentence(lambda: acts.report_letter(at.letter, reason="ad", words="", by=at.gus)) == (
        "Only the one who got a letter can report it."
    )
    assert rules.may_appeal(at.ruth, act).sentence == (
        "Only the one it is about can ask for a second look."
    )
    assert rules.may_answer(at.kim, act, alone=False).sentence == "Nobody waits for an answer here."
    acts.appeal_letters(act, words="Look again.", by=at.gus)
    assert letters_waiting(at.gus).appeals == ()
    assert sentence(lambda: acts.answer_letters(act, grant=True, answer="x", by=at.gus)) == (
        "Somebody else has to answer: it is your own appeal."
    )
    acts.answer_letters(act, grant=False, answer="It stays.", by=at.kim)
    assert sentence(lambda: acts.appeal_letters(act, words="Again", by=at.gus)) == (
        "You asked for a second look already. The answer comes to this page."
    )
    assert not list(LetterAct.objects.in_force(at.ruth))
    with clock.at(clock.now() + datetime.timedelta(days=31)):
        ended = LetterAct(writer=at.gus, what="stop", until=act.until)
        assert not rules.may_appeal(at.gus, ended)


def test_history_of_the_writer_says_nothing_of_the_report_and_letters_go_with_their_people(
    at: Ground,
) -> None:
    act = at.stop()
    acts.appeal_letters(act, words="It was a free class.", by=at.gus)
    stopped = export_directory(at.gus)["letters_stopped"][0]
    assert (stopped["reason"], stopped["appeal"]) == (act.reason, "It was a free class.")
    assert export_directory(at.ruth)["letters_reported"][0]["words"] == "He asks for money."
    assert "report_letter" not in {row["what"] for row in export_history(at.gus)}
    entry = Entry.objects.get(what="report_letter")
    assert (entry.on_kind, entry.by_id) == ("letter_report", str(at.ruth.public_id))

    erase_me(at.gus, by=at.gus)

    act.refresh_from_db()
    assert (act.writer, act.appeal_words, act.report) == (None, "", None)
    assert not LetterReport.objects.exists()
    assert not letters_waiting(at.kim)
    assert [row.what[:16] for row in log_rows(at.jo)] == ["No letters until"]


def test_a_report_of_a_letter_that_went_meanwhile_says_so(at: Ground) -> None:
    report = at.report()
    erase_me(at.ruth, by=at.ruth)
    gone = "This letter is gone: one of the two has left."

    assert sentence(lambda: acts.leave_letter(report, reason="x", by=at.jo)) == gone
    assert (
        sentence(lambda: acts.report_letter(at.letter, reason="ad", words="", by=at.ruth)) == gone
    )


def test_the_queue_asks_as_often_for_one_as_for_three(
    at: Ground, django_assert_num_queries: Any
) -> None:
    at.report()
    for number in range(2):
        more = write_letter(at.ruth, text=f"Hello {number}", by=at.gus)
        acts.report_letter(more, reason="ad", words="", by=at.ruth)

    assert at.jo.program_roles  # read once a request
    with django_assert_num_queries(2):
        said = [str(one.letter.by) for one in letters_waiting(at.jo).reported]

    assert len(said) == 3
