"""Step d: two reviewers without a stake, and private scores."""

from __future__ import annotations

import pytest

from tests.cities import way
from thrive.base.decisions import Refused
from thrive.cities.actions import coaching, reviewing, roles
from thrive.cities.models import Answer, EligibilityReview
from thrive.cities.rules import reviewing as rules
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


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


def test_a_half_point_counts_for_the_city(imani: Person, devon: Person, saanvi: Person) -> None:
    application = way.in_review(way.sent(), imani, devon, saanvi)
    for review, each in zip(application.reviews.order_by("pk"), (2, 3), strict=True):
        scores = way.all_scores(application, each)
        note = "I would start with a coach."
        reviewing.score(review, scores=scores, tier="pilot", note=note, by=review.reviewer)

    averages, read_as = rules.joint_scores(application.rulebook, application.reviews.all())

    assert (set(averages.values()), set(read_as.values())) == ({2.5}, {3})


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
