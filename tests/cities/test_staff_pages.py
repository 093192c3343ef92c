"""The staff's pages over HTTP: what is typed is kept, what is wrong is said, twice is once."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from tests.cities import way
from tests.cities.reading import words
from thrive.base import clock
from thrive.cities.actions import deciding, reviewing
from thrive.cities.models import CityApplication, Determination, EligibilityReview, InfoSession
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


def _review(imani: Person, devon: Person, saanvi: Person) -> EligibilityReview:
    application = way.in_review(way.sent(), imani, devon, saanvi)
    review: EligibilityReview = application.reviews.get(reviewer=devon)
    return review


def test_an_unfinished_sheet_says_what_is_missing_and_keeps_what_was_typed(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    review = _review(imani, devon, saanvi)
    typed = {"score-need": "4", "tier": "pilot", "note": "Half a thought"}

    answer = way.desk(devon).post(f"/staff/reviews/{review.pk}/", typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This score is still missing: Legal standing." in words(answer)
    assert 'id="s-need-4" name="score-need" value="4" checked' in page
    assert "Half a thought" in page


def test_the_autosave_answers_with_the_total_the_server_counts(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    review = _review(imani, devon, saanvi)
    url = f"/staff/reviews/{review.pk}/"

    answer = way.desk(devon).post(
        url, {"score-need": "4", "note": "x"}, headers={"X-Autosave": "1"}
    )

    review.refresh_from_db()
    assert answer.json()["saved"].endswith(": 8 of 48 points, Not now")
    assert (review.scores, review.status) == ({"need": 4}, "assigned")


def test_bad_scores_count_as_none(imani: Person, devon: Person, saanvi: Person) -> None:
    review = _review(imani, devon, saanvi)
    odd = {
        "score-need": "9",
        "score-commitment": "<script>",
        "note": "a\x00b" * 5000,
        "keep": "yes",
    }

    answer = way.desk(devon).post(f"/staff/reviews/{review.pk}/", odd)

    review.refresh_from_db()
    assert (answer.status_code, review.scores, len(review.note)) == (302, {}, 4000)


def test_a_review_is_404_for_everybody_but_its_reviewer_and_administrators(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    review = _review(imani, devon, saanvi)
    reviewing.keep_scores(review, scores={"need": 4}, tier="", note="Private thought", by=devon)
    people = [devon, saanvi, way.person("Luz", "coach"), imani]

    answers = [way.desk(who).get(f"/staff/reviews/{review.pk}/") for who in people]

    assert [answer.status_code for answer in answers] == [200, 404, 404, 200]
    assert [b"Private thought" in answer.content for answer in answers] == [True] + [False] * 3
    assert "Scores stay closed until both reviews are in." in words(answers[-1])


def test_reviewers_read_no_contact_data(imani: Person, devon: Person, saanvi: Person) -> None:
    review = _review(imani, devon, saanvi)

    page = words(way.desk(devon).get(f"/staff/reviews/{review.pk}/"))

    assert "One park for nine thousand children" in page
    assert [address for address in ("rosa@", "pat@") if address in page] == []


def test_the_decider_sees_that_the_reviewers_disagree(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    application = way.in_review(way.sent(), imani, devon, saanvi)
    opinions = {devon: "pilot", saanvi: "affiliate"}
    for review in application.reviews.all():
        tier = opinions[review.reviewer]
        scores = way.all_scores(application, 3)
        reviewing.score(review, scores=scores, tier=tier, note="I think so.", by=review.reviewer)

    page = words(way.desk(imani).get(f"/staff/applications/{application.code}/decide/"))

    assert "The two reviewers disagree Devon: Pilot. Saanvi: Affiliate." in page


def test_a_decision_sent_twice_is_one_and_a_second_one_is_told(
    imani: Person, devon: Person, saanvi: Person
) -> None:
    application = way.scored(way.sent(), imani, devon, saanvi)
    url = f"/staff/applications/{application.code}/decide/"
    other = way.person("Other", "admin")
    said = {"tier": "pilot", "rationale": way.WHY}

    codes = [
        way.desk(imani).post(url, said).status_code,
        way.desk(imani).post(url, said).status_code,
        way.desk(other).post(url, {**said, "tier": "affiliate"}).status_code,
    ]

    assert codes == [302, 302, 422]
    assert Determination.objects.count() == 1


def test_the_decision_needs_its_reason(imani: Person, devon: Person, saanvi: Person) -> None:
    application = way.scored(way.sent(), imani, devon, saanvi)
    url = f"/staff/applications/{application.code}/decide/"

    answer = way.desk(imani).post(url, {"tier": "pilot", "rationale": "Good."})

    assert answer.status_code == 422
    assert "It stands in the letter to the city." in words(answer)
    assert not Determination.objects.exists()


def test_a_session_is_set_up_once_and_not_in_the_past() -> None:
    browser = way.desk(way.person("Luz", "coach"))
    day = clock.today() + datetime.timedelta(days=3)
    said = {"day": day, "time": "17:30", "language": "en", "place": "Online", "capacity": "2"}

    for _twice in range(2):
        browser.post("/staff/info-sessions/", said)
    past = browser.post("/staff/info-sessions/", {**said, "day": "2020-01-01"})
    odd = browser.post("/staff/info-sessions/", {**said, "day": "soon", "capacity": "0"})

    session = InfoSession.objects.get()
    assert timezone.localtime(session.starts_at).hour == 17
    assert "Choose a time that is still to come." in words(past)
    assert (past.status_code, odd.status_code) == (422, 422)


def test_a_first_contact_begins_an_application_for_the_city() -> None:
    luz = way.person("Luz", "coach")
    browser = way.desk(luz)
    way.cycle()
    way.city("Redding")
    said = {"name": "Hollis", "email": "Hollis@example.org", "language": "en", "note": "A call."}

    unknown = browser.post("/staff/outreach/", {**said, "city": "Nowhere"})
    known = browser.post("/staff/outreach/", {**said, "city": " redding "})

    application = CityApplication.objects.get()
    assert "No city has this name." in words(unknown)
    assert known["Location"] == f"/staff/applications/{application.code}/"
    assert (application.origin, application.outreach_by) == ("outreach", luz)
    assert application.steps.get().step == "a"


def test_an_application_is_declined_or_withdrawn_at_any_step_with_a_reason(imani: Person) -> None:
    browser = way.desk(imani)
    early, sent = way.sent("Early"), way.sent("Sent")

    short = browser.post(f"/staff/applications/{early.code}/not-now/", {"reason": "No."})
    reason = {"reason": "The council asked for another year, after its election."}
    browser.post(f"/staff/applications/{early.code}/not-now/", reason)
    browser.post(f"/staff/applications/{sent.code}/withdraw/", reason)
    again = browser.get(f"/staff/applications/{sent.code}/withdraw/")

    assert short.status_code == 422
    assert [way.fresh(one).status for one in (early, sent)] == ["not_now", "withdrawn"]
    assert again.status_code == 403
    assert "This is already “Withdrawn”" in words(again)


def test_seats_move_only_by_a_confirmed_form(imani: Person, devon: Person, saanvi: Person) -> None:
    application = way.scored(way.sent(), imani, devon, saanvi)
    deciding.decide(application, tier="pilot", rationale=way.WHY, by=imani)
    enrollment = application.community.standing()
    assert enrollment is not None
    browser, base = way.desk(imani), f"/staff/seats/{enrollment.pk}/"

    looked = browser.get(f"{base}leave/")
    silent = browser.post(f"{base}pause/", {"reason": ""})
    browser.post(f"{base}pause/", {"reason": "The mayor changed; back in March."})
    browser.post(f"{base}tier/", {"tier": "affiliate", "reason": "The city asked for it."})
    codes = [browser.get(f"{base}{move}/").status_code for move in ("pause", "resume", "fly")]

    enrollment.refresh_from_db()
    assert (looked.status_code, silent.status_code) == (200, 422)
    assert (enrollment.status, enrollment.tier) == ("paused", "affiliate")
    assert codes == [403, 200, 404]


def test_the_number_of_seats_is_changed_with_a_reason(imani: Person) -> None:
    cycle = way.cycle()
    browser = way.desk(imani)

    answer = browser.post(
        f"/staff/cycles/{cycle.slug}/pilot/", {"cap": "25", "reason": "The state adds money."}
    )
    no_limit = browser.get(f"/staff/cycles/{cycle.slug}/affiliate/")

    cycle.refresh_from_db()
    assert (answer.status_code, cycle.pilot_cap, no_limit.status_code) == (302, 25, 404)
    assert "changed the seats of Pilot from 20 to 25" in words(browser.get("/staff/seats/"))


def test_pages_stand_even_before_anything_has_happened(imani: Person) -> None:
    browser = way.desk(imani)
    pages = ("pipeline", "reviews", "seats", "coaches", "info-sessions", "outreach")

    codes = {page: browser.get(f"/staff/{page}/").status_code for page in pages}

    assert codes == dict.fromkeys(pages, 200)
