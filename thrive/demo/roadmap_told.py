"""The demo's first steps and roadmaps: what cities wrote down themselves. All invented.

Days count back from the day the story is told; a negative number lies ahead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.text import slugify

from thrive.cities.models import Enrollment
from thrive.demo.chapters import HOME, JOINED, MIND, MONEY, SAFE, YOUTH, Chapter
from thrive.demo.telling import Teller
from thrive.journey.actions import council, onboarding, roadmap
from thrive.journey.actions.council import OnAgenda
from thrive.journey.actions.roadmap import Hop, Means, Plan
from thrive.journey.models import Roadmap, RoadmapMilestone
from thrive.journey.rules.first_steps import ITEMS
from thrive.people.models import Person
from thrive.teams.actions import meetings
from thrive.teams.models import CoreTeamSeat

PAPERS = "https://papers.example.org"
STEPS = {one.code: one for one in ITEMS}
NOTES = {
    "welcome_call": "Forty minutes by video; everybody said what they hope for.",
    "toolkit": "Marked two model policies to read with the team.",
    "calendar": "Council meets every second Tuesday; the next workshop is in the diary.",
    "rhythm": "Every second Thursday, half an hour.",
    "mentoring": "Could show others how the youth commission was written into law.",
}
# Code, days after the city began, and who writes it down.
USUAL = (
    ("welcome_call", 52, "coach"),
    ("toolkit", 58, "lead"),
    ("calendar", 60, "lead"),
    ("rhythm", 62, "coach"),
    ("mentoring", 75, "coach"),
)
STILL_OPEN = {
    "Lancaster": ("calendar", "rhythm"),
    "El Centro": ("calendar",),
    "Marysville": ("toolkit", "calendar"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A roadmap: milestones (title, days ago due, area, days ago done), resources (what, source,
    dollars or words, who holds it, years from now, number of the milestone or None), policies
    (number of the milestone, name, days ago passed or None)."""

    goals: tuple[tuple[str, int, str, int | None], ...]
    means: tuple[tuple[str, str, int | str, str, int, int | None], ...]
    notes: dict[int, str] = field(default_factory=dict)
    policies: tuple[tuple[int, str, int | None], ...] = ()
    is_public: bool = False


ROADMAPS = {
    "Vallejo": Told(
        (
            ("Youth walk ten parks and map what is broken", 330, SAFE, 321),
            ("Park safety map before the council", 210, SAFE, 204),
            ("Lights on in the first three parks", 60, SAFE, 48),
            ("Ordinance on park safety and lighting introduced", 20, SAFE, 12),
            ("Youth budget seats named", 9, YOUTH, None),
            ("Second reading of the ordinance", -35, SAFE, None),
            ("Lights on in seven more parks", -200, SAFE, None),
            ("After-dark program in four parks, led by youth", -290, YOUTH, None),
            ("Count of children in parks after five, once more", -420, SAFE, None),
        ),
        (
            ("Park lighting, capital budget", "city", 240_000, "Public Works (demo)", 0, 7),
            ("Staff hours for the youth commission", "city", 38_000, "Recreation (demo)", 0, 5),
            ("Cannabis tax share for youth programs", "state", 95_000, "Recreation (demo)", 1, 8),
            ("Street lights near two schools", "county", 60_000, "County roads (demo)", 1, None),
            (
                "Room and dinner for design evenings",
                "partner",
                "A hall and dinner for twelve evenings",
                "Carquinez Family Bridge (demo)",
                0,
                None,
            ),
            (
                "Night walks",
                "partner",
                "Six volunteers, two evenings a month",
                "Bayline Youth Works (demo)",
                0,
                8,
            ),
        ),
        {4: "Two names are still open; the commission votes in its next meeting."},
        (
            (7, "Resolution on lights where few can drive to a park (demo)", 33),
            (7, "Ordinance on park safety and lighting (demo)", None),
        ),
        is_public=True,
    ),
    "Hayward": Told(
        (
            ("Youth commission by ordinance", 640, YOUTH, 655),
            ("First youth-led budget of the library", 300, YOUTH, 291),
            ("Quiet rooms in two libraries", 75, MIND, 70),
            ("Counselor hours on the library floor", -60, MIND, None),
            ("Youth budget line made permanent", -240, YOUTH, None),
        ),
        (
            ("Youth budget line", "city", 150_000, "Finance (demo)", 0, 5),
            ("Behavioral health services", "state", 180_000, "Public Library (demo)", 0, 4),
            ("Library renewal", "federal", 410_000, "Public Library (demo)", -1, 3),
            ("Training of youth leaders", "foundation", 45_000, "Eden Path Youth (demo)", 1, None),
        ),
        is_public=True,
    ),
    "Santa Maria": Told(
        (
            ("Fund for legal help is open", 130, HOME, 118),
            ("Two lawyers at work, one speaks Mixteco", 80, HOME, 74),
            ("One hundred families helped", -45, HOME, None),
            ("Rent relief and child care at one counter", -170, MONEY, None),
            ("Report to the council, written with tenants", -300, HOME, None),
        ),
        (
            ("Legal help fund", "city", 120_000, "City manager (demo)", 0, 1),
            ("Match to the fund", "foundation", 120_000, "A family foundation (demo)", 0, 1),
            ("Interpreters in three languages", "county", 22_500, "County (demo)", 0, 2),
            (
                "Counter and phones",
                "partner",
                "Two desks, phones and a waiting room",
                "Manos del Campo (demo)",
                0,
                4,
            ),
        ),
        {2: "Counted from the day the fund opened; the partner keeps the list."},
    ),
}


