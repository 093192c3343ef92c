"""A city's roadmap as pages: forms, two hands on one row, what everybody may read, files."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import fields, words
from tests.journey import ground
from tests.journey.roadmap_ground import AT, GONE, MEANS, NOT_YOURS, OTHERS, PLAN, means, plan
from thrive.cities.models import Enrollment
from thrive.journey.actions import roadmap as acts
from thrive.journey.models import AlignedResource, Roadmap, RoadmapMilestone
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


def test_two_people_edit_the_same_row_and_the_second_keeps_what_they_typed(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    row = acts.add_milestone(seat, plan=plan(), by=ruth)
    first, second = way.desk(ruth), way.desk(luz)
    drawn = fields(second.get(f"{AT}/{row.pk}/change/"), "seen")
    first.post(f"{AT}/{row.pk}/change/", {**PLAN, "title": "Lights in twelve parks", "seen": "1"})

    met = second.post(f"{AT}/{row.pk}/change/", {**drawn, **PLAN, "title": "Lights in nine parks"})
    again = fields(met, "seen")
    kept = RoadmapMilestone.objects.get().title
    second.post(f"{AT}/{row.pk}/change/", again)

    page = words(met)
    assert (drawn["seen"], again["seen"], again["title"]) == ("1", "2", "Lights in nine parks")
    assert met.status_code == 422
    assert OTHERS in page
    assert "What stands now: Lights in twelve parks · June 10, 2027 · Ask Owen." in page
    assert kept == "Lights in twelve parks"
    assert RoadmapMilestone.objects.get().title == "Lights in nine parks"


def test_the_same_holds_for_a_resource(seat: Enrollment, ruth: Person, luz: Person) -> None:
    row = acts.add_resource(seat, means=means(), by=ruth)
    way.desk(ruth).post(f"{AT}/resources/{row.pk}/", {**MEANS, "dollars": "90", "seen": "1"})

    met = way.desk(luz).post(f"{AT}/resources/{row.pk}/", {**MEANS, "dollars": "80", "seen": "1"})

    assert (met.status_code, OTHERS in words(met)) == (422, True)
    assert "What stands now: Park bond, second part · City budget · $90 · Public Works" in words(
        met
    )
    assert (fields(met, "seen")["dollars"], AlignedResource.objects.get().dollars) == ("80", 90)


def test_who_edits_what_somebody_took_off_keeps_what_they_typed(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    row = acts.add_milestone(seat, plan=plan(), by=ruth)
    acts.take_off(seat, row=row, by=ruth)

    met = way.desk(luz).post(f"{AT}/{row.pk}/change/", {**PLAN, "title": "My words", "seen": "1"})

    assert (met.status_code, GONE in words(met)) == (422, True)
    assert fields(met, "seen")["title"] == "My words"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Write a few words here"),
        ({"title": "w" * 200}, "At most 160 characters fit here. This has 200."),
        ({"due_on": ""}, "Choose a date"),
        ({"due_on": "next summer"}, "Write the date like 2026-06-10"),
        ({"due_on": "2027-02-30"}, "Write the date like 2026-06-10"),
        ({"due_on": "0001-01-01"}, "Choose a day between 2000 and 2100"),
        ({"due_on": "9999-12-31"}, "Choose a day between 2000 and 2100"),
        ({"area": "space-travel"}, "Select a valid choice."),
    ],
)
def test_a_milestone_that_cannot_be_is_answered_beside_its_field(
    seat: Enrollment, ruth: Person, typed: dict[str, str], sentence: str
) -> None:
    script = "<script>alert(1)</script>"

    answer = way.desk(ruth).post(f"{AT}/add/", {**PLAN, "notes": script, **typed})

    assert (answer.status_code, sentence in words(answer)) == (422, True), words(answer)
    assert script not in answer.content.decode()
    assert fields(answer, "seen")["notes"] in (script, "&lt;script&gt;alert(1)&lt;/script&gt;")
    assert not Roadmap.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"dollars": "ten thousand"}, "Write whole dollars in numbers, such as 25,000."),
        ({"dollars": "-500"}, "An amount cannot be below zero"),
        ({"dollars": "($500)"}, "An amount cannot be below zero"),
        ({"dollars": "0"}, "Write an amount between 1 and 1,000,000,000 dollars"),
        ({"dollars": "1e15"}, "Write whole dollars in numbers, such as 25,000."),
        (
            {"dollars": "1000000000000000"},
            "Write an amount between 1 and 1,000,000,000 dollars",
        ),
        ({"dollars": "25.50"}, "Write whole dollars in numbers, such as 25,000."),
        ({"dollars": "2,5,0"}, "Write whole dollars in numbers, such as 25,000."),
        ({"dollars": "²"}, "Write whole dollars in numbers, such as 25,000."),
        ({"dollars": "9" * 60}, "At most 40 characters fit here. This has 60."),
        ({"dollars": ""}, "Write the dollars, or below what is given in kind"),
        (
            {"in_kind": "A hall"},
            "Either dollars or in kind. What it would be worth can stand in the words.",
        ),
        ({"source": ""}, "Choose a source"),
        ({"owner": ""}, "Write a few words here"),
        ({"year": "soon"}, "Write a year between 2000 and 2100, with four digits"),
        ({"year": "27"}, "Write a year between 2000 and 2100, with four digits"),
        ({"year": "3027"}, "Write a year between 2000 and 2100, with four digits"),
        (
            {"url": "not an address"},
            "Write the whole address of a web page, such as https://example.org/page",
        ),
        ({"url": "javascript:alert(1)"}, "Write the whole address"),
        ({"milestone": "4711"}, "Select a valid choice."),
    ],
)
def test_a_resource_that_cannot_be_is_answered_beside_its_field(
    seat: Enrollment, ruth: Person, typed: dict[str, str], sentence: str
) -> None:
    answer = way.desk(ruth).post(f"{AT}/resources/add/", {**MEANS, **typed})

    assert (answer.status_code, sentence in words(answer)) == (422, True), words(answer)
    assert fields(answer, "seen")["what"] == MEANS["what"]
    assert not AlignedResource.objects.exists()


@pytest.mark.parametrize(
    ("typed", "dollars"),
    [("25000", 25_000), ("$25,000", 25_000), ("$ 1,250,000.00", 1_250_000), ("1000000000", 10**9)],
)
def test_amounts_are_read_as_people_write_them(
    seat: Enrollment, ruth: Person, typed: str, dollars: int
) -> None:
    answer = way.desk(ruth).post(f"{AT}/resources/add/", {**MEANS, "dollars": typed})

    assert (answer.status_code, AlignedResource.objects.get().dollars) == (302, dollars)


def test_scripts_in_text_are_shown_as_text(seat: Enrollment, ruth: Person) -> None:
    script = "<script>alert(1)</script>"
    acts.add_milestone(seat, plan=plan(script, notes=script), by=ruth)
    acts.add_resource(seat, means=means(script, None, in_kind=script, owner=script), by=ruth)
    acts.show_to_everybody(seat, by=ruth)

    pages = [way.desk(ruth).get(f"{AT}/"), Client().get(f"{AT}/")]

    assert [script in page.content.decode() for page in pages] == [False, False]


def test_the_pages_add_finish_take_off_and_put_back(seat: Enrollment, ruth: Person) -> None:
    client = way.desk(ruth)
    client.post(f"{AT}/add/", {**PLAN, "area": "protective-environments"})
    goal = RoadmapMilestone.objects.get()
    client.post(f"{AT}/resources/add/", {**MEANS, "milestone": str(goal.pk)})
    means = AlignedResource.objects.get()
    client.post(f"{AT}/{goal.pk}/done/", {"on": str(ground.day(2))})
    client.post(f"{AT}/{goal.pk}/open-again/")
    client.post(f"{AT}/{goal.pk}/take-off/")
    client.post(f"{AT}/resources/{means.pk}/take-off/")
    off = words(client.get(f"{AT}/"))

    client.post(f"{AT}/{goal.pk}/put-back/")
    client.post(f"{AT}/resources/{means.pk}/put-back/")

    page = words(client.get(f"{AT}/"))
    assert "Taken off Lights in ten parks" in off
    assert "The roadmap has no milestone yet." in off
    assert "For: Lights in ten parks" in page
    assert "0 of 1 milestone is done. Next: Lights in ten parks, by June 10, 2027." in page
    assert "Creating Protective Environments" in page
    assert "Taken off" not in page


def test_what_the_city_shows_everybody_reads_and_nothing_else(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    acts.add_milestone(seat, plan=plan(notes="Ask Owen about the poles."), by=ruth)
    hidden = acts.add_milestone(seat, plan=plan("A secret wish", 400), by=ruth)
    acts.add_resource(seat, means=means(milestone=hidden), by=ruth)
    acts.take_off(seat, row=hidden, by=ruth)
    visitor = Client()
    before = [visitor.get(f"{AT}/{page}").status_code for page in ("", "milestones.csv")]
    by_coach = way.desk(luz).post(f"{AT}/public/")
    asked = words(way.desk(ruth).get(f"{AT}/public/"))
    way.desk(ruth).post(f"{AT}/public/")

    page = visitor.get(f"{AT}/")
    files = [
        visitor.get(f"{AT}/{name}.csv").content.decode() for name in ("milestones", "resources")
    ]
    way.desk(luz).post(f"{AT}/public/")

    seen = words(page) + files[0] + files[1]
    assert before == [404, 404]
    assert "Only the Core Team of the city can show its roadmap to everybody." in words(by_coach)
    assert "Everybody can then read: the milestones with their days" in asked
    assert [text in seen for text in ("Lights in ten parks", "$250,000")] == [True, True]
    assert [text in seen for text in ("Owen", "secret", "Ruth", "Take off", "Notes")] == [False] * 5
    assert visitor.get(f"{AT}/").status_code == 404


def test_another_coach_reads_it_and_cannot_write(seat: Enrollment, ruth: Person) -> None:
    acts.add_milestone(seat, plan=plan(), by=ruth)
    theo = way.desk(way.person("Theo", "coach"))

    answers = [theo.get(f"{AT}/").status_code, theo.get(f"{AT}/add/").status_code]

    assert answers == [200, 403]


def test_the_files_hold_the_rows_and_no_formula(seat: Enrollment, ruth: Person) -> None:
    goal = acts.add_milestone(seat, plan=plan("=HYPERLINK(1)", notes="Ask Owen."), by=ruth)
    acts.add_resource(seat, means=means("+Bond", milestone=goal), by=ruth)
    client = way.desk(ruth)

    answer = client.get(f"{AT}/milestones.csv")
    resources = client.get(f"{AT}/resources.csv").content.decode()

    due = goal.due_on.isoformat()
    assert answer["Content-Disposition"] == 'attachment; filename="vallejo-milestones.csv"'
    assert answer.content.decode().splitlines() == [
        "\ufeffNumber,Milestone,By,Action area,State,Done on,Notes",
        f"1,'=HYPERLINK(1),{due},,Planned,,Ask Owen.",
    ]
    assert resources.splitlines()[1] == (
        "'+Bond,City budget,250000,,Public Works,2027,'=HYPERLINK(1),"
    )
    assert client.get(f"{AT}/people.csv").status_code == 404


def test_a_page_asks_as_much_for_sixty_rows_as_for_one(
    seat: Enrollment, ruth: Person, luz: Person, django_assert_max_num_queries: Any
) -> None:
    client, counts = way.desk(luz), []
    acts.show_to_everybody(seat, by=ruth)
    for start, end in ((0, 1), (1, 3), (3, 60)):
        for number in range(start, end):
            goal = None
            if number < 50:
                goal = acts.add_milestone(seat, plan=plan(f"No. {number}", number), by=ruth)
            acts.add_resource(seat, means=means(f"No. {number}", milestone=goal), by=ruth)
        for reader in (client, Client()):
            reader.get(f"{AT}/")
            with django_assert_max_num_queries(15) as asked:
                reader.get(f"{AT}/")
            counts.append(len(asked))

    second = words(client.get(f"{AT}/?page=2"))

    assert counts[:2] == counts[2:4] == counts[4:]
    listed = second.split("Resources, the newest year first")[-1]
    assert ("No. 59" in listed, "No. 49" in listed) == (True, False)


def test_the_design_team_reads_who_writes_and_how_to_propose(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    marcus, rosa = way.person("Marcus"), ground.of_city(seat.community, "Rosa", "contact")
    ground.in_the_design_team(seat, marcus)
    acts.add_milestone(seat, plan=plan(), by=ruth)

    pages = [words(way.desk(one).get(f"{AT}/")) for one in (marcus, rosa, ruth, luz)]
    tried = [way.desk(one).post(f"{AT}/add/", PLAN).status_code for one in (marcus, rosa)]

    proposes = "Put it on the agenda of a team meeting, or ask for it there"
    assert [NOT_YOURS in page for page in pages] == [True, True, False, False]
    assert [proposes in page for page in pages] == [True, True, False, False]
    assert tried == [422, 422]


def test_a_coach_without_a_second_step_reads_what_everybody_reads(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    acts.add_milestone(seat, plan=plan(notes="Ask Owen."), by=ruth)
    client = Client()
    client.force_login(luz, backend="thrive.people.sessions.ByEmailAndPassword")
    hidden = client.get(f"{AT}/")
    acts.show_to_everybody(seat, by=ruth)

    shown = words(client.get(f"{AT}/"))

    assert (hidden.status_code, "2fa" in hidden["Location"]) == (302, True)
    assert [text in shown for text in ("Lights in ten parks", "Owen")] == [True, False]
