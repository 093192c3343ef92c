"""A city's data journey: phases overlap and close in order; the accepted plan is Milestone T2_4."""

from __future__ import annotations

import pytest

from tests.indicators.journey_ground import CITY, Scene
from tests.journey import ground
from thrive.base import clock, history
from thrive.base.decisions import Refused
from thrive.base.refs import Ref
from thrive.indicators import plan_items
from thrive.indicators.actions import journey, stories
from thrive.indicators.actions.journey import Output
from thrive.indicators.models import DataJourney
from thrive.indicators.queries.context import heard_about
from thrive.journey.actions import milestones
from thrive.journey.actions import roadmap as roads
from thrive.journey.actions.roadmap import Plan
from thrive.journey.queries.because import because_of, on_the_roadmap
from thrive.journey.queries.record import checklist_of, facts_of

pytestmark = pytest.mark.django_db


def test_all_seven_phases_stand_in_order_and_the_journey_is_opened_once() -> None:
    at = Scene()

    again = journey.open_journey(at.city, by=at.ruth)

    assert again == at.journey
    assert list(at.journey.phases.order_by("number").values_list("number", "status")) == [
        (number, "planned") for number in range(1, 8)
    ]


def test_an_affiliate_opens_none_and_a_stranger_neither() -> None:
    at = Scene()
    affiliate = ground.enrolled("Eureka", "affiliate")
    with pytest.raises(Refused, match="for Pilot and Vanguard cities"):
        journey.open_journey(affiliate.community, by=at.ana)

    pilot = ground.enrolled("Merced")
    with pytest.raises(Refused):
        journey.open_journey(pilot.community, by=at.ruth)
    assert DataJourney.objects.count() == 1


def test_phases_overlap_and_close_in_order() -> None:
    at = Scene()
    first, third = (at.does(at.phase(number), ("begin", at.ruth)) for number in (1, 3))
    for phase in (first, third):
        said = Output("A table that anybody can read", clock.today())
        journey.add_output(phase, output=said, by=at.teo)

    with pytest.raises(Refused, match="An earlier phase is not closed yet"):
        at.does(third, ("close", at.ruth))
    at.does(first, ("close", at.ruth))
    with pytest.raises(Refused, match="An earlier phase is not closed yet"):
        at.does(third, ("close", at.ruth))

    assert at.phase(1).status == "closed"


def test_each_phase_leaves_something_of_its_own_behind() -> None:
    at = Scene()
    why = "has left nothing behind yet"
    at.closed(1)

    second = at.does(at.phase(2), ("begin", at.ruth))
    journey.add_output(second, output=Output("A walk", clock.today()), by=at.ruth)
    with pytest.raises(Refused, match=why):
        at.does(second, ("close", at.ruth))
    at.does(at.hood(), ("choose", at.luz))
    at.does(second, ("close", at.ruth))

    at.closed(3)
    fourth = at.does(at.phase(4), ("begin", at.ruth))
    at.note()
    with pytest.raises(Refused, match=why):
        at.does(fourth, ("close", at.ruth))
    at.shown_note("The bus stops at seven.")
    at.does(fourth, ("close", at.ruth))

    at.closed(5)
    sixth = at.does(at.phase(6), ("begin", at.ruth))
    with pytest.raises(Refused, match=why):
        at.does(sixth, ("close", at.ruth))
    story = at.published()
    at.does(sixth, ("close", at.ruth))

    seventh = at.does(at.phase(7), ("begin", at.ruth))
    with pytest.raises(Refused, match=why):
        at.does(seventh, ("close", at.ruth))
    roads.add_milestone(at.seat, plan=Plan("Lights in ten parks", ground.day(-90)), by=at.ruth)
    [item] = plan_items.items_of(at.city)
    stories.link_to_plan(story, to=item, by=at.elvira)
    at.does(seventh, ("close", at.ruth))

    with pytest.raises(Refused, match="A later phase is closed"):
        at.does(at.phase(6), ("reopen", at.ruth), reason="A number in the story was wrong.")
    at.does(at.phase(7), ("reopen", at.ruth), reason="One more policy is to be linked.")
    assert at.phase(7).closed_on is None
    assert list(history.verify()) == []


