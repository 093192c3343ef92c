"""Step d: one decision with its reasons, which can be read again under the rules of its day."""

from __future__ import annotations

import pytest

from tests.cities import way
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions import deciding
from thrive.cities.models import Determination
from thrive.cities.queries.reviews import replay
from thrive.cities.rules import reviewing as rules
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
NOT_IN_REVIEW = "This application is “Sent”, so it is not in review."


@pytest.mark.parametrize(
    ("who", "state", "sentence"),
    [
        ("admin", "scored", ""),
        ("coach", "scored", "Only a program administrator decides about tiers and seats."),
        ("expert", "scored", "Only a program administrator decides about tiers and seats."),
        ("grants", "scored", "Only a program administrator decides about tiers and seats."),
        ("", "scored", "Only a program administrator decides about tiers and seats."),
        ("admin", "sent", NOT_IN_REVIEW),
        ("admin", "in_review", "Two reviews have to be in before the decision."),
    ],
)
def test_an_administrator_decides_when_both_reviews_are_in(
    imani: Person, devon: Person, saanvi: Person, who: str, state: str, sentence: str
) -> None:
    by = way.person("Decider", *([who] if who else []))
    made = way.sent()
    if state == "sent":
        application = way.after_c(made, imani)
    elif state == "in_review":
        application = way.in_review(made, imani, devon, saanvi)
    else:
        application = way.scored(made, imani, devon, saanvi)

    answer = rules.may_decide(by, application, "pilot", way.WHY)

    assert str(answer.sentence) == sentence


@pytest.mark.parametrize(
    ("tier", "rationale", "sentence"),
    [
        (
            "pilot",
            "",
            "Write the reason in a sentence or two. It stands in the letter to the city.",
        ),
        ("king", way.WHY, "Choose a tier, or “not now”."),
        ("not_now", way.WHY, ""),
        ("affiliate", way.WHY, ""),
    ],
)
def test_a_decision_names_its_tier_and_its_reason(
    imani: Person, devon: Person, saanvi: Person, tier: str, rationale: str, sentence: str
) -> None:
    application = way.scored(way.sent(), imani, devon, saanvi)

    answer = rules.may_decide(imani, application, tier, rationale)

    assert str(answer.sentence) == sentence


def test_a_double_click_decides_once_and_a_second_decider_is_told(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    application = way.scored(way.sent(), imani, devon, saanvi)
    other = way.person("Other", "admin")
    first = deciding.decide(application, tier="pilot", rationale=way.WHY, by=imani)

    again = deciding.decide(application, tier="pilot", rationale=way.WHY, by=imani)
    with pytest.raises(Refused) as refusal:
        deciding.decide(application, tier="not_now", rationale=way.WHY, by=other)

    assert again == first
    assert Determination.objects.count() == 1
    assert OutboundMessage.objects.filter(template__endswith="/decision").count() == 1
    assert refusal.value.sentence.endswith(": Pilot. Open the letter to read why.")


def test_a_decision_replays_under_the_rules_of_its_day(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    old = way.cycle(rulebook_version="1")
    application = way.scored(way.sent(into=old), imani, devon, saanvi)
    determination = deciding.decide(application, tier="pilot", rationale=way.WHY, by=imani)

    read_again = replay(determination)

    assert determination.rulebook_version == "1"
    assert len(determination.readings) == len(old.rulebook.criteria) == 4
    assert (read_again.same, read_again.recommended_now) == (True, "pilot")


def test_a_replay_shows_when_the_rules_or_the_scores_were_changed(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    application = way.scored(way.sent(), imani, devon, saanvi)
    determination = deciding.decide(application, tier="pilot", rationale=way.WHY, by=imani)
    determination.rulebook_fingerprint = "0" * 64
    determination.scores["read_as"] = dict.fromkeys(determination.scores["read_as"], 0)

    read_again = replay(determination)

    assert (read_again.rules_same, read_again.same, read_again.recommended_now) == (
        False,
        False,
        "not_now",
    )


def test_not_now_opens_affiliate_in_one_step(imani: Person, devon: Person, saanvi: Person) -> None:
    from thrive.cities.actions.affiliate import join_as_affiliate

    application = way.scored(way.sent(), imani, devon, saanvi)
    deciding.decide(application, tier="not_now", rationale=way.WHY, by=imani)

    enrollment = join_as_affiliate(way.fresh(application), by=imani)

    assert (enrollment.tier, way.fresh(application).status) == ("affiliate", "accepted")
    assert application.steps.filter(step="d").exists()


def test_history_holds_no_scores_and_no_names(imani: Person, devon: Person, saanvi: Person) -> None:
    way.accepted(way.sent(), imani, devon, saanvi)

    told = " ".join(
        f"{entry.what} {entry.by_text} {entry.on_text} {entry.facts}"
        for entry in Entry.objects.about(way.CityApplication.objects.get().ref())
    )

    assert [name for name in ("Devon", "Saanvi", "Imani", "Rosa") if name in told] == []
    assert "'need': 3" not in told


@pytest.mark.parametrize(
    ("who", "status", "sentence"),
    [
        ("admin", "sent", ""),
        ("admin", "in_review", ""),
        ("admin", "wait_listed", ""),
        ("admin", "accepted", "This is already “Accepted”, so that step is not open."),
        ("admin", "withdrawn", "This is already “Withdrawn”, so that step is not open."),
        ("admin", "draft", "This is already “Being written”, so that step is not open."),
        ("coach", "sent", "Only a program administrator decides about tiers and seats."),
        ("", "sent", "Only a program administrator decides about tiers and seats."),
    ],
)
def test_an_administrator_says_not_now_at_any_step(who: str, status: str, sentence: str) -> None:
    application = way.sent()
    application.status = status
    by = way.person("Somebody", *([who] if who else []))

    answer = rules.may_decline(by, application, "The council asked for another year.")

    assert str(answer.sentence) == sentence
