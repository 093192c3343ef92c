"""The pipeline: each application at its step, who acts next, what is stuck; totals equal the lists."""

from __future__ import annotations

import csv
import datetime
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests.cities import way
from tests.cities.reading import words
from thrive.cities.actions import deciding, reviewing
from thrive.cities.actions.applying import withdraw
from thrive.cities.actions.starting import start_outreach
from thrive.cities.models import CityApplication, ProgramCycle
from thrive.cities.queries.application import staff_page
from thrive.cities.queries.coaches import coaches_page, led_community, pack_page
from thrive.cities.queries.pipeline import Filters, pipeline_page, read_filters
from thrive.cities.queries.reviews import candidates, decision_page, reviews_page, sheet_page
from thrive.cities.queries.seats import seats_page
from thrive.cities.queries.sessions import sessions_page
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Person, Person]:
    return way.person("Devon", "expert"), way.person("Saanvi", "expert")


@pytest.fixture
def cycle() -> ProgramCycle:
    return way.cycle()


def _columns(viewer: Person, **filters: Any) -> dict[str, list[str]]:
    page = pipeline_page(viewer, Filters(**filters))
    shown = {column.letter: column.cards for column in page.columns} | {"decided": page.decided}
    return {step: [card.about.place for card in cards] for step, cards in shown.items() if cards}


def _cards(viewer: Person) -> list[Any]:
    page = pipeline_page(viewer, Filters())
    return [*page.going, *page.decided]


def _everywhere(imani: Person, luz: Person, two: tuple[Person, Person]) -> None:
    """One city at each step."""
    way.sent("At B")
    way.after_b(way.sent("At C"), imani)
    way.after_c(way.sent("At D"), imani)
    way.accepted(way.sent("At E"), imani, *two)
    way.coached(way.sent("At F"), imani, luz, *two)
    withdraw(way.sent("Gone"), reason="", by=imani)


def test_each_application_stands_at_its_next_step(
    cycle: ProgramCycle, imani: Person, luz: Person, two: tuple[Person, Person]
) -> None:
    _everywhere(imani, luz, two)

    columns = _columns(imani)

    assert columns == {
        "b": ["At B"],
        "c": ["At C"],
        "d": ["At D"],
        "e": ["At E"],
        "f": ["At F"],
        "decided": ["Gone"],
    }


def test_the_card_says_who_acts_next(
    cycle: ProgramCycle, imani: Person, luz: Person, two: tuple[Person, Person]
) -> None:
    application = way.after_b(way.sent(), imani)
    said = []

    def note() -> None:
        [card] = _cards(imani)
        said.append(f"{card.next_by} {card.next_act}".strip())

    note()
    way.after_c(way.sent("Lodi"), imani)
    CityApplication.objects.filter(community__name="Lodi").update(official_confirmed_at=None)
    CityApplication.objects.filter(pk=application.pk).delete()
    note()
    CityApplication.objects.update(official_confirmed_at=way.clock.now())
    note()
    lodi = CityApplication.objects.get()
    reviewing.ask_reviewers(lodi, reviewers=two, by=imani)
    note()
    for review in lodi.reviews.all():
        scores = way.all_scores(lodi, 3)
        reviewing.score(review, scores=scores, tier="pilot", note="", by=review.reviewer)
    note()
    deciding.decide(lodi, tier="pilot", rationale=way.WHY, by=imani)
    note()

    assert said == [
        "A coach sends the follow-up mail.",
        "A city official confirms the application.",
        "Administrator asks two reviewers.",
        "The reviewers score the application.",
        "Administrator decides.",
        "Administrator assigns a coach.",
    ]


@pytest.mark.parametrize(("days", "stuck"), [(14, False), (15, True)])
def test_after_14_days_without_a_move_it_is_stuck(
    cycle: ProgramCycle, imani: Person, days: int, stuck: bool
) -> None:
    way.sent()

    with way.later(days):
        [card] = _cards(imani)

    assert (card.days, card.stuck) == (days, stuck)


def test_what_is_closed_is_never_stuck(cycle: ProgramCycle, imani: Person) -> None:
    withdraw(way.sent(), reason="", by=imani)

    with way.later(100):
        page = pipeline_page(imani, Filters())

    assert (page.stuck, page.in_progress, page.total) == (0, 0, 1)


