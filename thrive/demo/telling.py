"""How the story is told: each line calls a real action, as a real person, on its day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.utils import timezone, translation
from django.utils.text import slugify

from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.cities.actions import (
    answers,
    coaching,
    deciding,
    invitation,
    official,
    reviewing,
    sessions,
    signing_up,
    starting,
)
from thrive.cities.actions.applying import send
from thrive.cities.models import (
    Applicant,
    CityApplication,
    Community,
    InfoSession,
    ProgramCycle,
    official_of,
)
from thrive.demo.cast import CAST, SIXES, SPEAKERS, Player, Six
from thrive.demo.chapters import Chapter
from thrive.people.actions import join
from thrive.people.age import ADULT, Age
from thrive.people.models import Person
from thrive.people.names import first_name_and_initial
from thrive.program.answers import clean
from thrive.teams.actions.core import freeze_core_team


@dataclass
class Teller:
    """What the story knows while it is told: the day it is told on, and who is who."""

    today: datetime.date
    people: dict[str, Person] = field(default_factory=dict)

    def day(self, ago: int, hour: int = 12) -> datetime.datetime:
        """A moment so many days ago, Pacific time."""
        date = self.today - datetime.timedelta(days=ago)
        return timezone.make_aware(datetime.datetime.combine(date, datetime.time(hour, 0)))

    @contextmanager
    def on(self, ago: int, hour: int = 12) -> Iterator[None]:
        with clock.at(self.day(ago, hour)):
            yield

    def __getitem__(self, key: str) -> Person:
        return self.people[key]

    def joins(self, player: Player, ago: int, guardian: str = "") -> Person:
        """A member of the cast signs up."""
        with self.on(ago):
            person = join(
                Person(),
                age=Age("youth", self.today + datetime.timedelta(days=500))
                if player.youth
                else ADULT,
                email=player.email,
                name=player.full_name,
                shown_name=f"{first_name_and_initial(player.name)} (demo)",
                affiliation=player.affiliation,
                organization=player.organization,
                title=player.title,
                legislative_body=player.legislative_body,
                language=player.language,
                guardian_email=guardian,
                guardian_name="A guardian (demo)" if guardian else "",
                assent=["account"] if guardian else (),
                email_confirmed=True,
                is_demo=True,
                by=SYSTEM,
            )
        self.people[player.key] = person
        return person

    def begins(self, chapter: Chapter, cycle: ProgramCycle) -> CityApplication:
        """The city's first contact opens an application and fills it in."""
        lead = self.people[chapter.lead]
        community = Community.objects.get(name=chapter.city, kind=Community.Kind.CITY)
        with translation.override(lead.language):
            application = starting.start(
                community,
                cycle=cycle,
                name=lead.name,
                email=lead.email,
                language=lead.language,
                by=lead,
                person=lead,
            )
            self.fills_in(application, said_by(chapter), lead)
        return application

    def fills_in(
        self, application: CityApplication, said: dict[str, object], lead: Person | None
    ) -> None:
        form = application.rulebook.application
        assert form is not None
        for section in form.sections:
            asked = {question.code: question for question in section.questions}
            typed = {
                code: answers.Typed(value=clean(asked[code], value))
                for code, value in said.items()
                if code in asked
            }
            if typed:
                writer = Applicant(application, 1, lead)
                answers.save_answers(
                    application, section=section, typed=typed, pen="told", by=writer
                )

    def comes_in(self, chapter: Chapter, cycle: ProgramCycle, reviewers: Sequence[str]) -> None:
        """One city's way from the first word to its Core Team."""
        start, lead = chapter.began, self.people[chapter.lead]
        coach, director = self.people[chapter.coach], self.people["imani"]
        with self.on(start):
            application = self.begins(chapter, cycle)
            send(application, by=Applicant(application, 1, lead))
        with self.on(start - 3):
            official.confirm(application, by=official_of(application))
        self.attends(application, lead, coach, start - 15)
        with self.on(start - 17):
            invitation.send_follow_up(
                application, note="", dates=self.three_days(start - 17), by=coach
            )
        with self.on(start - 20):
            found = reviewing.ask_reviewers(
                application, reviewers=[self.people[key] for key in reviewers], by=director
            )
        for place, review in enumerate(found):
            with self.on(start - 33 - place):
                self.scores(review, chapter.scores, chapter.tier)
        with self.on(start - 40):
            deciding.decide(application, tier=chapter.tier, rationale=why(chapter), by=director)
        with self.on(start - 45):
            coaching.assign_coach(application.community, coach=coach, by=director)
        with self.on(start - 50):
            invitation.introduce(application, text=introduction(chapter), by=coach)
        six = SIXES[chapter.city]
        if six.adult_org is not None:
            with self.on(start - 70):
                freeze_core_team(application, by=coach)

    def attends(
        self, application: CityApplication, lead: Person, coach: Person, ago: int
    ) -> InfoSession:
        with self.on(ago + 6):
            session = sessions.open_session(
                starts_at=self.day(ago, 10),
                language=application.language,
                place="Online",
                link="https://meet.example.org/act",
                is_demo=True,
                by=coach,
            )
            place = signing_up.sign_up(
                application, session=session, by=Applicant(application, 1, lead)
            )
        with self.on(ago):
            sessions.mark_attendance(session, came={place.pk: True}, by=coach)
        return session

    def scores(self, review: object, scores: Sequence[int], tier: str, note: str = "") -> None:
        form = review.application.rulebook.criteria  # type: ignore[attr-defined]
        given = dict(zip((criterion.code for criterion in form), scores, strict=False))
        reviewing.score(
            review,  # type: ignore[arg-type]
            scores=given,
            tier=tier,
            note=note or "What they wrote agrees with what I heard at the session.",
            by=review.reviewer,  # type: ignore[attr-defined]
        )

    def three_days(self, ago: int) -> list[datetime.date]:
        return [self.today - datetime.timedelta(days=ago - ahead) for ahead in (14, 28, 42)]


