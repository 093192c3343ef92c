"""The demo's data journeys: Vallejo plans with what it learned, Merced makes sense of its numbers.
All of it invented, but for the numbers that stories and sessions point at.

Days count back from the day the story is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thrive.cities.models import Community
from thrive.demo.data_words import (
    LED_TO,
    MERCED,
    MERCED_NOTES,
    PLAN,
    STORIES,
    VALLEJO,
    VALLEJO_NOTES,
    Journey,
)
from thrive.demo.telling import Teller
from thrive.indicators.actions import journey, mapping, sensemaking, sharing, stories
from thrive.indicators.actions.journey import Output, PlanWords
from thrive.indicators.actions.mapping import Drawn, Put
from thrive.indicators.actions.moving import move
from thrive.indicators.actions.sensemaking import Evening, Said, Yes
from thrive.indicators.actions.sharing import Sheet, Terms
from thrive.indicators.actions.stories import Block, Cover
from thrive.indicators.models import (
    AccessRequest,
    Consent,
    DataJourney,
    DataStory,
    Neighborhood,
    SensemakingSession,
    SharedDataset,
)
from thrive.indicators.plan_items import items_of
from thrive.people.models import Person

LIGHTS = (
    "park,walked_on,lights,lights_broken\n"
    "Grove Park,2026-02-11,14,9\n"
    "Wharf Green,2026-02-11,8,5\n"
    "Hill Field,2026-02-18,11,0\n"
    "Creek Steps,2026-02-18,6,4\n"
)


@dataclass
class _City:
    """One city's journey, told in days before today."""

    teller: Teller
    words: Journey

    def __post_init__(self) -> None:
        self.place = Community.objects.get(name=self.words.city, kind=Community.Kind.CITY)
        self.lead, self.coach = self.teller[self.words.lead], self.teller["luz"]
        with self.teller.on(self.words.opened):
            self.journey = journey.open_journey(self.place, by=self.teller["ana"])

    def plans(self) -> None:
        """ACT writes the plan and hands it over; the Core Team accepts it: Milestone T2_4."""
        ana, ago = self.teller["ana"], self.words.accepted
        with self.teller.on(ago + 14):
            journey.write_plan(self.journey, words=PlanWords(**PLAN[self.words.city]), by=ana)
        with self.teller.on(ago + 8):
            move(self.journey, to="hand_over", by=ana)
        with self.teller.on(ago):
            move(self.journey, to="accept", by=self.lead)

    def begins(self, number: int) -> None:
        with self.teller.on(self.words.phases[number][0]):
            phase = move(self.journey.phases.get(number=number), to="begin", by=self.lead)
            ago, words, came = self.words.outputs.get(number, (0, "", None))
        if words:
            with self.teller.on(ago):
                day = self.teller.day(ago).date()
                journey.add_output(phase, output=Output(words, day, came), by=self.lead)

    def closes(self, number: int) -> None:
        ago = self.words.phases[number][1]
        assert ago is not None
        with self.teller.on(ago):
            move(self.journey.phases.get(number=number), to="close", by=self.coach)

    def chooses(self) -> None:
        for ago, name, tracts, why in self.words.neighborhoods:
            geography = self.place.geography
            assert geography is not None
            county = geography.parent
            assert county is not None
            drawn = Drawn(name, [f"{county.geoid}{code}" for code in tracts], why)
            with self.teller.on(ago + 8):
                made = mapping.propose_neighborhood(self.place, drawn=drawn, by=self.coach)
            with self.teller.on(ago):
                move(made, to="choose", by=self.lead)

    def puts_pins(self, by: Person) -> None:
        geography = self.place.geography
        assert geography is not None
        assert geography.parent is not None
        for ago, kind, label, words, tract, square, agreed, shown in self.words.pins:
            put = Put(kind, label, f"{geography.parent.geoid}{tract}", words, square, agreed)
            with self.teller.on(ago):
                pin = mapping.put_pin(self.place, put=put, by=by)
            if shown:
                with self.teller.on(ago - 3):
                    move(pin, to="show", by=self.coach)

    def meets(self, notes: Iterable[tuple[str, str, str, str, str, bool]]) -> SensemakingSession:
        """An evening with its notes: prompt, voice, language, indicator, words, and whether a
        consent stands behind them."""
        ago, title, where, languages, came, slugs = self.words.evening
        geography = self.place.geography
        assert geography is not None
        at = f"place:{geography.geoid}"
        evening = Evening(
            title=title,
            held_on=self.teller.day(ago).date(),
            way="paper",
            where=where,
            languages=languages,
            came=came,
            looked_at=tuple(f"{slug} {at}" for slug in slugs),
        )
        with self.teller.on(ago + 12):
            session = sensemaking.plan_session(self.place, evening=evening, by=self.lead)
        with self.teller.on(ago, 21):
            session = move(session, to="hold", by=self.lead)
        sheet = self.agrees(ago, "words", f"{title}, sheet 1")
        for prompt, voice, language, slug, words, agreed in notes:
            said = Said(slug, at, prompt, words, language, voice, sheet if agreed else None)
            with self.teller.on(ago - 2):
                kept = sensemaking.note(session, said=said, by=self.lead)
            if agreed:
                with self.teller.on(ago - 4):
                    move(kept, to="show", by=self.coach)
                    leads_to = LED_TO.get(words)
                    if leads_to:
                        plan = {one.text: one for one in items_of(self.place)}
                        stories.link_to_plan(kept, to=plan[leads_to], by=self.lead)
        return session

    def agrees(self, ago: int, use: str, mark: str, *, minor: bool = False) -> Consent:
        yes = Yes(use, "paper", mark, self.teller.day(ago).date(), minor, minor)
        with self.teller.on(ago - 1):
            return sensemaking.record_consent(self.place, yes=yes, by=self.lead)


