"""The demo's teams: six seats set, Design Teams formed, people named. Rosters are all invented.

Days count back from the day the story is told. Youth stand here by first name and initial only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from thrive.cities.models import Community
from thrive.demo.telling import Teller
from thrive.teams.actions import core, design, meetings
from thrive.teams.actions.capacity import check_capacity
from thrive.teams.capacity import STATEMENTS
from thrive.teams.models import (
    ActionItem,
    CapacityCheck,
    CoreTeam,
    DesignTeam,
    DesignTeamMembership,
    Meeting,
    Subgroup,
)
from thrive.teams.rules.newcomers import Newcomer

Paper = tuple[str, str, str, str]  # name, kind, organization, kind of institution


@dataclass(frozen=True, slots=True)
class Roster:
    """A Design Team: the day it was formed, its two subgroups (the first of each represents it),
    and the others at the table. `by_lead` forms it; the city's coach stands beside."""

    city: str
    lead: str
    coach: str
    formed: int
    youth: tuple[str, ...]
    adults: tuple[str, ...]
    others: tuple[Paper, ...]
    youth_org: str
    adult_org: str
    coalition: str = ""
    by_council: bool = False


ROSTERS = (
    Roster(
        "Hayward", "fern", "theo", 1080,
        ("Ziyad A.", "Marisol P.", "Quinn T."), ("Tomasa V.", "Herb K.", "Celeste I."),
        (
            ("Amara B.", "youth_org", "Eden Path Youth", ""),
            ("Lupe S.", "cbo", "Puente Mission Families", ""),
            ("Raj Castellano", "city_staff", "Hayward Public Library", ""),
            ("Odile Freund", "elected", "Hayward City Council", ""),
            ("Marta Quist", "institution", "Hayward schools", "school_district"),
        ),
        "Eden Path Youth", "Puente Mission Families", by_council=True,
    ),
    Roster(
        "Garden Grove", "linh", "theo", 1030,
        ("Kelvin L.", "Sora M.", "Itzel C."), ("Mrs. Thuy N.", "Gus R.", "Minh D."),
        (
            ("Tri P.", "youth_org", "Bright Orchard Club", ""),
            ("Hanh L.", "cbo", "Hoa Sen Family House", ""),
            ("Pete Vasquez-Hahn", "city_staff", "Planning", ""),
            ("Lenore Ack", "elected", "Garden Grove City Council", ""),
            ("Dr. Sil Amador", "institution", "County health", "local_health_department"),
        ),
        "Bright Orchard Club", "Hoa Sen Family House",
        coalition="Parents for Early Years, a group that has met since before the program.",
    ),
    Roster(
        "Vallejo", "ruth", "luz", 430,
        ("Ximena R.", "Dev P.", "Lani K.", "Amani S.", "Teo L.", "Rhea B."),
        ("Elvira P.", "Marcus T.", "Concha D.", "Ray O.", "Nadia F."),
        (
            ("Keisha M.", "youth_org", "Bayline Youth Works", ""),
            ("Samir D.", "cbo", "Carquinez Family Bridge", ""),
            ("Owen Quintero", "city_staff", "Recreation", ""),
            ("Avery Lindqvist", "elected", "Vallejo City Council", ""),
            ("Noor Hashimi", "elected", "Vallejo City Council", ""),
            ("Jules Arden", "institution", "Vallejo schools", "school_district"),
        ),
        "Bayline Youth Works", "Carquinez Family Bridge", by_council=True,
    ),
    Roster(
        "Merced", "sunny", "luz", 400,
        ("Mai Y.", "Jesse O.", "Alondra F."), ("Pa Houa Y.", "Rosario G.", "Cha L."),
        (
            ("Chong V.", "youth_org", "Delta Roots Collaborative", ""),
            ("Blanca O.", "cbo", "Casa Semilla", ""),
            ("Al Fontaine", "city_staff", "Police liaison", ""),
            ("Greta Sato", "elected", "Merced City Council", ""),
            ("Ivo Cross", "institution", "County behavioral health", "county_behavioral_health"),
        ),
        "Delta Roots Collaborative", "Casa Semilla",
    ),
    Roster(
        "Santa Maria", "beatriz", "theo", 520,
        ("Yesenia T.", "Noé R.", "Cam D."), ("Eulalia M.", "Bob S.", "Silvio A."),
        (
            ("Rafa G.", "youth_org", "Valle Joven", ""),
            ("Ines T.", "cbo", "Manos del Campo", ""),
            ("Ken Ishida-Moss", "city_staff", "Public works", ""),
            ("Paz Ellery", "elected", "Santa Maria City Council", ""),
            ("Ruben Lund", "institution", "A family foundation", "funder"),
        ),
        "Valle Joven", "Manos del Campo",
    ),
    Roster(
        "El Centro", "carmen", "luz", 120,
        ("Paola H.", "Iván S.", "Grace W."), ("Nena Q.", "Art L.", "Delfina R."),
        (
            ("Saúl N.", "youth_org", "Desierto Verde Jóvenes", ""),
            ("Marta C.", "cbo", "Familias del Sur", ""),
            ("Luis Peralta", "city_staff", "Fire department", ""),
        ),
        "Desierto Verde Jóvenes", "Familias del Sur",
    ),
)  # fmt: skip
COACHES = {"luz": "Luz Cárdenas Vale (demo)", "theo": "Theo Nakagawa-Bright (demo)"}
WITH_ACCOUNTS = {
    "Ximena R.": "ximena",
    "Lani K.": "lani",
    "Elvira P.": "elvira",
    "Avery Lindqvist": "avery",
}