def test_the_filters_choose(
    cycle: ProgramCycle, imani: Person, luz: Person, two: tuple[Person, Person]
) -> None:
    way.coached(way.sent("Coached"), imani, luz, *two)
    start_outreach(
        way.city("Reached"),
        cycle=cycle,
        name="Hollis",
        email="h@example.org",
        language="en",
        by=luz,
    )
    way.sent("Mentor", help_kind="mentor")

    found = {
        "coach": _columns(imani, coach=str(luz.public_id)),
        "none": _columns(imani, coach="none"),
        "nonsense": _columns(imani, coach="nobody"),
        "outreach": _columns(imani, origin="outreach"),
        "asked": _columns(imani, asked="mentor"),
        "words": _columns(imani, words="coa"),
    }

    assert found == {
        "coach": {"f": ["Coached"]},
        "none": {"b": ["Mentor", "Reached"]},
        "nonsense": {},
        "outreach": {"b": ["Reached"]},
        "asked": {"b": ["Mentor"]},
        "words": {"f": ["Coached"]},
    }


def test_filters_that_mean_nothing_are_left_out() -> None:
    sent = {"origin": "moon", "view": "cube", "stuck": "perhaps", "q": "  "}

    assert read_filters(sent) == Filters()


def test_drafts_are_counted_and_never_shown(cycle: ProgramCycle, imani: Person) -> None:
    draft = way.sent("Draft")
    CityApplication.objects.filter(pk=draft.pk).update(status="draft")

    page = pipeline_page(imani, Filters())

    assert (page.drafts, page.total) == (1, 0)


def test_board_list_and_file_hold_the_same_applications(
    cycle: ProgramCycle, imani: Person, luz: Person, two: tuple[Person, Person]
) -> None:
    _everywhere(imani, luz, two)
    browser = way.desk(imani)

    board, table = (words(browser.get(f"/staff/pipeline/?view={v}")) for v in ("board", "list"))
    rows = list(
        csv.reader(io.StringIO(browser.get("/staff/pipeline.csv").content.decode("utf-8-sig")))
    )

    names = ["At B", "At C", "At D", "At E", "At F", "Gone"]
    assert "6 applications, 5 on their way" in board
    assert [name for name in names if name in board and name in table] == names
    assert [row[0] for row in rows[1:]] == names


def test_a_cell_that_looks_like_a_formula_is_harmless(cycle: ProgramCycle, imani: Person) -> None:
    application = way.sent()
    application.community.name = "=HYPERLINK(1)"
    application.community.save()

    text = way.desk(imani).get("/staff/pipeline.csv").content.decode()

    assert "'=HYPERLINK(1)" in text


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        ("", (403, 403, 403, 403)),
        ("data", (403, 403, 403, 403)),
        ("grants", (403, 403, 403, 403)),
        ("expert", (200, 200, 403, 403)),
        ("coach", (200, 200, 200, 403)),
        ("admin", (200, 200, 200, 200)),
    ],
)
def test_each_role_opens_its_pages(cycle: ProgramCycle, role: str, codes: tuple[int, ...]) -> None:
    application = way.sent()
    browser = way.desk(way.person("Somebody", *([role] if role else [])))
    base = f"/staff/applications/{application.code}/"

    answers = [
        browser.get(page).status_code
        for page in ("/staff/pipeline/", base, f"{base}follow-up/", f"{base}decide/")
    ]

    assert tuple(answers) == codes


def test_a_draft_of_a_city_is_404_for_staff(cycle: ProgramCycle, imani: Person) -> None:
    draft = way.sent()
    CityApplication.objects.update(status="draft")

    answer = way.desk(imani).get(f"/staff/applications/{draft.code}/")

    assert answer.status_code == 404


def test_a_refusal_reads_the_same_on_the_page_and_as_json(cycle: ProgramCycle, luz: Person) -> None:
    application = way.sent()
    url = f"/staff/applications/{application.code}/introduction/"
    browser = way.desk(luz)

    page, plain = browser.get(url), browser.get(url, headers={"accept": "application/json"})

    sentence = "Step b comes first: “Come to an information session”."
    assert (page.status_code, plain.status_code) == (403, 403)
    assert sentence in words(page)
    assert plain.json() == {"refused": sentence}


def test_changes_are_posted_with_their_token(cycle: ProgramCycle, luz: Person) -> None:
    application = way.sent()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = way.desk(luz).cookies
    url = f"/staff/applications/{application.code}/conversation/"

    answer = strict.post(url, {"note": "Phone call with Rosa on Monday."})

    assert answer.status_code == 403
    assert not application.steps.filter(step="b").exists()


