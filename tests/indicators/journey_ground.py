"""A city on its data journey, and the people around it: Vallejo, Ruth of its Core Team, Luz its
coach, Ana of the data staff, Elvira and Teo of its Design Team, Omar of nowhere in particular."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.cities import way
from tests.indicators import ground as numbers
from tests.journey import ground
from tests.people import making
from thrive.base import clock
from thrive.cities.models import Community, Enrollment
from thrive.indicators.actions import journey, mapping, sensemaking, stories
from thrive.indicators.actions.journey import Output, PlanWords
from thrive.indicators.actions.mapping import Drawn, Put
from thrive.indicators.actions.moving import move
from thrive.indicators.actions.sensemaking import Evening, Said, Yes
from thrive.indicators.actions.stories import Block, Cover
from thrive.indicators.models import Consent, DataJourney, DataStory, Finding
from thrive.people.models import Person
from thrive.places.models import Geography

TRACTS = ("06095250900", "06095251000", "06095251500")
CITY = "place:0681666"
PLAN = PlanWords("Who?", "Poverty", "By the water", "ACT and the city", "Nothing below eleven")


@dataclass
class Scene:
    """People are made when the test names them first."""

    seat: Enrollment = field(default_factory=ground.enrolled)

    def __post_init__(self) -> None:
        numbers.solano()
        county = Geography.objects.get(kind="county", geoid="06095")
        city: Community = self.seat.community
        city.geography = Geography.objects.create(
            kind="place", geoid="0681666", name="Vallejo", legal_name="City of Vallejo",
            slug="vallejo", parent=county,
        )  # fmt: skip
        city.county = county
        city.save()
        self.city = city
        self.ruth = ground.of_city(city)
        self.luz = ground.coach_of(city)
        self.ana = way.person("Ana", "data")
        self.elvira = way.person("Elvira")
        self.teo = youth("Teo")
        ground.in_the_design_team(self.seat, self.elvira, self.teo)
        self.omar = way.person("Omar")
        self.journey: DataJourney = journey.open_journey(city, by=self.ana)

    def phase(self, number: int) -> Any:
        return self.journey.phases.get(number=number)

    def does(self, thing: Any, *moves: tuple[str, Person], reason: str = "") -> Any:
        for name, by in moves:
            thing = move(thing, to=name, reason=reason, by=by)
        return thing

    def closed(self, *numbers: int) -> None:
        """Phases that leave something in words are begun, given an output and closed."""
        for number in numbers:
            phase = self.does(self.phase(number), ("begin", self.ruth))
            said = Output(f"What phase {number} made", clock.today())
            journey.add_output(phase, output=said, by=self.ruth)
            self.does(phase, ("close", self.ruth))

    def hood(self, name: str = "By the water", tracts: tuple[str, ...] = TRACTS) -> Any:
        drawn = Drawn(name, tracts)
        return mapping.propose_neighborhood(self.city, drawn=drawn, by=self.elvira)

    def pin(self, by: Person | None = None, **more: Any) -> Any:
        usual = {"kind": "green", "label": "Grove Park", "tract": TRACTS[0], "agreed": True}
        return mapping.put_pin(self.city, put=Put(**{**usual, **more}), by=by or self.elvira)

    def consent(self, mark: str = "sheet 1", use: str = "words", **more: Any) -> Consent:
        yes = Yes(use, "paper", mark, clock.today(), **more)
        return sensemaking.record_consent(self.city, yes=yes, by=self.ruth)

    def evening(self, *looked_at: str) -> Any:
        pairs = looked_at or (f"poverty {CITY}",)
        said = Evening("Numbers night", clock.today(), looked_at=pairs)
        session = sensemaking.plan_session(self.city, evening=said, by=self.elvira)
        return self.does(session, ("hold", self.elvira))

    def note(self, words: str = "The rent is missing.", **more: Any) -> Finding:
        usual = {"indicator": "poverty", "place": CITY, "prompt": "missing", "words": words}
        session = self.city.sensemaking_sessions.first() or self.evening()
        return sensemaking.note(session, said=Said(**{**usual, **more}), by=self.elvira)

    def shown_note(self, words: str = "The rent is missing.", **more: Any) -> Finding:
        more.setdefault("consent", self.consent(f"sheet of {words}"[:60]))
        return self.does(self.note(words, **more), ("show", self.ruth))

    def draft(self, title: str = "Another story") -> DataStory:
        return stories.begin_story(self.city, cover=Cover(title, "To come."), by=self.elvira)

    def story(self, *, by: Person | None = None, **quote: Any) -> DataStory:
        """A draft with a text and a quote that stands on a consent."""
        by = by or self.elvira
        made = stories.begin_story(self.city, cover=Cover("Dark parks", "At five."), by=by)
        text = Block("text", words="We walked four parks at night.")
        stories.add_block(made, block=text, by=by)
        consent = quote.pop("consent", None) or self.consent("sheet of the story")
        said = {"words": "Where do you go?", "voice": "youth", "language": "en", **quote}
        stories.add_block(made, block=Block("quote", consent=consent, **said), by=by)
        return made

    def published(self, **more: Any) -> DataStory:
        steps = (("send", self.elvira), ("review", self.luz), ("publish", self.ruth))
        return self.does(self.story(**more), *steps)

    def planned(self) -> DataJourney:
        journey.write_plan(self.journey, words=PLAN, by=self.ana)
        return self.does(self.journey, ("hand_over", self.ana), ("accept", self.ruth))


def youth(name: str) -> Person:
    """Thirteen to seventeen, with a guardian's yes to the account."""
    made = making.youth(name)
    making.agreed(made, "account")
    return made
