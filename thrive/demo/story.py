"""The demo story, first chapters: how twelve cities found their way in. Told by real actions only.

Everything but names, populations and positions of cities is invented and marked as demo.
"""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import translation

from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.cities.actions import (
    coaching,
    deciding,
    invitation,
    official,
    reviewing,
    sessions,
    signing_up,
    starting,
)
from thrive.cities.actions.applying import send, withdraw
from thrive.cities.actions.cycles import open_cycle, take_applications
from thrive.cities.actions.pages import open_city_pages
from thrive.cities.models import Applicant, Community, ProgramCycle, official_of
from thrive.demo.agreement_told import agreements_are_signed
from thrive.demo.cast import CAST, PASSWORD, STAFF
from thrive.demo.chapters import JOINED, VISALIA, Chapter
from thrive.demo.coaching_told import coaches_keep_their_record
from thrive.demo.data_told import cities_learn_from_numbers
from thrive.demo.directory_told import people_list_themselves
from thrive.demo.events_told import the_calendar_fills
from thrive.demo.forum_telling import the_community_talks
from thrive.demo.help_told import cities_get_help
from thrive.demo.index_told import vallejo_weighs
from thrive.demo.journey_told import the_cities_walk
from thrive.demo.mentoring_told import cities_mentor
from thrive.demo.pages_told import the_program_speaks
from thrive.demo.roadmap_told import cities_settle_in, councils_meet, three_cities_plan
from thrive.demo.seen_told import some_people_show_themselves
from thrive.demo.teams_told import (
    teams_come_together,
    vallejo_asks_itself,
    vallejo_meets,
    vallejos_people_get_accounts,
)
from thrive.demo.telling import Teller, everybody, said_by
from thrive.demo.toolkit_told import experts_publish_the_toolkit
from thrive.people.actions import give_consent, give_role
from thrive.people.models import Person
from thrive.places.actions import load_places
from thrive.program import registry


@transaction.atomic
def tell() -> None:
    """The whole story, in one transaction: told completely or not at all."""
    with translation.override("en"):
        teller = Teller(clock.today())
        load_places(by=SYSTEM)
        open_city_pages(by=SYSTEM)
        the_program_opens(teller)
        cycle = a_cycle_begins(teller)
        for chapter in JOINED:
            teller.comes_in(chapter, cycle, reviewers_for(chapter))
        a_neighborhood_gave_up(teller, cycle)
        a_small_cycle_fills_up(teller)
        visalia_divides_its_reviewers(teller, cycle)
        redding_is_asked_by_a_coach(teller, cycle)
        residents_and_youth_sign_up(teller)
        teams_come_together(teller)
        agreements_are_signed(teller)
        vallejos_people_get_accounts(teller)
        vallejo_meets(teller)
        vallejo_asks_itself(teller)
        the_cities_walk(teller)
        cities_mentor(teller)
        people_list_themselves(teller)
        some_people_show_themselves(teller)
        coaches_keep_their_record(teller)
        cities_settle_in(teller)
        three_cities_plan(teller)
        cities_learn_from_numbers(teller)
        councils_meet(teller)
        experts_publish_the_toolkit(teller)
        the_program_speaks(teller)
        the_calendar_fills(teller)
        cities_get_help(teller)
        vallejo_weighs(teller)
        the_community_talks(teller)
        everybody_has_one_password()


def reviewers_for(chapter: Chapter) -> tuple[str, str]:
    """Two people who have nothing to do with the city."""
    return {"luz": ("devon", "theo"), "theo": ("saanvi", "luz")}.get(
        chapter.coach, ("tomas", "devon")
    )


def the_program_opens(teller: Teller) -> None:
    for player in STAFF:
        person = teller.joins(player, 1250)
        with teller.on(1250, 13):
            for role in player.roles:
                give_role(person, role=role, by=SYSTEM)
    for player in CAST:
        if player.title and not player.roles and player.affiliation != "elected":
            began = next((c.began for c in (*JOINED, VISALIA) if c.lead == player.key), 30)
            teller.joins(player, began + 4)


def a_cycle_begins(teller: Teller) -> ProgramCycle:
    with teller.on(1240):
        return open_cycle(
            slug="demo-cycle",
            name="ACT-CA (demo cycle)",
            starts_on=teller.day(1240).date(),
            ends_on=teller.day(-560).date(),
            rulebook=registry.rulebook("act-ca", "2"),
            is_demo=True,
            by=teller["imani"],
        )


def a_neighborhood_gave_up(teller: Teller, cycle: ProgramCycle) -> None:
    """A neighborhood applied, in Spanish, and withdrew."""
    with teller.on(205):
        place = starting.open_place(
            kind=Community.Kind.NEIGHBORHOOD,
            name="Puerta Vieja (demo)",
            is_demo=True,
            by=teller["priya"],
        )
        application = starting.start(
            place,
            cycle=cycle,
            name="Inés W. (demo)",
            email="ines@example.org",
            language="es",
            by=teller["priya"],
        )
        teller.fills_in(application, said_by(VISALIA) | {"place_name": place.name}, None)
    with teller.on(198):
        send(application, by=Applicant(application, 1))
    with teller.on(180):
        reason = "Our fiscal sponsor stepped back. We will try again next year."
        withdraw(application, reason=reason, by=Applicant(application, 1))