def cities_learn_from_numbers(teller: Teller) -> None:
    vallejo = _City(teller, VALLEJO)
    vallejo.plans()
    for number in range(1, 8):
        vallejo.begins(number)
    vallejo.closes(1)
    vallejo.chooses()
    vallejo.puts_pins(teller["elvira"])
    vallejo.closes(2)
    vallejo.closes(3)
    vallejo.meets(VALLEJO_NOTES)
    vallejo.closes(4)
    vallejo.closes(5)
    _tells(vallejo)
    vallejo.closes(6)
    _shares(vallejo)
    merced = _City(teller, MERCED)
    merced.plans()
    for number in range(1, 5):
        merced.begins(number)
    merced.closes(1)
    merced.chooses()
    merced.closes(2)
    merced.closes(3)
    merced.meets(MERCED_NOTES)


def _tells(city: _City) -> None:
    """Two stories: begun by the assistant city manager, read by the coach, published by the Core
    Team; the first leads to the plan."""
    teller, at = city.teller, city.place.geography
    assert at is not None
    for number, (ago, cover, blocks, leads_to) in enumerate(STORIES, 1):
        mark = f"Story {number}, sheet"
        words = city.agrees(ago + 30, "words", f"{mark} 1", minor=True)
        with teller.on(ago + 20):
            story = stories.begin_story(city.place, cover=Cover(*cover), by=teller["elvira"])
            for block in blocks:
                said = {"consent": words} if block["kind"] == "quote" else {}
                where = {"place": f"place:{at.geoid}"} if block["kind"] == "chart" else {}
                whole = Block(**{**block, **said, **where})
                stories.add_block(story, block=whole, by=teller["elvira"])
        with teller.on(ago + 12):
            move(story, to="send", by=teller["elvira"])
        with teller.on(ago + 6):
            move(story, to="review", by=teller["luz"])
        with teller.on(ago):
            story = move(story, to="publish", by=city.lead)
        plan = {one.text: one for one in items_of(city.place)}
        with teller.on(ago - 5):
            for title in leads_to:
                stories.link_to_plan(story, to=plan[title], by=city.lead)


def _shares(city: _City) -> None:
    """The lights youth counted, for cities that are named and those who ask."""
    hayward = Community.objects.get(name="Hayward", kind=Community.Kind.CITY)
    terms = Terms(
        title="Lights in four parks (demo)",
        about="Youth walked four parks after dark and counted lights that work and lights that do "
        "not. Invented for the demonstration.",
        license="CC BY 4.0",
        dictionary=(
            ("park", "Name of the park, invented"),
            ("walked_on", "Day of the walk"),
            ("lights", "Lights in the park"),
            ("lights_broken", "Of these, lights that do not work"),
        ),
        visibility="named",
        named=[hayward],
        expires_on=city.teller.day(-300).date(),
    )
    with city.teller.on(60):
        sheet = Sheet(LIGHTS.encode(), 4)
        shared = sharing.bring_shared(city.place, terms=terms, sheet=sheet, by=city.lead)
    with city.teller.on(55):
        reason = "It counts lights, not people, so no small number can point at anybody."
        shared = move(shared, to="check", reason=reason, by=city.teller["ana"])
    with city.teller.on(52):
        shared = move(shared, to="share", by=city.lead)
    with city.teller.on(40):
        sharing.take_along(shared, by=city.teller["fern"])
    with city.teller.on(15):
        why = "We want to walk our own parks with the same sheet."
        sharing.ask_to_see(shared, why=why, by=city.teller["sunny"])


def forget_data_journeys() -> None:
    """Of the demo's cities, before their people and enrollments go."""
    theirs = {"community__applications__is_demo": True}
    AccessRequest.objects.filter(shared__community__applications__is_demo=True).delete()
    SharedDataset.objects.filter(**theirs).delete()
    DataStory.objects.filter(**theirs).delete()
    SensemakingSession.objects.filter(**theirs).delete()
    Consent.objects.filter(**theirs).delete()
    Neighborhood.objects.filter(**theirs).delete()
    for city in Community.objects.filter(applications__is_demo=True).distinct():
        city.pins.all().delete()
        city.plan_links.all().delete()
    DataJourney.objects.filter(**theirs).delete()
