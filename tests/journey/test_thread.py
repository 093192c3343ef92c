"""A milestone's page: from what was said to what changed, forwards and backwards (R82)."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.cities import way
from tests.cities.reading import fields, words
from tests.indicators import ground as numbers
from tests.indicators.files.way import LONG, csv
from tests.indicators.journey_ground import Scene
from tests.journey.roadmap_ground import AT, GONE, NOT_YOURS, OTHERS, RESTS, plan
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.base.refs import Ref
from thrive.indicators.actions import stories
from thrive.indicators.actions.importing import Said
from thrive.journey.actions import roadmap as acts
from thrive.journey.actions.roadmap import Hop
from thrive.journey.models import MilestoneHop
from thrive.journey.own_data import export_plans
from thrive.journey.rules import roadmap as rules
from thrive.journey.rules.hands import Hands
from thrive.journey.rules.roadmap import RowState

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 10)
EARLY = "This day has not come yet. Leave it empty until the policy has passed."
POLICY = {"name": "Ordinance 14, lights", "passed_on": "", "url": "", "seen": "0"}
MISSING = ("No note and no story leads here yet", "No policy is written down yet", "No number is")


@pytest.fixture(autouse=True)
def _releases_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def _counted() -> None:
    """One number of the city that may be shown, and one that may not."""
    rows = ("0681666,2023,child-poverty,All,3000,30000", "0681666,2023,chronic-absence,All,4,900")
    for slug, row in zip(("agency", "schools"), rows, strict=True):
        numbers.published(csv(row), to=numbers.dataset(slug), said=Said("csv", columns=LONG))


def test_who_writes_where_a_milestone_leads() -> None:
    on, off = RowState(1, False, "planned"), RowState(1, True, "planned")
    core, tomorrow = Hands(city=True, core=True), TODAY + datetime.timedelta(days=1)
    table: tuple[tuple[Hands, str, RowState, Any, str], ...] = (
        (core, "active", on, None, ""),
        (Hands(coach=True), "active", on, TODAY, ""),
        (Hands(admin=True), "active", on, TODAY, ""),
        (Hands(city=True), "active", on, TODAY, NOT_YOURS),
        (Hands(team=True), "active", on, None, NOT_YOURS),
        (Hands(), "active", on, None, NOT_YOURS),
        (core, "paused", on, None, RESTS),
        (core, "active", off, None, GONE),
        (core, "active", on, tomorrow, EARLY),
    )

    for me, seat, row, passed_on, sentence in table:
        answer = rules.may_lead_on(me, seat, row, passed_on, TODAY)
        assert str(answer.sentence) == sentence, (me, seat, row, passed_on)


def test_from_a_note_to_a_number_and_back_from_both_ends() -> None:
    at = Scene()
    _counted()
    goal = acts.add_milestone(at.seat, plan=plan(), by=at.ruth)
    note, quiet = at.shown_note("The bus stops at seven."), at.note("Stays with the team.")
    tale = at.published()
    here = f"{AT}/{goal.pk}/"
    ruth, visitor, stranger = way.desk(at.ruth), Client(), way.desk(way.person("Zoe"))
    empty = words(ruth.get(here))
    assert [one in empty for one in MISSING] == [True] * 3
    assert [one.get(here).status_code for one in (visitor, stranger)] == [404, 404]
    acts.show_to_everybody(at.seat, by=at.ruth)

    for end in (note, quiet, tale):
        to = Ref("roadmap_milestone", str(goal.pk), goal.title)
        stories.link_to_plan(end, to=to, by=at.elvira)
    address = "https://city.example.org/14"
    refused = ruth.post(f"{here}policy/", POLICY | {"passed_on": "2999-01-01", "url": "x y"})
    ruth.post(f"{here}policy/", POLICY | {"url": address})
    before = words(visitor.get(here))
    hop = MilestoneHop.objects.get()
    drawn = fields(ruth.get(f"{here}policy/{hop.pk}/"), "seen")
    passed = {**drawn, "passed_on": str(at.seat.effective_on)}
    sent = [ruth.post(f"{here}policy/{hop.pk}/", passed).status_code for _twice in (1, 2)]
    late = ruth.post(f"{here}policy/{hop.pk}/", {**drawn, "name": "Another"})
    for slug in ("child-poverty", "chronic-absence", "no-such-number"):
        ruth.post(f"{here}number/", {"indicator": slug})
    ruth.post(f"/es{here}number/", {"indicator": "child-poverty"})

    # The page tells all of it to everybody, what is hidden as hidden, and what the team keeps not.
    told = visitor.get(here)
    seen, source = words(told), told.content.decode()
    assert refused.status_code == 422
    assert "Choose a day between 2000 and 2100" in words(refused)
    assert fields(refused, "seen")["name"] == POLICY["name"]
    assert "not passed yet" in before
    assert (sent, late.status_code, OTHERS in words(late)) == ([302, 302], 422, True)
    assert f'href="{address}"' in source
    for said in ("The bus stops at seven.", "Dark parks", POLICY["name"], "passed on"):
        assert said in seen
    assert "In Vallejo it was about 10 in every 100 in 2023." in seen
    assert "Withheld: so few people that somebody could be recognized." in seen
    for kept in ("Stays with the team.", "Take off", "Ruth", *MISSING):
        assert kept not in seen
    assert MilestoneHop.objects.filter(kind="number").count() == 2

    # Backwards: from the number, the story and the roadmap; not once it is hidden or taken off.
    doors = ("/data/child-poverty/vallejo/", tale.get_absolute_url(), note.get_absolute_url())
    for door in (*doors, f"{AT}/"):
        assert f'href="{here}"' in visitor.get(door).content.decode(), door
    for door in (*doors[1:], f"{AT}/"):
        assert POLICY["name"] in words(visitor.get(door)), door
    number = MilestoneHop.objects.get(indicator="child-poverty")
    ruth.post(f"{here}hops/{number.pk}/take-off/")
    assert here not in visitor.get(doors[0]).content.decode()
    acts.hide(at.seat, by=at.ruth)
    for door in doors[1:]:
        answer = visitor.get(door).content.decode()
        told_of = [one in answer for one in (here, POLICY["name"], goal.title)]
        assert told_of == [False] * 3, door
    assert goal.title in words(ruth.get(doors[2]))
    assert {one["words"] for one in export_plans(at.ruth)} >= {POLICY["name"]}
    assert list(history.verify()) == []


def test_only_the_city_s_own_rows_and_numbers_are_written() -> None:
    at = Scene()
    _counted()
    goal = acts.add_milestone(at.seat, plan=plan(), by=at.ruth)
    hop = acts.add_hop(at.seat, row=goal, hop=Hop("Ordinance 14"), by=at.ruth)
    again = acts.add_hop(at.seat, row=goal, hop=Hop("Ordinance 14"), by=at.luz)
    assert hop == again

    for by, told in (
        (at.elvira, Hop("Another")),
        (at.ruth, Hop("Gone", "number", indicator="no-such-number")),
    ):
        with pytest.raises(Refused):
            acts.add_hop(at.seat, row=goal, hop=told, by=by)
    elvira, omar = way.desk(at.elvira), way.desk(at.omar)
    paths = ("policy/", f"policy/{hop.pk}/", "number/", f"hops/{hop.pk}/take-off/")
    here = f"{AT}/{goal.pk}/"
    assert [elvira.post(f"{here}{one}", POLICY).status_code for one in paths] == [
        422,
        422,
        422,
        403,
    ]
    assert {omar.post(f"{here}{one}", POLICY).status_code for one in paths} == {404}
    assert way.desk(at.ruth).get(f"{AT}/{goal.pk + 1}/policy/{hop.pk}/").status_code == 404
    acts.take_off(at.seat, row=goal, by=at.ruth)
    ruth = way.desk(at.ruth)
    late = ruth.post(f"{here}policy/{hop.pk}/", POLICY | {"name": "Late", "seen": "1"})
    assert (late.status_code, GONE in words(late)) == (422, True)
    assert ruth.get(here).status_code == 404
    assert MilestoneHop.objects.get().off_at is None
    assert ruth.post(f"{here}hops/{hop.pk}/take-off/")["Location"] == f"{AT}/"


def test_each_stop_says_who_really_wrote_it_down() -> None:
    at = Scene()
    goal = acts.add_milestone(at.seat, plan=plan(), by=at.luz)
    written = [
        acts.add_hop(at.seat, row=goal, hop=Hop(f"By {who}"), by=by)
        for who, by in (("city", at.ruth), ("coach", at.luz), ("staff", way.person("Ada", "admin")))
    ]
    acts.change_hop(at.seat, row=written[1], hop=Hop("Renamed"), seen=1, by=at.ruth)

    stops, roadmap = words(way.desk(at.ruth).get(f"{AT}/{goal.pk}/")), way.desk(at.ruth).get
    assert "Written down by the coach of Vallejo. As of" in words(roadmap(f"{AT}/"))
    acts.add_milestone(at.seat, plan=plan("A second one"), by=at.ruth)

    found = re.findall(r"Written down by ([^,]+), ", stops)
    assert found == ["Vallejo", "the coach of Vallejo", "the program"]
    assert "Written down by Vallejo and its coach. As of" in words(roadmap(f"{AT}/"))


def test_the_page_asks_as_much_for_many_stops_as_for_one(
    django_assert_max_num_queries: Any,
) -> None:
    at, counts = Scene(), []
    goal = acts.add_milestone(at.seat, plan=plan(), by=at.ruth)
    acts.show_to_everybody(at.seat, by=at.ruth)
    to = Ref("roadmap_milestone", str(goal.pk), goal.title)
    for more in (1, 3):
        for number in range(more):
            note = at.shown_note(f"Note {more} {number}")
            stories.link_to_plan(note, to=to, by=at.elvira)
            acts.add_hop(at.seat, row=goal, hop=Hop(f"Policy {more} {number}"), by=at.ruth)
        Client().get(f"{AT}/{goal.pk}/")
        with django_assert_max_num_queries(9) as asked:
            Client().get(f"{AT}/{goal.pk}/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