def teams_come_together(teller: Teller) -> None:
    """Six Design Teams; the other cities of the demo have none yet, or none is asked of them."""
    for roster in ROSTERS:
        _comes_together(teller, roster)


def _comes_together(teller: Teller, roster: Roster) -> None:
    community = Community.objects.get(name=roster.city, kind=Community.Kind.CITY)
    lead, coach = teller[roster.lead], teller[roster.coach]
    with teller.on(roster.formed):
        team = design.form_design_team(
            community,
            existing_coalition=roster.coalition,
            by_council_action=roster.by_council,
            by=lead,
        )
        made = design.add_members(team, people=_people(roster), by=lead)
        for circle in team.subgroups.all():
            _gets_support(circle, roster, by=coach)
    with teller.on(roster.formed - 7):
        for names in (roster.youth, roster.adults):
            chosen = {f"{name} (demo)" for name in names[:2]}
            for member in made:
                if member.name in chosen and member.category in ("youth", "adult"):
                    design.name_representative(member, chosen=True, by=lead)


def _people(roster: Roster) -> Sequence[Newcomer]:
    def of(name: str, category: str, organization: str = "", institution: str = "") -> Newcomer:
        key = WITH_ACCOUNTS.get(name, "")
        return Newcomer(
            name=f"{name} (demo)",
            category=category,
            organization=f"{organization} (demo)" if organization else "",
            email=f"{key}@example.org" if key else "",
            institution_type=institution,
        )

    return (
        *(of(name, "youth") for name in roster.youth),
        *(of(name, "adult") for name in roster.adults),
        *(of(*paper) for paper in roster.others),
    )


def _gets_support(circle: Subgroup, roster: Roster, *, by: Any) -> None:
    design.add_support(circle, kind="coach", name=COACHES[roster.coach], by=by)
    organization = roster.youth_org if circle.kind == "youth" else roster.adult_org
    kind = "youth_org" if circle.kind == "youth" else "cbo"
    design.add_support(circle, kind=kind, organization=f"{organization} (demo)", by=by)


def vallejos_people_get_accounts(teller: Teller) -> None:
    """Four who were named on paper accept their invitation: Elvira also to her seat of the six."""
    vallejo = Community.objects.get(name="Vallejo", kind=Community.Kind.CITY)
    team = DesignTeam.objects.get(community=vallejo)
    seat = CoreTeam.objects.get(community=vallejo).seats.today().get(seat="resident_1")
    with teller.on(428):
        core.take_seat(seat, by=teller["elvira"])
    joining = (
        ("elvira", "adult", 427),
        ("avery", "elected", 295),
        ("ximena", "youth", 117),
        ("lani", "youth", 3),
    )
    for key, role, ago in joining:
        with teller.on(ago):
            design.join_team(team, role=role, by=teller[key])