def cities_settle_in(teller: Teller) -> None:
    """First steps that people tick, for all enrolled; Lancaster is in the midst of them."""
    for chapter in JOINED:
        seat = _seat(chapter)
        for code, after, who in USUAL:
            step = STEPS[code]
            if code in STILL_OPEN.get(chapter.city, ()) or (
                step.tiers and seat.tier not in step.tiers
            ):
                continue
            ago = max(chapter.began - after, 3)
            by = teller[chapter.coach if who == "coach" else chapter.lead]
            with teller.on(ago, 16):
                day = teller.day(ago).date()
                onboarding.tick(seat, step=step, on=day, note=NOTES[code], by=by)
        if chapter.city not in ("Vallejo", "Marysville"):
            _meets_first(teller, chapter, seat)
    leads = [teller[chapter.lead].pk for chapter in JOINED]
    Person.objects.filter(pk__in=leads).update(last_login=teller.day(2))


def _meets_first(teller: Teller, chapter: Chapter, seat: Enrollment) -> None:
    """The Core Team's first evening, where it is set. Vallejo's meetings are told elsewhere."""
    ago, by = chapter.began - 80, teller[chapter.lead]
    held = CoreTeamSeat.objects.today().filter(team__community=seat.community)
    resident = held.filter(seat="resident_1", team__frozen_at__isnull=False).first()
    if resident is None:
        return
    with teller.on(ago + 6):
        meeting = meetings.call_meeting(
            seat.community,
            of_team="core",
            title="First evening of the Core Team",
            starts_at=teller.day(ago, 18),
            place="City library (demo)",
            led_with=resident,
            agenda="Who we are\nWhat we hear in our streets\nNext steps",
            by=by,
        )
        meetings.post_agenda(meeting, by=by)
    with teller.on(ago, 20):
        meetings.write_minutes(
            meeting,
            came=[resident],
            others_came=4,
            notes="We named what we hear most, and who is not at the table yet.",
            decisions=["We meet once a month, with dinner and child care."],
            read_aloud=True,
            by=by,
        )


def councils_meet(teller: Teller) -> None:
    """Lancaster's resolution is on the next agenda, and everybody may know; Vallejo's ordinance
    comes back for its second reading."""
    for place, what, ahead in (
        ("Lancaster", "Resolution to join All Children Thrive (demo)", 9),
        ("Vallejo", "Park safety and lighting, second reading (demo)", 35),
    ):
        chapter = next(one for one in JOINED if one.city == place)
        agenda = OnAgenda("City Council", teller.day(-ahead).date(), what, is_public=True)
        with teller.on(6):
            council.put_on_agenda(_seat(chapter), agenda=agenda, by=teller[chapter.coach])


def three_cities_plan(teller: Teller) -> None:
    for chapter in JOINED:
        if chapter.city in ROADMAPS:
            _plan(teller, chapter, ROADMAPS[chapter.city])


def _plan(teller: Teller, chapter: Chapter, told: Told) -> None:
    seat, lead = _seat(chapter), teller[chapter.lead]
    rows: list[RoadmapMilestone] = []
    with teller.on(340 if chapter.began > 400 else 100):
        for number, (title, due, area, _done) in enumerate(told.goals):
            plan = Plan(title, teller.day(due).date(), area, told.notes.get(number, ""))
            rows.append(roadmap.add_milestone(seat, plan=plan, by=lead))
    for row, (_title, _due, _area, done) in zip(rows, told.goals, strict=True):
        if done is not None:
            with teller.on(done - 1):
                roadmap.finish(seat, row=row, on=teller.day(done).date(), by=lead)
    with teller.on(40):
        for what, source, much, owner, ahead, number_of in told.means:
            means = Means(
                what=what,
                source=source,
                owner=owner,
                year=teller.today.year + ahead,
                dollars=much if isinstance(much, int) else None,
                in_kind=much if isinstance(much, str) else "",
                milestone=rows[number_of - 1] if number_of else None,
            )
            roadmap.add_resource(seat, means=means, by=teller[chapter.coach])
    for number, name, passed in told.policies:
        day = teller.day(passed).date() if passed else None
        hop = Hop(name, passed_on=day, url=f"{PAPERS}/{slugify(name)}")
        with teller.on(31):
            roadmap.add_hop(seat, row=rows[number - 1], hop=hop, by=lead)
    if told.is_public:
        with teller.on(30):
            roadmap.show_to_everybody(seat, by=lead)


def forget_roadmaps(people: Iterable[Person]) -> None:
    """Those that the demo's people wrote. Ticks go with their enrollments."""
    known = list(people)
    theirs = Q(milestones__changed_by__in=known) | Q(resources__changed_by__in=known)
    numbers = set(Roadmap.objects.filter(theirs).values_list("pk", flat=True))
    Roadmap.objects.filter(pk__in=numbers).delete()


def _seat(chapter: Chapter) -> Enrollment:
    held = Enrollment.objects.holding_a_seat().filter(cycle__is_demo=True)
    rows = held.select_related("community", "cycle")
    return rows.filter(community__name=chapter.city).latest("pk")