def everybody() -> dict[str, Player]:
    return {player.key: player for player in CAST}


def said_by(chapter: Chapter) -> dict[str, object]:
    """What a city's people wrote into the form. Fictional."""
    lead = everybody()[chapter.lead]
    six = SIXES.get(chapter.city) or Six(
        ("Rosa Mejía-Hart", "Teo B."), "Kaweah Youth Circle", None, ("Lupe V.", "Sam O.")
    )
    return {
        "place_kind": "city",
        "place_name": chapter.city,
        "contact_name": lead.full_name,
        "contact_role": lead.title,
        "organization": lead.organization,
        "contact_email": lead.email,
        "official_name": f"{six.staff[1]} (demo)",
        "official_title": "Department head",
        "official_email": f"official.{chapter.lead}@example.org",
        "need": chapter.need,
        "most_affected": chapter.affected,
        "action_areas": list(chapter.areas) or ["undecided"],
        "if_nothing": chapter.otherwise,
        **seats(chapter.city, six),
        "council_member_on_team": "no",
        "coalition": "A table of schools, parks and two community organizations meets every month.",
        "youth_meeting": str(chapter.youth_meeting),
        "past_policy": chapter.past_policy,
        "champion": "A council member from the district (demo)",
        "data_at_hand": "School climate survey, park inspections, and what families told us.",
        "fiscal_body": f"{six.youth_org} (demo)",
        "help_kind": {"affiliate": "together", "vanguard": "mentor"}.get(chapter.tier, "coaching"),
        "help_detail": "Somebody who has done it in a city like ours.",
        "languages": list(chapter.languages),
        "heard_from": "city",
        "may_share": "yes",
    }


def seats(city: str, six: Six) -> dict[str, object]:
    """The six seats as answers. Whoever has an account of the cast is named with its address."""
    known = {player.name: player.email for player in CAST}

    def of(name: str, organization: str = "") -> dict[str, object]:
        alone = f"{slugify(name)}.{slugify(city)}@example.org"
        mail = known.get(name, alone)
        return {"name": f"{name} (demo)", "email": mail, "organization": organization}

    youth, adult = SPEAKERS.get(city, ("Keisha M.", "Samir D."))
    open_seat = {"looking": True}
    return {
        "city_1": of(six.staff[0]),
        "city_2": of(six.staff[1]),
        "cbo_youth": of(youth, f"{six.youth_org} (demo)"),
        "cbo_adult": of(adult, f"{six.adult_org} (demo)") if six.adult_org else open_seat,
        "resident_1": of(six.residents[0]),
        "resident_2": of(six.residents[1]),
    }


def why(chapter: Chapter) -> str:
    return {
        "vanguard": "The city has done much of this work before and offers to guide others. "
        "Residents and youth already decide with it.",
        "pilot": "The need is plain, residents and youth already meet, and the city named people "
        "who can decide. A coach will help most now.",
        "affiliate": "The city is at the start of this work. Learning with others first is what it "
        "asked for, and what we recommend.",
    }[chapter.tier]


def introduction(chapter: Chapter) -> str:
    return (
        f"Please meet {chapter.city}. What they want to change first: {chapter.need} "
        "They would like to learn from cities that have begun with the same question."
    )