MEETINGS = (
    (100, "youth", "Ten parks, walked again", "Ximena R.",
     "What changed since the first walk\nWhich lights are out\nWhom we tell",
     "Two parks have light now. Three have none. One gate is locked on weekends.",
     ("Tell the parks commission about the three dark parks.",),
     ("Draw the map of lights", "Dev P.", 70)),
    (40, "design", "From the map to an ordinance", "Elvira P.",
     "What the youth group found\nWhat an ordinance can ask\nWho reads the draft",
     "The draft asks for light until ten. Families want the paths first, then the courts.",
     ("Ask for light on paths first.", "Read the draft in both languages."),
     ("Bring the draft in Spanish", "Elvira P.", 20)),
)  # fmt: skip


def vallejo_meets(teller: Teller) -> None:
    """Two meetings with their minutes, one with its agenda out; a thing to do that is overdue."""
    vallejo = Community.objects.get(name="Vallejo", kind=Community.Kind.CITY)
    by, people = teller["ruth"], {row.name: row for row in vallejo.design_team.memberships.all()}

    def of(name: str) -> DesignTeamMembership:
        return people[f"{name} (demo)"]

    def planned(ago: int, team: str, title: str, leader: str, agenda: str) -> Meeting:
        with teller.on(ago + 9):
            meeting = meetings.call_meeting(
                vallejo,
                of_team=team,
                title=title,
                starts_at=teller.day(ago, 18),
                place="John F. Kennedy Library, room 2 (demo)",
                led_with=of(leader),
                agenda=agenda,
                by=by,
            )
            return meetings.post_agenda(meeting, by=by)

    for ago, team, title, leader, agenda, notes, decisions, (what, who, due) in MEETINGS:
        meeting = planned(ago, team, title, leader, agenda)
        with teller.on(ago, 20):
            came = [of(name) for name in ("Ximena R.", "Dev P.", "Elvira P.", "Keisha M.")]
            meetings.write_minutes(
                meeting,
                came=came,
                others_came=3,
                notes=notes,
                decisions=decisions,
                read_aloud=True,
                by=by,
            )
            due_on = teller.day(due).date()
            meetings.add_action_item(meeting, what=what, owner=of(who), due_on=due_on, by=by)
        with teller.on(ago - 7):
            meetings.approve_minutes(meeting, by=by)
    first = ActionItem.objects.filter(meeting__community=vallejo).order_by("pk").first()
    assert first is not None
    with teller.on(72):
        meetings.finish_action_item(first, by=by)
    planned(
        -5,
        "design",
        "Before the council votes",
        "Marcus T.",
        "Who speaks\nThree minutes each\nRide to city hall",
    )


def vallejo_asks_itself(teller: Teller) -> None:
    """Twice, half a year apart: what has grown, and what has not."""
    vallejo = Community.objects.get(name="Vallejo", kind=Community.Kind.CITY)
    rounds = (
        (
            210,
            ("ruth", "elvira", "avery"),
            (2, 3, 2, 2, 2, 3, 1, 1),
            "Somebody who takes the minutes.",
        ),
        (25, ("ruth", "elvira", "avery", "ximena"), (3, 4, 2, 3, 3, 3, 2, 1), "A shorter agenda."),
    )
    for ago, who, answers, help_most in rounds:
        for shift, key in enumerate(who):
            said = {
                code: min(4, answer + (place + shift) % 2)
                for place, (code, answer) in enumerate(zip(STATEMENTS, answers, strict=True))
            }
            with teller.on(ago):
                wish = help_most if shift == 0 else ""
                check_capacity(vallejo, answers=said, next_step=wish, by=teller[key])


def forget_teams() -> None:
    """Take the demo's teams away, before the applications they came from."""
    Meeting.objects.filter(community__applications__is_demo=True).delete()
    CapacityCheck.objects.filter(community__applications__is_demo=True).delete()
    for team in CoreTeam.objects.filter(community__applications__is_demo=True).distinct():
        team.delete()
    formed = DesignTeam.objects.filter(community__applications__is_demo=True).distinct()
    for design_team in formed:
        design_team.memberships.all().delete()
        design_team.delete()
