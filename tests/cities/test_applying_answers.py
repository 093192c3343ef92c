"""What people type is kept, right or wrong, and no text silently replaces another."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cities import way
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.base.refs import SYSTEM
from thrive.cities.actions.answers import Typed, save_answers
from thrive.cities.actions.starting import start
from thrive.cities.models import Applicant, CityApplication
from thrive.cities.rules.answers import digest

pytestmark = pytest.mark.django_db
ROSA, TEO = "pen-of-rosa", "pen-of-teo"


@pytest.fixture
def draft() -> CityApplication:
    return start(
        way.city("Visalia"),
        cycle=way.cycle(),
        name="Rosa Example",
        email="rosa@example.org",
        language="en",
        by=SYSTEM,
    )


def section(draft: CityApplication, slug: str) -> Any:
    form = draft.rulebook.application
    assert form
    return form.section(slug)


def say(
    draft: CityApplication, text: object, *, pen: str = ROSA, number: int = 1, **more: Any
) -> Any:
    typed = {"need": Typed(text, **more)}
    by = Applicant(draft, number)
    return save_answers(draft, section=section(draft, "why-now"), typed=typed, pen=pen, by=by)


def need(draft: CityApplication) -> Any:
    return draft.answers.get(question="need")


def test_what_was_typed_is_kept_even_when_it_is_wrong(draft: CityApplication) -> None:
    too_long = "park " * 5000

    save_answers(
        draft,
        section=section(draft, "your-city"),
        typed={"official_email": Typed("not an email"), "contact_role": Typed(too_long)},
        pen=ROSA,
        by=Applicant(draft, 1),
    )

    kept = dict(draft.answers.values_list("question", "value"))
    assert (kept["official_email"], kept["contact_role"]) == ("not an email", too_long)


def test_no_is_an_answer_and_nothing_is_none(draft: CityApplication) -> None:
    typed = {"council_member_on_team": Typed(False), "city_1": Typed({"name": ""})}
    typed["youth_meeting"] = Typed(0)

    saved = save_answers(
        draft, section=section(draft, "your-team"), typed=typed, pen=ROSA, by=Applicant(draft, 1)
    )

    assert set(saved.changed) == {"council_member_on_team", "youth_meeting"}


def test_a_field_nobody_touched_never_overwrites_a_newer_text(draft: CityApplication) -> None:
    say(draft, "The park has no light.")
    say(draft, "The park has no light, and no water.", version=1, digest=digest("x"))

    saved = say(
        draft, "The park has no light.", pen=TEO, version=1, digest=digest("The park has no light.")
    )

    assert (saved.changed, saved.clashes) == ((), ())
    assert need(draft).value == "The park has no light, and no water."


def test_two_editors_both_texts_are_kept_until_somebody_chooses(draft: CityApplication) -> None:
    seen: dict[str, Any] = {"version": 1, "digest": digest("First.")}
    say(draft, "First.")
    say(draft, "Rosa's text.", pen=ROSA, **seen)

    saved = say(draft, "Teo's text.", pen=TEO, number=2, **seen)

    answer = need(draft)
    assert saved.clashes == ("need",)
    assert (answer.value, [text["value"] for text in answer.aside]) == (
        "Rosa's text.",
        ["Teo's text."],
    )


@pytest.mark.parametrize(
    ("keep", "stays"),
    [("field", "Teo's second text."), ("saved", "Rosa's text."), (TEO, "Teo's text.")],
)
def test_the_one_who_chooses_settles_it(draft: CityApplication, keep: str, stays: str) -> None:
    say(draft, "First.")
    say(draft, "Rosa's text.", version=1, digest=digest("First."))
    say(draft, "Teo's text.", pen=TEO, number=2, version=1, digest=digest("First."))

    saved = say(
        draft,
        "Teo's second text.",
        pen=TEO,
        number=2,
        version=2,
        digest=digest("Rosa's text."),
        keep=keep,
        offered=("saved",),
    )

    answer = need(draft)
    assert (saved.clashes, answer.value, answer.aside) == ((), stays, [])


def test_undecided_is_not_decided(draft: CityApplication) -> None:
    say(draft, "First.")
    say(draft, "Rosa's text.", version=1, digest=digest("First."))

    saved = say(draft, "Teo's text.", pen=TEO, version=2, digest="", offered=("saved",))

    assert (saved.clashes, need(draft).value) == (("need",), "Rosa's text.")


def test_an_open_form_may_save_again_and_again(draft: CityApplication) -> None:
    say(draft, "First.")
    seen: dict[str, Any] = {"version": 1, "digest": digest("First.")}

    clashes = [say(draft, text, pen=TEO, **seen).clashes for text in ("F", "Fi", "First.")]

    assert (clashes, need(draft).value) == ([(), (), ()], "First.")


def test_an_old_tab_of_the_same_person_is_another_editor(draft: CityApplication) -> None:
    say(draft, "First.")
    seen: dict[str, Any] = {"version": 1, "digest": digest("First.")}
    say(draft, "From the new tab.", pen="new-tab", **seen)

    saved = say(draft, "From the old tab.", pen="old-tab", **seen)

    assert (saved.clashes, need(draft).value) == (("need",), "From the new tab.")


def test_history_says_which_page_by_whom_and_nothing_of_the_text(draft: CityApplication) -> None:
    say(draft, "Call me at 555-0100, I am Rosa.")
    say(draft, "Call me at 555-0101, I am Rosa.", version=1, digest="")

    [entry] = Entry.objects.filter(what="answer")

    assert (entry.by_id, entry.facts) == (
        f"{draft.code}/1",
        {"section": "why-now", "questions": ["need"]},
    )
    assert list(history.verify()) == []


def test_after_sending_only_the_team_of_six_stays_open() -> None:
    sent = way.sent("Visalia")
    me = Applicant(sent, 1)

    team = save_answers(
        sent,
        section=section(sent, "your-team"),
        typed={"resident_2": Typed({"name": "Lupe", "looking": False})},
        pen=ROSA,
        by=me,
    )
    with pytest.raises(Refused) as refusal:
        say(sent, "Something else.")

    assert team.changed == ("resident_2",)
    assert refusal.value.sentence == "The application was sent, so these answers stay as they are."


def test_the_team_is_closed_once_it_is_confirmed() -> None:
    sent = way.sent("Visalia")
    sent.steps.create(step="g", done_on=sent.sent_at, by_text="Coach")

    with pytest.raises(Refused) as refusal:
        save_answers(
            sent, section=section(sent, "your-team"), typed={}, pen=ROSA, by=Applicant(sent, 1)
        )

    assert refusal.value.sentence == "The team is confirmed. Your coach can help with changes."


def test_nobody_writes_in_the_application_of_others(draft: CityApplication) -> None:
    other = Applicant(way.sent("Merced", into=draft.cycle), 1)

    with pytest.raises(Refused) as refusal:
        save_answers(draft, section=section(draft, "why-now"), typed={}, pen=ROSA, by=other)

    assert refusal.value.sentence == "Only the people of this application can do this."