def a_small_cycle_fills_up(teller: Teller) -> None:
    """A copy cycle with one Pilot seat: a tribal nation holds it, a neighborhood waits in line."""
    director, coach = teller["imani"], teller["priya"]
    with teller.on(900):
        cycle = open_cycle(
            slug="demo-small-cycle",
            name="Small cycle (demo, caps 1 and 1)",
            starts_on=teller.day(900).date(),
            ends_on=teller.day(-200).date(),
            rulebook=registry.rulebook("act-ca", "1"),
            pilot_cap=1,
            vanguard_cap=1,
            is_demo=True,
            by=director,
        )
    places = (
        (Community.Kind.TRIBAL_NATION, "Coyote Bend Nation (demo)", "talia@example.org", 880),
        (Community.Kind.NEIGHBORHOOD, "Alameda del Río (demo)", "bruno@example.org", 840),
    )
    for kind, name, email, ago in places:
        with teller.on(ago):
            place = starting.open_place(kind=kind, name=name, is_demo=True, by=director)
            application = starting.start(
                place,
                cycle=cycle,
                name="First contact (demo)",
                email=email,
                language="en",
                by=coach,
            )
            said = said_by(VISALIA) | {"place_kind": kind, "place_name": name}
            teller.fills_in(application, said, None)
            send(application, by=Applicant(application, 1))
            official.confirm(application, by=official_of(application))
        with teller.on(ago - 8):
            note = "Talked for an hour by phone with three people of the place."
            sessions.record_conversation(application, note=note, by=coach)
            dates = teller.three_days(ago - 8)
            invitation.send_follow_up(application, note="", dates=dates, by=coach)
        with teller.on(ago - 20):
            pair = [teller["devon"], teller["saanvi"]]
            reviews = reviewing.ask_reviewers(application, reviewers=pair, by=director)
            for review in reviews:
                teller.scores(review, (4, 3, 3, 3), "pilot")
        with teller.on(ago - 28):
            rationale = "Ready for a coach of its own, with people who already meet."
            deciding.decide(application, tier="pilot", rationale=rationale, by=director)
        if kind == Community.Kind.TRIBAL_NATION:
            with teller.on(ago - 32):
                coaching.assign_coach(place, coach=teller["luz"], by=director)
    with teller.on(700):
        take_applications(cycle, open_now=False, by=director)


def visalia_divides_its_reviewers(teller: Teller, cycle: ProgramCycle) -> None:
    """Sent, confirmed, heard; one reviewer says Affiliate, the other Pilot. Nobody has decided."""
    lead, priya = teller["rosa"], teller["priya"]
    with teller.on(VISALIA.began):
        application = teller.begins(VISALIA, cycle)
    with teller.on(VISALIA.began - 1):
        send(application, by=Applicant(application, 1, lead))
    with teller.on(VISALIA.began - 2):
        official.confirm(application, by=official_of(application))
    teller.attends(application, lead, priya, VISALIA.began - 9)
    with teller.on(VISALIA.began - 11):
        dates = teller.three_days(VISALIA.began - 11)
        invitation.send_follow_up(application, note="", dates=dates, by=priya)
    with teller.on(19):
        three = [teller["saanvi"], teller["tomas"]]
        first, second = reviewing.ask_reviewers(application, reviewers=three, by=teller["imani"])
    with teller.on(18):
        reason = "My sister works for the city, so somebody else should read this."
        reviewing.step_aside(second, reason=reason, by=teller["tomas"])
    with teller.on(17):
        [other] = reviewing.ask_reviewers(
            application, reviewers=[teller["devon"]], by=teller["imani"]
        )
    with teller.on(16):
        note = "The walking group is strong, but only one department has spoken."
        teller.scores(first, (3, 2, 2, 3, 1, 2), "affiliate", note)
        note = "Parents already count cars and bring numbers. A coach would help now."
        teller.scores(other, (4, 3, 3, 3, 2, 3), "pilot", note)


def redding_is_asked_by_a_coach(teller: Teller, cycle: ProgramCycle) -> None:
    """A coach made first contact; the information session is five days from now."""
    priya = teller["priya"]
    with teller.on(8):
        application = starting.start_outreach(
            Community.objects.get(name="Redding", kind=Community.Kind.CITY),
            cycle=cycle,
            name="Hollis Grant (demo)",
            email="hollis@example.org",
            language="en",
            note="Met at a parks conference; they asked how cities begin.",
            by=priya,
        )
    with teller.on(6):
        for ahead, language in ((5, "en"), (12, "es"), (33, "en")):
            session = sessions.open_session(
                starts_at=teller.day(-ahead, 10),
                language=language,
                place="Online",
                link="https://meet.example.org/act",
                is_demo=True,
                by=priya,
            )
            if ahead == 5:
                signing_up.sign_up(application, session=session, by=Applicant(application, 1))


def residents_and_youth_sign_up(teller: Teller) -> None:
    players = everybody()
    teller.joins(players["elvira"], 465)
    teller.joins(players["avery"], 300)
    ximena = teller.joins(players["ximena"], 120, guardian="guardian.ximena@example.org")
    with teller.on(118):
        consent = ximena.consents.get()
        give_consent(consent, scope=["account", "quote"], by=consent)
    teller.joins(players["lani"], 4, guardian="guardian.lani@example.org")


def everybody_has_one_password() -> None:
    """Made once: hashing a password is slow on purpose, and the demo prints this one anyway."""
    Person.objects.filter(is_demo=True).update(password=make_password(PASSWORD))
