"""Which tier fits, and why: stated cases, and two promises that hold for every answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrive.program.act_ca import ACT_CA_1, ACT_CA_2
from thrive.program.classify import NOT_NOW, Likely, likely_tier, recommend
from thrive.program.registry import rulebook
from thrive.program.rulebook import Rulebook

ORDER = [NOT_NOW, "affiliate", "pilot", "vanguard"]

A_READY_CITY = {
    "standing": "with_government",
    "official": "partly",
    "meeting": "partly",
    "passed": "no",
    "six": "partly",
    "help": "coaching",
}
A_CITY_FURTHER_ALONG = {
    "standing": "government",
    "official": "yes",
    "meeting": "yes",
    "passed": "yes",
    "six": "yes",
    "help": "mentor",
}


@pytest.mark.parametrize(
    ("answers", "tier"),
    [
        ({}, "affiliate"),
        (A_READY_CITY, "pilot"),
        (A_CITY_FURTHER_ALONG, "vanguard"),
        ({**A_READY_CITY, "help": "together"}, "affiliate"),
        ({**A_READY_CITY, "official": "no"}, "affiliate"),
        ({**A_READY_CITY, "passed": "not_sure"}, "pilot"),
        ({**A_CITY_FURTHER_ALONG, "passed": "partly"}, "pilot"),
        ({**A_CITY_FURTHER_ALONG, "standing": "no_government_yet"}, "affiliate"),
    ],
)
def test_six_plain_answers_point_to_a_tier(answers: dict[str, str], tier: str) -> None:
    assert likely_tier(ACT_CA_2, answers).tier == tier


def test_a_place_without_local_government_can_join_once_an_official_confirms() -> None:
    likely = likely_tier(ACT_CA_2, {"standing": "no_government_yet"})

    assert likely.tier == "affiliate"
    assert likely.once is not None
    assert likely.once.en == (
        "You can join as soon as one city, county or tribal official confirms."
    )


def test_a_city_that_asks_for_itself_has_nothing_to_wait_for() -> None:
    assert likely_tier(ACT_CA_2, A_READY_CITY).once is None


def test_each_answer_is_read_back_with_its_reason() -> None:
    likely = likely_tier(ACT_CA_2, {"official": "partly"})

    read = {reading.code: (reading.met, reading.because.en) for reading in likely.criteria}
    assert list(read) == ["standing", "official", "meeting", "passed", "six", "help"]
    assert read["official"] == ("partly", "You are talking with someone who may confirm.")
    assert read["passed"] == ("unknown", "You have not answered this yet.")


def test_what_would_move_a_city_up_is_said_in_steps_it_can_take() -> None:
    likely = likely_tier(ACT_CA_2, {**A_CITY_FURTHER_ALONG, "passed": "no"})

    assert (likely.tier, likely.next_tier) == ("pilot", "vanguard")
    assert [step.en for step in likely.next_up] == [
        "Pick one small issue people can see, such as a park or a crossing, "
        "and bring it to the council."
    ]


def test_at_the_top_there_is_nothing_further_to_do() -> None:
    likely = likely_tier(ACT_CA_2, A_CITY_FURTHER_ALONG)

    assert (likely.next_tier, likely.next_up) == (None, ())


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"official": "perhaps"}, "Question 'official' has no answer 'perhaps'"),
        ({"weather": "yes"}, "This rulebook has no plain question 'weather'"),
    ],
)
def test_an_unknown_answer_is_refused_by_name(answers: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        likely_tier(ACT_CA_2, answers)


@pytest.mark.parametrize("key", ["county-childrens-council", "state-resilience-network"])
def test_an_initiative_without_tiers_recommends_none(key: str) -> None:
    with pytest.raises(ValueError, match="has no tiers to choose from"):
        likely_tier(rulebook(key, "1"), {})


# ── Reviews ───────────────────────────────────────────────────────────────────────────────────

FIRST_FOUR = {"legal_standing": 3, "geographic_balance": 2, "policy_readiness": 3, "need": 3}


def test_scores_of_the_first_cycle_still_read_under_the_rules_of_their_day() -> None:
    then, now = recommend(ACT_CA_1, FIRST_FOUR), recommend(ACT_CA_2, FIRST_FOUR)

    assert (then.tier, then.total, then.out_of, then.rulebook) == ("pilot", 23, 32, "act-ca/1")
    assert (now.tier, now.total, now.out_of, now.rulebook) == ("affiliate", 23, 48, "act-ca/2")


@pytest.mark.parametrize(
    ("changed", "tier"),
    [
        ({}, "pilot"),
        ({"legal_standing": 1}, "not_now"),
        ({"policy_readiness": 1}, "affiliate"),
        ({"commitment": 1}, "affiliate"),
        ({"need": 0, "geographic_balance": 0}, "affiliate"),
        ({"policy_readiness": 4, "existing_coalition": 4, "commitment": 4}, "vanguard"),
        ({"policy_readiness": 4, "existing_coalition": 4, "commitment": 2}, "pilot"),
    ],
)
def test_a_review_recommends_by_total_and_by_least_scores(
    changed: dict[str, int], tier: str
) -> None:
    scores = {**FIRST_FOUR, "existing_coalition": 2, "commitment": 2, **changed}

    assert recommend(ACT_CA_2, scores).tier == tier


def test_a_closed_gate_says_which_criterion_has_to_rise() -> None:
    recommendation = recommend(ACT_CA_2, {"legal_standing": 1, "need": 4})

    assert recommendation.because.en == "Not now: Legal standing must reach 2 of 4 first."
    assert [step.en for step in recommendation.next_up] == [
        "A local government has been asked and is interested."
    ]
    assert recommendation.next_tier == "affiliate"


def test_a_recommendation_says_how_far_the_next_tier_is() -> None:
    recommendation = recommend(ACT_CA_2, FIRST_FOUR)

    assert recommendation.next_tier == "pilot"
    assert [step.en for step in recommendation.next_up] == [
        "Some of the six seats are filled, or a letter of support is attached.",
        "Points still missing: 4, out of 48 in all.",
    ]


def test_each_score_is_read_back_in_the_words_of_the_rubric() -> None:
    readings = {r.code: r for r in recommend(ACT_CA_2, FIRST_FOUR).criteria}

    assert readings["need"].met == "yes"
    assert readings["need"].because == ACT_CA_2.criterion("need").anchors[3]
    assert readings["need"].would_change == ACT_CA_2.criterion("need").anchors[4]
    assert readings["commitment"].met == "unknown"


def test_no_city_is_told_to_move_to_another_region() -> None:
    readings = {r.code: r for r in recommend(ACT_CA_2, FIRST_FOUR).criteria}

    assert readings["geographic_balance"].would_change is None


@pytest.mark.parametrize("score", [-1, 5])
def test_a_score_outside_the_rubric_is_refused_by_name(score: int) -> None:
    with pytest.raises(ValueError, match="Criterion 'need' is scored 0 to 4"):
        recommend(ACT_CA_2, {"need": score})


def test_a_criterion_of_another_cycle_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="This rulebook has no criterion 'commitment'"):
        recommend(ACT_CA_1, {"commitment": 3})


# ── Promises for every answer ─────────────────────────────────────────────────────────────────

versions = st.sampled_from([ACT_CA_1, ACT_CA_2])


@st.composite
def a_review_and_a_better_one(
    draw: st.DrawFn,
) -> tuple[Rulebook, dict[str, int], dict[str, int]]:
    book = draw(versions)
    scores = {c.code: draw(st.integers(0, 4)) for c in book.criteria}
    return book, scores, {code: draw(st.integers(n, 4)) for code, n in scores.items()}


@given(a_review_and_a_better_one())
def test_a_higher_score_never_lowers_the_tier(
    reviews: tuple[Rulebook, dict[str, int], dict[str, int]],
) -> None:
    book, scores, better = reviews

    before, after = recommend(book, scores).tier, recommend(book, better).tier

    assert ORDER.index(before) <= ORDER.index(after)


@st.composite
def some_answers_and_better_ones(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    answers, better = {}, {}
    for question in ACT_CA_2.precheck:
        given_now = draw(st.sampled_from([question.unanswered, *question.answers]))
        at_least = [a for a in question.answers if a.rank >= given_now.rank]
        answers[question.code] = given_now.value
        better[question.code] = draw(st.sampled_from(at_least)).value
    return {code: value for code, value in answers.items() if value}, better


@given(some_answers_and_better_ones())
def test_a_better_answer_never_lowers_the_likely_tier(
    pair: tuple[dict[str, str], dict[str, str]],
) -> None:
    answers, better = pair

    before, after = likely_tier(ACT_CA_2, answers).tier, likely_tier(ACT_CA_2, better).tier

    assert ORDER.index(before) <= ORDER.index(after)


@given(some_answers_and_better_ones())
def test_nobody_is_told_no_and_everybody_below_the_top_is_told_how_to_go_on(
    pair: tuple[dict[str, str], dict[str, str]],
) -> None:
    likely: Likely = likely_tier(ACT_CA_2, pair[0])

    assert likely.tier != NOT_NOW
    assert bool(likely.next_up) == (likely.next_tier is not None)
