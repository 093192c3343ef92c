"""The demo's mentoring: Hayward beside three cities, a fourth in line, Garden Grove asks
Merced. Invented."""

from __future__ import annotations

from thrive.cities.actions import mentoring
from thrive.cities.actions.mentor_line import wait_in_line
from thrive.cities.models import Community, MentoringTopics, MentorPairing
from thrive.demo.chapters import EARLY, HOME, MIND, MONEY, SAFE, YOUTH
from thrive.demo.telling import Teller
from thrive.people.models import Person

# City, who says it, days ago, areas, words.
TOPICS = (
    ("Hayward", "fern", 120, (YOUTH, MIND), "A youth commission with a budget of its own, and city counters that understand trauma."),
    ("Garden Grove", "linh", 118, (EARLY, MONEY), "Zoning that makes room for child care, and a family resource desk in each library."),
    ("Vallejo", "ruth", 112, (SAFE, YOUTH), "Parks that youth help decide about, from the map to the ordinance."),
    ("Merced", "sunny", 60, (YOUTH, MONEY), "How to keep paid summer jobs going after the first year."),
    ("Santa Maria", "beatriz", 96, (HOME, SAFE), "Help for tenants that lasts, and counters where families are well received."),
)  # fmt: skip


def cities_mentor(teller: Teller) -> None:
    """Three pairs at work, one city in line, one proposal that waits, one contact that Vallejo has not
    confirmed yet."""
    for city, who, ago, areas, words in TOPICS:
        with teller.on(ago, 11):
            mentoring.name_topics(_city(city), areas=areas, words=words, by=teller[who])
    with teller.on(88, 11):
        mentoring.name_topics(
            _city("Santa Maria"),
            mode="offer",
            areas=(YOUTH,),
            words="House meetings of promotoras where young people speak first.",
            by=teller["beatriz"],
        )
    with_vallejo = _pair(
        teller,
        "Vallejo",
        "ruth",
        104,
        (YOUTH,),
        "By-laws and a first budget for a youth commission.",
    )
    with_santa_maria = _pair(
        teller, "Santa Maria", "beatriz", 90, (SAFE,), "City counters that understand trauma."
    )
    _pair(teller, "Lancaster", "dana", 60, (MIND,), "Counters where families are heard.")
    with teller.on(30, 10):
        wait_in_line(
            _city("Hayward"),
            _city("El Centro"),
            areas=(YOUTH,),
            topics="What a youth commission does in its first hundred days.",
            by=teller["carmen"],
        )
    _talk(teller, with_vallejo, 70, 45, "By-laws of the youth commission, line by line.")
    _talk(
        teller, with_vallejo, 5, 30, "Who may vote on the youth budget, and how.", confirmed=False
    )
    _talk(teller, with_santa_maria, 41, 60, "Walked through our training for the front desk.")
    with teller.on(9, 10):
        mentoring.propose_pair(
            _city("Garden Grove"),
            _city("Merced"),
            areas=(MONEY,),
            topics="Stipends for youth that do not cost a family its benefits.",
            by=teller["linh"],
        )


def forget_mentoring(people: list[Person]) -> None:
    """Pairs proposed and topics named by people of the demo."""
    MentorPairing.objects.filter(proposed_by__in=people).delete()
    MentoringTopics.objects.filter(said_by__in=people).delete()


def _pair(
    teller: Teller, city: str, lead: str, ago: int, areas: tuple[str, ...], topics: str
) -> MentorPairing:
    """The city asks Hayward, and Hayward says yes three days later."""
    with teller.on(ago, 10):
        pairing = mentoring.propose_pair(
            _city("Hayward"), _city(city), areas=areas, topics=topics, by=teller[lead]
        )
    with teller.on(ago - 3, 10):
        return mentoring.accept_pair(pairing, by=teller["fern"])


def _talk(
    teller: Teller,
    pairing: MentorPairing,
    ago: int,
    minutes: int,
    topics: str,
    *,
    confirmed: bool = True,
) -> None:
    """Hayward writes the call down; the other city confirms it a day later."""
    lead = {"Vallejo": "ruth", "Santa Maria": "beatriz"}[pairing.mentee.name]
    with teller.on(ago, 16):
        contact = mentoring.write_mentor_contact(
            pairing,
            happened_on=teller.day(ago).date(),
            minutes=minutes,
            topics=topics,
            by=teller["fern"],
        )
    if confirmed:
        with teller.on(ago - 1, 9):
            mentoring.confirm_mentor_contact(contact, by=teller[lead])


def _city(name: str) -> Community:
    return Community.objects.get(name=name, kind=Community.Kind.CITY)
