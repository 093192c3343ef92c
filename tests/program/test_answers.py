"""Reading the application form: what is stored, and what is said when something has to be fixed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrive.program.act_ca import ACT_CA_2
from thrive.program.answers import clean, validate
from thrive.program.rulebook import ApplicationForm

assert ACT_CA_2.application is not None
FORM: ApplicationForm = ACT_CA_2.application
MEGABYTE = 1_048_576


def seat(**given: object) -> dict[str, object]:
    return {"name": "", "email": "", "organization": "", "looking": False, **given}


@pytest.mark.parametrize(
    ("question", "raw", "stored"),
    [
        ("place_name", "  East   Visalia ", "East Visalia"),
        ("place_name", None, ""),
        ("need", "First line. \r\n\r\nSecond line.  ", "First line.\n\nSecond line."),
        ("contact_email", " Ana@Example.ORG ", "ana@example.org"),
        ("contact_phone", "916.555.0142", "(916) 555-0142"),
        ("contact_phone", "+1 916 555 0142", "(916) 555-0142"),
        ("contact_phone", "call me", "call me"),
        ("website", "visalia.city", "https://visalia.city"),
        ("website", "", ""),
        ("youth_meeting", " 1,200 ", 1200),
        ("youth_meeting", "a dozen", "a dozen"),
        ("youth_meeting", "", None),
        ("council_member_on_team", "yes", True),
        ("council_member_on_team", "no", False),
        ("council_member_on_team", "", None),
        ("may_share", "on", True),
        ("may_share", None, False),
        ("languages", ["es", "en", "es"], ["es", "en"]),
        ("languages", "es", ["es"]),
        ("languages", None, []),
        (
            "support_letter",
            {"name": "letter.pdf", "size": "2048"},
            {"name": "letter.pdf", "size": 2048},
        ),
        ("support_letter", "", {}),
        (
            "city_1",
            {"name": " Rosa M. ", "email": "R@City.gov"},
            seat(name="Rosa M.", email="r@city.gov"),
        ),
        ("city_1", {"looking": "on"}, seat(looking=True)),
    ],
)
def test_an_answer_is_stored_in_its_plain_shape(question: str, raw: object, stored: object) -> None:
    assert clean(FORM.question(question), raw) == stored


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("place_name", "Visalia", []),
        ("place_name", "", ["Write a short answer here."]),
        ("place_name", "x" * 125, ["Shorten it to 120 characters; it is 5 over."]),
        ("organization", "", []),
        ("need", " ", ["Write a few sentences here."]),
        ("official_email", "rosa@city.gov", []),
        ("official_email", "", ["Enter an email, like name@city.gov."]),
        ("official_email", "rosa at city", ["Enter an email, like name@city.gov."]),
        ("contact_phone", "", []),
        ("contact_phone", "555", ["Enter a phone number, like (916) 555-0142."]),
        ("website", "not a site", ["Enter a web address, like https://city.gov."]),
        ("place_kind", "city", []),
        ("place_kind", "", ["Choose one answer."]),
        ("place_kind", "planet", ["Choose from the answers in the list."]),
        ("languages", ["en", "es"], []),
        ("languages", [], ["Mark at least one answer."]),
        ("languages", ["en", "Elvish"], ["Choose from the answers in the list."]),
        ("youth_meeting", None, []),
        ("youth_meeting", "0", []),
        ("youth_meeting", "many", ["Enter a whole number."]),
        ("youth_meeting", "-3", ["Enter 0 or more."]),
        ("youth_meeting", "10000", ["Enter 9999 or less."]),
        ("council_member_on_team", False, []),
        ("council_member_on_team", None, ["Choose yes or no."]),
        ("council_member_on_team", "maybe", ["Choose yes or no."]),
        ("may_share", True, []),
        ("may_share", False, ["Check the box so that we may read your application."]),
        ("support_letter", None, []),
        ("support_letter", {"name": "letter.PDF", "size": 10 * MEGABYTE}, []),
        (
            "support_letter",
            {"name": "letter.pdf", "size": 11 * MEGABYTE},
            ["Attach a smaller file, up to 10 MB."],
        ),
        (
            "support_letter",
            {"name": "letter.exe", "size": 1},
            ["Attach one of these: pdf, png, jpg, jpeg."],
        ),
        ("city_1", seat(name="Rosa M.", email="rosa@city.gov"), []),
        ("city_1", seat(), ["Name a person, or choose “still looking”."]),
        (
            "city_1",
            seat(name="Rosa M."),
            ["Enter an email, like name@city.gov, or choose “still looking”."],
        ),
        ("city_1", seat(looking=True), []),
        (
            "cbo_adult",
            seat(name="Luz", email="luz@example.org"),
            ["Name the organization, or choose “still looking”."],
        ),
        ("resident_1", seat(name="Lupe V."), []),
        ("resident_1", seat(name="Lupe V.", email="lupe"), ["Enter an email, like name@city.gov."]),
    ],
)
def test_an_answer_that_needs_fixing_says_how(
    question: str, value: object, said: list[str]
) -> None:
    assert [text.en for text in validate(FORM.question(question), value)] == said


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "email", "looking", "size"]), inner, max_size=4)
    ),
    max_leaves=6,
)


@given(st.sampled_from(FORM.questions), anything)
def test_cleaning_an_answer_twice_changes_nothing(question: object, raw: object) -> None:
    once = clean(question, raw)  # type: ignore[arg-type]

    assert clean(question, once) == once  # type: ignore[arg-type]


@given(st.sampled_from(FORM.questions), anything)
def test_whatever_a_browser_sends_the_form_answers_with_sentences(
    question: object, raw: object
) -> None:
    said = validate(question, raw)  # type: ignore[arg-type]

    assert [text.en for text in said if not text.en.endswith(".")] == []


def test_the_form_has_six_pages_and_the_last_asks_nothing() -> None:
    pages = [(section.slug, len(section.questions)) for section in FORM.sections]

    assert pages == [
        ("your-city", 11),
        ("why-now", 4),
        ("your-team", 7),
        ("ready-to-work", 7),
        ("help-you-need", 5),
        ("check-and-send", 0),
    ]
    assert FORM.section("why-now").title.en == "Why now"


def test_reviewers_are_not_shown_how_to_reach_the_applicant() -> None:
    hidden = [question.code for question in FORM.questions if not question.shown_to_reviewers]

    assert hidden == ["contact_email", "contact_phone", "official_email", "heard_from", "may_share"]


def test_an_application_can_lean_toward_any_action_area_or_none() -> None:
    leanings = [option.value for option in FORM.question("action_areas").options]

    assert leanings == [*(area.slug for area in ACT_CA_2.areas), "undecided"]


def test_the_burden_is_said_before_the_first_question() -> None:
    assert FORM.burden.en == "About 40 minutes. You can stop and come back with your number."
    assert len(FORM.have_ready) == 4


@pytest.mark.parametrize("look_up", ["question", "section"])
def test_asking_the_form_for_what_it_does_not_have_answers_with_a_sentence(look_up: str) -> None:
    with pytest.raises(KeyError, match=f"The application form has no {look_up} 'shoe_size'"):
        getattr(FORM, look_up)("shoe_size")
