"""Step d: two reviewers without a stake, private scores, one decision with its reasons."""

from __future__ import annotations

import pytest

from tests.cities import way
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions import coaching, deciding, reviewing, roles
from thrive.cities.models import Answer, Determination, EligibilityReview
from thrive.cities.queries.reviews import replay
from thrive.cities.rules import reviewing as rules
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
NOT_IN_REVIEW = "This application is “Sent”, so it is not in review."


@pytest.fixture
def imani() -> Person:
    return way.person("Imani", "admin")


@pytest.fixture
def devon() -> Person:
    return way.person("Devon", "expert")


@pytest.fixture
def saanvi() -> Person:
    return way.person("Saanvi", "grants")


def test_the_review_waits_for_the_city_official(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    application = way.after_b(way.sent(), imani)

    answer = rules.may_ask_reviewers(imani, application, [devon, saanvi])

    assert answer.sentence == (
        "A city official has to confirm the application before the review begins."
    )


@pytest.mark.parametrize(
    ("choose", "sentence"),
    [
        (["devon", "saanvi"], ""),
        (["devon", "devon"], "Choose two different people."),
        (["devon"], "Choose 2 people: an application has two reviewers."),
        (["devon", "nobody"], "Nobody is not a reviewer of the program."),
        (
            ["devon", "in_city"],
            "In City has a role in Visalia, so somebody else reviews it.",
        ),
        (["devon", "coach"], "Coach coaches Visalia, so somebody else reviews it."),
        (
            ["devon", "outreach"],
            "Outreach made the first contact, so somebody else reviews it.",
        ),
        (
            ["devon", "same_org"],
            "Same Org is of an organization in this application, so somebody else reviews it.",
        ),
        (
            ["devon", "named"],
            "Named is named in this application, so somebody else reviews it.",
        ),
    ],
)
def test_two_different_people_without_a_stake_review(
    imani: Person, devon: Person, saanvi: Person, choose: list[str], sentence: str
) -> None:
    application = way.after_c(way.sent(), imani)
    people = {
        "devon": devon,
        "saanvi": saanvi,
        "nobody": way.person("Nobody"),
        "in_city": way.person("In City", "expert"),
        "coach": way.person("Coach", "coach"),
        "outreach": way.person("Outreach", "coach"),
        "same_org": way.person("Same Org", "expert", organization="delta roots COLLABORATIVE"),
        "named": way.person("Named", "expert"),
    }
    roles.hold_city_role(application.community, person=people["in_city"], role="contact", by=imani)
    application.community.coach_assignments.create(
        coach=people["coach"], started_at=way.clock.now()
    )
    application.outreach_by = people["outreach"]
    Answer.objects.filter(application=application, question="official_email").update(
        value="named@example.org"
    )

    answer = rules.may_ask_reviewers(imani, application, [people[key] for key in choose])

    assert str(answer.sentence) == sentence


def test_reviewers_are_asked_by_mail_in_their_own_language(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    Person.objects.filter(pk=devon.pk).update(language="es")
    devon.refresh_from_db()

    way.in_review(way.sent(), imani, devon, saanvi)

    mails = OutboundMessage.objects.filter(template__endswith="review_assigned")
    assert dict(mails.values_list("to_email", "language")) == {
        "devon@example.org": "es",
        "saanvi@example.org": "en",
    }


def test_one_who_steps_aside_is_replaced_and_not_asked_again(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    application = way.in_review(way.sent(), imani, devon, saanvi)
    theo = way.person("Theo", "coach")
    review = application.reviews.get(reviewer=devon)
    reviewing.keep_scores(review, scores={"need": 3}, tier="", note="", by=devon)

    reviewing.step_aside(review, reason="My sister works for this city.", by=devon)

    again = rules.may_ask_reviewers(imani, way.fresh(application), [devon])
    two = rules.may_ask_reviewers(imani, way.fresh(application), [theo, imani])
    reviewing.ask_reviewers(application, reviewers=[theo], by=imani)
    third = rules.may_ask_reviewers(imani, way.fresh(application), [imani])
    review.refresh_from_db()
    assert (review.status, review.scores) == ("recused", {})
    assert [str(answer.sentence) for answer in (again, two, third)] == [
        "Devon stepped aside from this application.",
        "Choose one person in place of the one who stepped aside.",
        "Two people already review this application.",
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({}, ""),
        ({"scores": {"need": 3}}, "This score is still missing: Legal standing."),
        ({"tier": ""}, "Choose what you recommend."),
        ({"each": 9}, "Scores go from 0 to 4."),
        (
            {"tier": "affiliate"},
            "Your recommendation differs from the scores. Write why in a sentence.",
        ),
        ({"tier": "affiliate", "note": "Nobody in the council has answered."}, ""),
    ],
)
def test_a_score_sheet_is_finished_when_it_is_whole(
    imani: Person, devon: Person, saanvi: Person, change: dict[str, object], sentence: str
) -> None:
    application = way.in_review(way.sent(), imani, devon, saanvi)
    review = application.reviews.get(reviewer=devon)
    scores = change.get("scores", way.all_scores(application, int(str(change.get("each", 3)))))

    answer = rules.may_finish_scores(
        devon, review, scores, str(change.get("tier", "pilot")), str(change.get("note", ""))
    )

    assert str(answer.sentence) == sentence


def test_a_reviewer_never_sees_the_other_one_and_the_decider_only_both(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    application = way.in_review(way.sent(), imani, devon, saanvi)
    mine, other = application.reviews.order_by("pk")
    seen = []

    for step in ("none in", "one in", "both in"):
        mine.refresh_from_db()
        seen.append(
            (
                step,
                str(rules.may_see_scores(devon, other).sentence),
                str(rules.may_see_scores(imani, mine).sentence),
            )
        )
        review = {"none in": mine, "one in": other}.get(step)
        if review:
            scores = way.all_scores(application, 3)
            reviewing.score(review, scores=scores, tier="pilot", note="", by=review.reviewer)

    closed = "Scores stay closed until both reviews are in."
    own = "A reviewer sees only their own scores."
    assert seen == [("none in", own, closed), ("one in", own, closed), ("both in", own, "")]
    assert list(EligibilityReview.objects.visible_to(devon)) == [mine]


def test_scores_can_change_until_both_are_in(imani: Person, devon: Person, saanvi: Person) -> None:
    application = way.in_review(way.sent(), imani, devon, saanvi)
    mine, other = application.reviews.order_by("pk")
    first, second = way.all_scores(application, 2), way.all_scores(application, 3)
    reviewing.score(mine, scores=first, tier="affiliate", note="Only one has spoken.", by=devon)
    reviewing.score(mine, scores=second, tier="pilot", note="", by=devon)
    reviewing.score(other, scores=second, tier="pilot", note="", by=saanvi)

    with pytest.raises(Refused) as refusal:
        reviewing.score(mine, scores=first, tier="affiliate", note="Late change.", by=devon)

    mine.refresh_from_db()
    assert refusal.value.sentence == "Both reviews are in, so the scores stay as they are."
    assert mine.scores == second


def test_the_autosave_keeps_an_unfinished_sheet(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    application = way.in_review(way.sent(), imani, devon, saanvi)
    review = application.reviews.get(reviewer=devon)

    reviewing.keep_scores(review, scores={"need": 4}, tier="", note="half a thought", by=devon)

    review.refresh_from_db()
    assert (review.status, review.scores, review.note) == (
        "assigned",
        {"need": 4},
        "half a thought",
    )


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


def test_a_half_point_counts_for_the_city(imani: Person, devon: Person, saanvi: Person) -> None:
    application = way.in_review(way.sent(), imani, devon, saanvi)
    for review, each in zip(application.reviews.order_by("pk"), (2, 3), strict=True):
        scores = way.all_scores(application, each)
        note = "I would start with a coach."
        reviewing.score(review, scores=scores, tier="pilot", note=note, by=review.reviewer)

    averages, read_as = rules.joint_scores(application.rulebook, application.reviews.all())

    assert (set(averages.values()), set(read_as.values())) == ({2.5}, {3})


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


def test_a_coach_who_takes_over_the_city_can_no_longer_score_it(
    imani: Person, saanvi: Person
) -> None:
    luz = way.person("Luz", "coach")
    application = way.in_review(way.sent(), imani, luz, saanvi)
    application.community.coach_assignments.create(coach=luz, started_at=way.clock.now())

    answer = rules.may_score(luz, application.reviews.get(reviewer=luz))

    assert answer.sentence == "Luz coaches Visalia, so somebody else reviews it."
    assert coaching.CoachAssignment.objects.today().count() == 1


@pytest.mark.parametrize(
    ("who", "state", "reason", "sentence"),
    [
        ("reviewer", "assigned", "My sister works for this city.", ""),
        ("reviewer", "assigned", "No.", "Write the reason in a sentence. It stays in the record."),
        (
            "reviewer",
            "scored",
            "My sister works for this city.",
            "This is already “Scored”, so that step is not open.",
        ),
        ("other", "assigned", "My sister works here.", "Only the reviewer can do this."),
        ("admin", "assigned", "My sister works here.", "Only the reviewer can do this."),
    ],
)
def test_a_reviewer_steps_aside_before_scoring_with_a_reason(
    imani: Person, devon: Person, saanvi: Person, who: str, state: str, reason: str, sentence: str
) -> None:
    application = way.in_review(way.sent(), imani, devon, saanvi)
    review = application.reviews.get(reviewer=devon)
    review.status = state
    by = {"reviewer": devon, "other": saanvi, "admin": imani}[who]

    answer = rules.may_step_aside(by, review, reason)

    assert str(answer.sentence) == sentence


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
