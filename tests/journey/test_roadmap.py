"""A city's roadmap and its resources (R12): who writes, what is refused, what everybody may read."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.http import Http404
from django.test import Client

from tests.cities import way
from tests.cities.reading import fields, words
from tests.journey import ground
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.base.refs import Ref
from thrive.cities.models import Enrollment
from thrive.journey import own_data
from thrive.journey.actions import roadmap as acts
from thrive.journey.actions.roadmap import Means, Plan
from thrive.journey.models import AlignedResource, Roadmap, RoadmapMilestone
from thrive.journey.rules import roadmap as rules
from thrive.journey.rules.hands import Hands
from thrive.journey.rules.roadmap import RowState
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
AT = "/cities/vallejo/roadmap"
TODAY = datetime.date(2026, 6, 10)
PLAN = {"title": "Lights in ten parks", "due_on": "2027-06-10", "area": "", "notes": "Ask Owen."}
MEANS = {
    "what": "Park bond, second part",
    "source": "city",
    "dollars": "$250,000",
    "in_kind": "",
    "owner": "Public Works",
    "year": "2027",
    "url": "",
    "milestone": "",
}


@pytest.fixture
def seat() -> Enrollment:
    return ground.enrolled()


@pytest.fixture
def ruth(seat: Enrollment) -> Person:
    return ground.of_city(seat.community)


@pytest.fixture
def luz(seat: Enrollment) -> Person:
    return ground.coach_of(seat.community)


def _plan(title: str = "Lights in ten parks", ahead: int = 300, **more: Any) -> Plan:
    return Plan(title, ground.day(-ahead), **more)


def _means(what: str = "Park bond", dollars: int | None = 250_000, **more: Any) -> Means:
    usual = {"source": "city", "owner": "Public Works", "year": 2027, "dollars": dollars}
    return Means(what, **{**usual, **more})


# Who may do what: person × state → answer and sentence.

CITY, CORE, COACH = Hands(city=True), Hands(city=True, core=True), Hands(coach=True)
ADMIN, TEAM, NOBODY = Hands(admin=True), Hands(team=True), Hands()
NOT_YOURS = "Only the city’s own people and its coach write its roadmap."
RESTS = "The city is paused or no longer takes part, so nothing changes here now."
ON, OFF = RowState(1, False, "planned", 1), RowState(1, True, "planned", 1)
GONE = "Somebody took this off the roadmap. Put it back first."
OTHERS = (
    "Somebody changed this while you were writing. What stands now is shown above; what you typed "
    "is below. Keep yours only if it should replace theirs."
)


@pytest.mark.parametrize(
    ("me", "status", "sentence"),
    [
        (CITY, "active", ""),
        (CORE, "active", ""),
        (COACH, "active", ""),
        (ADMIN, "active", ""),
        (TEAM, "active", NOT_YOURS),
        (NOBODY, "active", NOT_YOURS),
        (Hands(data=True), "active", NOT_YOURS),
        (CORE, "paused", RESTS),
        (COACH, "graduated", RESTS),
        (ADMIN, "withdrawn", RESTS),
    ],
)
def test_who_writes_the_roadmap(me: Hands, status: str, sentence: str) -> None:
    answers = {
        str(rules.may_write(me, status).sentence),
        str(rules.may_add(me, status, 0, 50).sentence),
        str(rules.may_change(me, status, ON).sentence),
        str(rules.may_take_off(me, status, ON).sentence),
        str(rules.may_finish(me, status, ON, TODAY, TODAY).sentence),
    }

    assert answers == {sentence}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (ON, ""),
        (OFF, GONE),
        (RowState(2, seen=1), OTHERS),
        (RowState(2, seen=None), OTHERS),
        (RowState(2, seen=3), OTHERS),
        (RowState(2, is_off=True, seen=1), GONE),
    ],
)
def test_when_a_row_can_be_changed(row: RowState, sentence: str) -> None:
    answer = rules.may_change(CITY, "active", row)

    assert str(answer.sentence) == sentence


@pytest.mark.parametrize(
    ("row", "on", "finish", "again"),
    [
        (
            RowState(1, status="planned"),
            TODAY,
            "",
            "This is already “Planned”, so that step is not open.",
        ),
        (
            RowState(1, status="done"),
            TODAY,
            "This is already “It is done”, so that step is not open.",
            "",
        ),
        (
            RowState(1, status="planned"),
            datetime.date(2026, 6, 11),
            "This day has not come yet. Mark it done once it is.",
            "This is already “Planned”, so that step is not open.",
        ),
    ],
)
def test_when_a_milestone_is_done(
    row: RowState, on: datetime.date, finish: str, again: str
) -> None:
    assert str(rules.may_finish(CITY, "active", row, on, TODAY).sentence) == finish
    assert str(rules.may_plan_again(CITY, "active", row).sentence) == again


@pytest.mark.parametrize(
    ("me", "is_public", "show", "hide"),
    [
        (CORE, False, "", "Only the city and the program read this roadmap today."),
        (CORE, True, "Everybody can already read this roadmap.", ""),
        (COACH, True, "Only the Core Team of the city can show its roadmap to everybody.", ""),
        (ADMIN, True, "Only the Core Team of the city can show its roadmap to everybody.", ""),
        (
            CITY,
            True,
            "Only the Core Team of the city can show its roadmap to everybody.",
            "Only the Core Team, the coach or the program can hide this roadmap again.",
        ),
    ],
)
def test_the_core_team_alone_shows_it_to_everybody(
    me: Hands, is_public: bool, show: str, hide: str
) -> None:
    assert str(rules.may_show(me, "active", is_public).sentence) == show
    assert str(rules.may_hide(me, is_public).sentence) == hide


# What happens.


def test_a_milestone_is_planned_done_opened_again_taken_off_and_put_back(
    seat: Enrollment, ruth: Person
) -> None:
    row = acts.add_milestone(seat, plan=_plan(), by=ruth)
    acts.finish(seat, row=row, on=ground.day(1), by=ruth)
    done = RoadmapMilestone.objects.get()
    acts.plan_again(seat, row=row, by=ruth)
    acts.take_off(seat, row=row, by=ruth)
    off = RoadmapMilestone.objects.get()

    acts.put_back(seat, row=row, by=ruth)

    now = RoadmapMilestone.objects.get()
    told = Entry.objects.about(Ref("roadmap", "vallejo", "")).values_list("what", flat=True)
    assert (done.status, done.done_on) == ("done", ground.day(1))
    assert (off.off_at is not None, now.off_at, now.status, now.done_on, now.version) == (
        True,
        None,
        "planned",
        None,
        5,
    )
    assert list(told) == [
        "add_roadmap_milestone",
        "finish_roadmap_milestone",
        "reopen_roadmap_milestone",
        "take_off_roadmap_milestone",
        "put_back_roadmap_milestone",
    ]


def test_pressed_twice_it_is_one_row(seat: Enrollment, ruth: Person) -> None:
    for _press in range(2):
        acts.add_milestone(seat, plan=_plan(), by=ruth)
        acts.add_resource(seat, means=_means(), by=ruth)

    assert (RoadmapMilestone.objects.count(), AlignedResource.objects.count()) == (1, 1)


def test_a_change_that_changes_nothing_leaves_the_version_alone(
    seat: Enrollment, ruth: Person
) -> None:
    row = acts.add_milestone(seat, plan=_plan(), by=ruth)
    acts.change_milestone(seat, row=row, plan=_plan("Lights"), seen=1, by=ruth)

    acts.change_milestone(seat, row=row, plan=_plan("Lights"), seen=1, by=ruth)

    assert RoadmapMilestone.objects.get().version == 2


def test_a_roadmap_is_full_and_says_so(seat: Enrollment, ruth: Person) -> None:
    most = rules.MOST_MILESTONES
    rows = [acts.add_milestone(seat, plan=_plan(f"No. {n}"), by=ruth) for n in range(most)]
    with pytest.raises(Refused) as no:
        acts.add_milestone(seat, plan=_plan("One more"), by=ruth)

    acts.take_off(seat, row=rows[0], by=ruth)
    acts.add_milestone(seat, plan=_plan("One more"), by=ruth)

    with pytest.raises(Refused) as back:
        acts.put_back(seat, row=rows[0], by=ruth)
    sentence = "A roadmap holds up to 50 rows of this kind. Take one off first."
    assert (no.value.sentence, back.value.sentence) == (sentence, sentence)


def test_a_row_of_another_city_is_not_found(seat: Enrollment, ruth: Person) -> None:
    other = ground.enrolled("Merced")
    row = acts.add_milestone(other, plan=_plan(), by=ground.of_city(other.community, "Sunny"))
    client = way.desk(ruth)

    answers = [
        client.get(f"{AT}/{row.pk}/").status_code,
        client.post(f"{AT}/{row.pk}/take-off/").status_code,
        client.get(f"{AT}/resources/{row.pk}/").status_code,
    ]

    assert answers == [404, 404, 404]
    with pytest.raises(Http404):
        acts.take_off(seat, row=row, by=ruth)


def test_sums_are_said_as_what_they_are(seat: Enrollment, ruth: Person) -> None:
    acts.add_resource(seat, means=_means(), by=ruth)
    acts.add_resource(seat, means=_means("Staff hours", 50_000), by=ruth)
    acts.add_resource(seat, means=_means("Grant", 75_500, source="state"), by=ruth)
    acts.add_resource(
        seat, means=_means("Hall", None, source="partner", in_kind="A hall, six evenings"), by=ruth
    )
    gone = acts.add_resource(seat, means=_means("A dream", 9_000_000, source="federal"), by=ruth)
    acts.take_off(seat, row=gone, by=ruth)

    page = words(way.desk(ruth).get(f"{AT}/"))

    assert "City budget $300,000" in page
    assert "State $75,500" in page
    assert "Partner, in kind and 1 in kind –" in page
    assert "All sources $375,500" in page
    assert "Written down by the city, not audited." in page


def test_a_roadmap_stays_when_the_city_leaves(seat: Enrollment, ruth: Person) -> None:
    from thrive.cities.actions import seats

    acts.add_milestone(seat, plan=_plan(), by=ruth)
    seats.leave(seat, reason="The council ended the contract.", by=ruth)

    page = way.desk(ruth).get(f"{AT}/")

    with pytest.raises(Refused) as no:
        acts.add_milestone(seat, plan=_plan("More"), by=ruth)
    assert "Lights in ten parks" in words(page)
    assert "Add a milestone" not in words(page)
    assert no.value.sentence == RESTS


# Pages.


def test_two_people_edit_the_same_row_and_the_second_keeps_what_they_typed(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    row = acts.add_milestone(seat, plan=_plan(), by=ruth)
    first, second = way.desk(ruth), way.desk(luz)
    drawn = fields(second.get(f"{AT}/{row.pk}/"), "seen")
    first.post(f"{AT}/{row.pk}/", {**PLAN, "title": "Lights in twelve parks", "seen": "1"})

    met = second.post(f"{AT}/{row.pk}/", {**drawn, **PLAN, "title": "Lights in nine parks"})
    again = fields(met, "seen")
    kept = RoadmapMilestone.objects.get().title
    second.post(f"{AT}/{row.pk}/", again)

    page = words(met)
    assert (drawn["seen"], again["seen"], again["title"]) == ("1", "2", "Lights in nine parks")
    assert met.status_code == 422
    assert OTHERS in page
    assert "What stands now: Lights in twelve parks · June 10, 2027 · Ask Owen." in page
    assert kept == "Lights in twelve parks"
    assert RoadmapMilestone.objects.get().title == "Lights in nine parks"


def test_the_same_holds_for_a_resource(seat: Enrollment, ruth: Person, luz: Person) -> None:
    row = acts.add_resource(seat, means=_means(), by=ruth)
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
    row = acts.add_milestone(seat, plan=_plan(), by=ruth)
    acts.take_off(seat, row=row, by=ruth)

    met = way.desk(luz).post(f"{AT}/{row.pk}/", {**PLAN, "title": "My words", "seen": "1"})

    assert (met.status_code, GONE in words(met)) == (422, True)
    assert fields(met, "seen")["title"] == "My words"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Write a few words here"),
        ({"title": "w" * 200}, "Ensure this value has at most 160 characters (it has 200)."),
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
        ({"dollars": "9" * 60}, "Ensure this value has at most 40 characters (it has 60)."),
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
        ({"url": "not an address"}, "Write the whole address, such as https://example.org/page"),
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
    acts.add_milestone(seat, plan=_plan(script, notes=script), by=ruth)
    acts.add_resource(seat, means=_means(script, None, in_kind=script, owner=script), by=ruth)
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
    acts.add_milestone(seat, plan=_plan(notes="Ask Owen about the poles."), by=ruth)
    hidden = acts.add_milestone(seat, plan=_plan("A secret wish", 400), by=ruth)
    acts.add_resource(seat, means=_means(milestone=hidden), by=ruth)
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
    acts.add_milestone(seat, plan=_plan(), by=ruth)
    theo = way.desk(way.person("Theo", "coach"))

    answers = [theo.get(f"{AT}/").status_code, theo.get(f"{AT}/add/").status_code]

    assert answers == [200, 403]


def test_the_files_hold_the_rows_and_no_formula(seat: Enrollment, ruth: Person) -> None:
    goal = acts.add_milestone(seat, plan=_plan("=HYPERLINK(1)", notes="Ask Owen."), by=ruth)
    acts.add_resource(seat, means=_means("+Bond", milestone=goal), by=ruth)
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
                goal = acts.add_milestone(seat, plan=_plan(f"No. {number}", number), by=ruth)
            acts.add_resource(seat, means=_means(f"No. {number}", milestone=goal), by=ruth)
        for reader in (client, Client()):
            reader.get(f"{AT}/")
            with django_assert_max_num_queries(15) as asked:
                reader.get(f"{AT}/")
            counts.append(len(asked))

    second = words(client.get(f"{AT}/?page=2"))

    assert counts[:2] == counts[2:4] == counts[4:]
    listed = second.split("Resources, the newest year first")[-1]
    assert ("No. 59" in listed, "No. 49" in listed) == (True, False)


def test_what_a_person_wrote_is_handed_over_and_their_name_is_forgotten(
    seat: Enrollment, ruth: Person
) -> None:
    acts.add_milestone(seat, plan=_plan(notes="Ask Owen."), by=ruth)
    acts.add_resource(seat, means=_means("Hall", None, in_kind="Six evenings"), by=ruth)

    found = own_data.export_plans(ruth)
    own_data.erase_records(ruth)

    assert [(one["kind"], one["words"], one["note"]) for one in found] == [
        ("milestone", "Lights in ten parks", "Ask Owen."),
        ("resource", "Hall", "Six evenings"),
    ]
    assert RoadmapMilestone.objects.get().changed_by is None
    assert AlignedResource.objects.get().changed_by is None