def test_the_page_in_spanish_has_no_english_left(
    cycle: ProgramCycle, imani: Person, luz: Person, two: tuple[Person, Person]
) -> None:
    _everywhere(imani, luz, two)
    browser = way.desk(imani)
    code = CityApplication.objects.get(community__name="At D").code

    said = " ".join(
        words(browser.get(f"/es/staff/{page}"))
        for page in ("pipeline/", f"applications/{code}/", "seats/", "coaches/", "reviews/")
    )

    english = ["Pipeline", "What comes next", "Reviews", "Seats", "Waiting for", "asks two"]
    assert [word for word in english if word in said] == []


def test_what_was_read_stays_the_same_in_the_other_language(
    cycle: ProgramCycle, imani: Person
) -> None:
    way.sent()
    with override("es"):
        [card] = _cards(imani)

    assert card.next_act == "asiste a una sesión informativa."


def _counts(imani: Person, code: str, slug: str) -> dict[str, int]:
    application = CityApplication.objects.select_related("community", "cycle").get(code=code)
    review = application.reviews.select_related("application__community", "reviewer").first()
    pages = {
        "pipeline": lambda: pipeline_page(imani, Filters()),
        "application": lambda: staff_page(imani, code),
        "reviews": lambda: reviews_page(imani),
        "sheet": lambda: sheet_page(imani, review),
        "decision": lambda: decision_page(imani, application),
        "candidates": lambda: candidates(application),
        "seats": lambda: seats_page(),
        "coaches": lambda: coaches_page(imani),
        "pack": lambda: pack_page(imani, led_community(imani, slug)),
        "sessions": lambda: sessions_page(),
    }
    counted = {}
    for name, read in pages.items():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            read()
        counted[name] = len(seen)
    return counted


def test_reading_costs_as_much_for_one_city_as_for_three(
    cycle: ProgramCycle, imani: Person, luz: Person, two: tuple[Person, Person]
) -> None:
    imani.program_roles  # noqa: B018 - asked once in a request
    first = way.coached(way.sent("First"), imani, luz, *two)
    way.session()
    one = _counts(imani, first.code, "first")
    for name in ("Second", "Third"):
        way.coached(way.sent(name), imani, luz, *two)
        way.session(days=7)
        way.person(f"Expert {name}", "expert", "coach")

    three = _counts(imani, first.code, "first")

    assert three == one
    assert {name: count for name, count in one.items() if count > 30} == {}
    assert one["pipeline"] <= 13


def test_a_step_moves_the_clock_of_its_application(cycle: ProgramCycle, imani: Person) -> None:
    application = way.sent()

    with way.later(10):
        way.after_b(application, imani)
        [card] = _cards(imani)

    assert card.days == 0
    assert way.fresh(application).moved_at - application.moved_at > datetime.timedelta(days=9)


def test_the_list_goes_on_from_what_is_on_its_way_to_what_is_decided(
    cycle: ProgramCycle, imani: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thrive.cities.queries.pipeline.ON_A_PAGE", 2)
    for name in ("First", "Second", "Third"):
        way.sent(name)
    withdraw(way.sent("Gone"), reason="", by=imani)
    withdraw(way.sent("Gone later"), reason="", by=imani)

    pages = [
        [card.about.place for card in pipeline_page(imani, Filters(view="list", page=n)).rows or ()]
        for n in ("1", "2", "3", "99", "x")
    ]

    assert pages == [
        ["First", "Second"],
        ["Third", "Gone later"],
        ["Gone"],
        ["Gone"],
        ["First", "Second"],
    ]


def test_seats_show_the_first_of_each_tier_and_one_tier_in_full(
    cycle: ProgramCycle, imani: Person, two: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thrive.cities.queries.seats.SHOWN", 1)
    for name in ("Arcata", "Benicia"):
        way.accepted(way.sent(name), imani, *two)

    every, pilot = seats_page(), seats_page(tier="pilot")

    shown = {one.meter.tier.slug: [row.name for row in one.enrolled] for one in every.tiers}
    assert shown == {"affiliate": [], "pilot": ["Arcata"], "vanguard": []}
    assert [(one.meter.tier.slug, [row.name for row in one.enrolled]) for one in pilot.tiers] == [
        ("pilot", ["Arcata", "Benicia"])
    ]
    assert [one.more for one in every.tiers] == [False, True, False]
