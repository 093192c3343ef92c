"""Ten times the demo, for the benchmarks.

Everything is done by the real actions of the demo's own story, on its days, in nine more rounds:
other cities play the same chapters with other people, nine more cities stand before a decision,
nine are asked by a coach, nine more people sign up for every one of the cast, and nine more times
the sessions are held. History and mail therefore grow as they do on a real site.

The staff who work stay the same few, so that their desks hold ten times as much; nine more of each
of them have accounts and roles. The cycle's caps are raised ahead, or its seats would not do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction
from django.utils import translation

from thrive.base.refs import SYSTEM
from thrive.cities.actions import invitation, official, reviewing, sessions, starting
from thrive.cities.actions.applying import send
from thrive.cities.actions.seats import change_cap
from thrive.cities.models import Applicant, Community, ProgramCycle, official_of
from thrive.demo.cast import CAST, SIXES, STAFF
from thrive.demo.chapters import JOINED, VISALIA, Chapter
from thrive.demo.story import reviewers_for
from thrive.demo.telling import Teller
from thrive.people.actions import give_role
from thrive.people.models import Person
from thrive.search.actions import reindex

ROUNDS = 9


@transaction.atomic
def tenfold(today: Teller) -> None:
    """Nine more rounds on top of the story that is told; `today` counts its days."""
    cycle = ProgramCycle.objects.get(slug="demo-cycle")
    teller = Teller(today.today, {player.key: _person(player.email) for player in CAST})
    with translation.override("en"):
        director = teller["imani"]
        for tier, cap in (("pilot", 200), ("vanguard", 80)):
            change_cap(cycle, tier=tier, cap=cap, reason="Ten times the demo.", by=director)
        cities = _other_cities()
        for number in range(ROUNDS):
            _people_join(teller, number)
            for chapter in JOINED:
                _plays(replace(chapter, city=next(cities)), chapter, teller, cycle)
            _is_undecided(replace(VISALIA, city=next(cities)), teller, cycle)
            _is_asked(next(cities), number, teller, cycle)
    reindex()


def _person(email: str) -> Person:
    return Person.objects.get(email=email)


def _other_cities() -> Iterator[str]:
    """Cities without an application, the largest first."""
    free = Community.objects.filter(kind=Community.Kind.CITY, applications=None)
    return iter(list(free.order_by("-population").values_list("name", flat=True)))


def _people_join(teller: Teller, number: int) -> None:
    """One more of each of the cast; those of the cities take over their parts in this round."""
    staff = {player.key: teller[player.key] for player in STAFF}
    for player in CAST:
        twin = replace(player, key=f"{player.key}{number}")
        guardian = f"guardian.{twin.key}@example.org" if player.youth else ""
        person = teller.joins(twin, 1190, guardian)
        for role in player.roles:
            give_role(person, role=role, by=SYSTEM)
        teller.people[player.key] = staff.get(player.key, person)


def _plays(chapter: Chapter, model: Chapter, teller: Teller, cycle: ProgramCycle) -> None:
    """Another city's way in, from the first word to its Core Team."""
    SIXES[chapter.city] = SIXES[model.city]
    teller.comes_in(chapter, cycle, reviewers_for(chapter))


def _is_undecided(chapter: Chapter, teller: Teller, cycle: ProgramCycle) -> None:
    """Sent, confirmed, heard; one has scored it, the other still has to."""
    lead, coach, director = teller[chapter.lead], teller[chapter.coach], teller["imani"]
    with teller.on(chapter.began):
        application = teller.begins(chapter, cycle)
        send(application, by=Applicant(application, 1, lead))
        official.confirm(application, by=official_of(application))
    teller.attends(application, lead, coach, chapter.began - 9)
    with teller.on(chapter.began - 11):
        dates = teller.three_days(chapter.began - 11)
        invitation.send_follow_up(application, note="", dates=dates, by=coach)
    with teller.on(19):
        pair = [teller["saanvi"], teller["devon"]]
        first, _second = reviewing.ask_reviewers(application, reviewers=pair, by=director)
    with teller.on(18):
        teller.scores(first, chapter.scores, chapter.tier)


def _is_asked(city: str, number: int, teller: Teller, cycle: ProgramCycle) -> None:
    with teller.on(8):
        starting.start_outreach(
            Community.objects.get(name=city, kind=Community.Kind.CITY),
            cycle=cycle,
            name="First contact (demo)",
            email=f"first.contact{number}@example.org",
            language="en",
            note="Met at a conference.",
            by=teller["priya"],
        )
        sessions.open_session(
            starts_at=teller.day(-7 - number, 10),
            language="en",
            place="Online",
            link="https://meet.example.org/act",
            is_demo=True,
            by=teller["priya"],
        )