def test_what_a_closed_phase_stands_on_is_not_taken_off() -> None:
    at = Scene()
    at.closed(1)
    output = at.phase(1).outputs.get()

    with pytest.raises(Refused, match="The phase is closed, and stands on this"):
        journey.take_off_output(output, by=at.ruth)
    at.does(at.phase(1), ("reopen", at.ruth), reason="The day was typed wrong.")
    journey.take_off_output(output, by=at.ruth)

    assert not at.phase(1).outputs.exists()


def test_the_accepted_plan_is_milestone_t2_4_and_nobody_decides_that_step_by_hand() -> None:
    at = Scene()
    row = lambda: checklist_of(at.seat, facts_of(at.seat)).row("T2_4")  # noqa: E731

    with pytest.raises(Refused, match="A part of the plan is still empty"):
        at.does(at.journey, ("hand_over", at.ana))
    assert row().standing == "acts"  # type: ignore[union-attr]
    at.planned()
    assert (row().standing, row().fact.days) == ("met", (clock.today(),))  # type: ignore[union-attr]
    with pytest.raises(Refused):
        milestones.reopen(at.seat, code="T2_4", reason="It has to be written anew.", by=at.luz)

    at.does(at.journey, ("revise", at.ana), reason="The city wants to know about buses, too.")
    assert row().standing == "acts"  # type: ignore[union-attr]


def test_only_the_core_team_accepts_or_sends_back() -> None:
    at = Scene()
    at.planned()
    at.does(at.journey, ("revise", at.luz), reason="The indicators have changed.")
    at.does(at.journey, ("hand_over", at.luz))

    for by in (at.ana, at.luz, at.elvira, at.teo, at.omar):
        with pytest.raises(Refused, match="Only the Core Team"):
            at.does(at.journey, ("accept", by))
    sent = at.does(at.journey, ("send_back", at.ruth), reason="Name the north side, too.")

    assert (sent.status, sent.answer) == ("draft", "Name the north side, too.")


def test_a_note_leads_to_the_plan_and_the_plan_says_because_of_whom() -> None:
    at = Scene()
    row = roads.add_milestone(at.seat, plan=Plan("More buses", ground.day(-60)), by=at.ruth)
    note, quiet = at.shown_note("The bus stops at seven."), at.note("Stays with the team.")
    [item] = on_the_roadmap(at.city)

    for one in (note, quiet):
        stories.link_to_plan(one, to=item, by=at.elvira)
        stories.link_to_plan(one, to=item, by=at.ruth)
    with pytest.raises(Refused, match="not on the city’s roadmap today"):
        stories.link_to_plan(note, to=Ref("roadmap_milestone", "999999", "?"), by=at.ruth)

    assert because_of(at.city) == {row.pk: (("The bus stops at seven.", note.get_absolute_url()),)}
    assert item.url() is None  # the roadmap is not public yet
    roads.show_to_everybody(at.seat, by=at.ruth)
    assert item.url() == f"/cities/vallejo/roadmap/{row.pk}/"


def test_beside_a_chart_stand_only_shown_words_with_a_consent() -> None:
    at = Scene()
    at.note("Stays with the team.")
    at.does(at.note("Hidden again.", consent=at.consent()), ("show", at.ruth), ("hide", at.luz))
    at.shown_note("Falta el alquiler.", language="es", voice="parent")

    [heard] = heard_about("poverty", CITY)

    assert (heard.words, heard.who, heard.language) == (
        "Falta el alquiler.",
        "What is missing · A parent or caregiver",
        "es",
    )
    assert heard_about("poverty", "state:06") == heard_about("crowding", CITY) == ()
