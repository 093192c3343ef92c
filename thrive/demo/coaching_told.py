"""The demo's coaching records: what Luz and Theo did with their seven cities. All invented.

Days count back from the day the story is told. Nobody has called Lancaster for more than a month.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thrive.cities.actions import coaching_record as record
from thrive.cities.models import Community
from thrive.cities.rules.coaching_record import Said
from thrive.demo.chapters import JOINED
from thrive.demo.telling import Teller


@dataclass(frozen=True, slots=True)
class Step:
    """A next step: due and done in days after the contact; `done` None is still open."""

    what: str
    due: int
    done: int | None
    who: str = ""
    turn: str = "city"


@dataclass(frozen=True, slots=True)
class Talk:
    """`ago` is days before today; `yes` the days until the city confirmed, None for not yet."""

    ago: int
    mode: str
    minutes: int
    offering: str
    topics: str
    summary: str
    yes: int | None = 1
    reply: str = ""
    step: Step | None = None


BUDGET = Step("Ask the budget office which lines reach children.", 21, 15, "Budget analyst")
TALKS: dict[str, tuple[Talk, ...]] = {
    "Vallejo": (
        Talk(430, "visit", 120, "T1_5", "Design Team, youth", "First evening with the youth subgroup. They chose how they want to be paid and when they can meet."),
        Talk(300, "visit", 90, "T1_3", "data plan, neighborhoods", "We read the data plan line by line and left out two indicators that are too old.", step=Step("Send the list of ten parks with their work orders.", 10, 9, "Parks department")),
        Talk(240, "visit", 150, "T1_4", "systems map", "Systems map with 14 people. The missing link is between the repair crew and the schools.", reply="The principal came because of this evening."),
        Talk(120, "video", 60, "T1_9", "Prop 64, parks money", "Which public funds could pay for lights, and what each of them asks for.", step=Step("Decide with finance which of the two funds to apply for.", 30, 26, "Assistant city manager")),
        Talk(40, "video", 45, "T1_5", "ordinance, council", "We practiced the three-minute talk for the council with two of the youth."),
        Talk(6, "call", 30, "T1_5", "ordinance, second reading", "After the first reading: what the two questions of the council mean for the text.", yes=None, step=Step("Answer the council’s question on the cost of ten parks, in writing.", 12, None, "City staff")),
    ),
    "Merced": (
        Talk(400, "visit", 90, "T1_5", "Core Team", "Who sits in the six seats, and how the two residents get a say in the agenda."),
        Talk(260, "visit", 180, "T1_6", "advocacy, framing", "First part of the advocacy training, in two languages. 19 people came.", reply="Please bring the second part on a weekday evening."),
        Talk(150, "video", 60, "T1_9", "summer jobs, stipends", "How other cities paid stipends without families losing their benefits.", step=BUDGET),
        Talk(30, "call", 45, "T1_5", "summer jobs", "The first group starts in June. We went through who does what in the first week.", step=Step("Name the four employers for the first group.", 14, None, "Youth coordinator")),
        Talk(9, "mail", 15, "T1_2", "translation", "Sent the consent page in the reading level that the youth asked for."),
    ),
    "El Centro": (
        Talk(150, "visit", 90, "T1_5", "Core Team, heat", "First visit. The team told us what an afternoon at 110 degrees means for a child."),
        Talk(90, "video", 60, "T1_7", "Idea Lab", "The youth named their lab “After 3 pm in the heat” and chose three officials to invite.", step=Step("Book the rooms and the dinner.", 20, 12, "Recreation department")),
        Talk(33, "call", 30, "T1_5", "agreement, guardian", "One young member still needs a guardian’s signature. We agreed who calls the family, and in which language."),
        Talk(11, "call", 20, "T1_5", "agreement", "The guardian has not signed yet. The team waits together and takes no step without her.", yes=None, step=Step("Visit the family with the paper copy.", 9, None, "City lead")),
    ),
    "Hayward": (
        Talk(900, "visit", 120, "T1_4", "systems map", "Systems map of the youth commission: who hears it, and who has the money."),
        Talk(520, "visit", 90, "T1_6", "spokesperson", "Training for six speakers of the commission, with a mock council."),
        Talk(200, "video", 60, "T1_9", "other funding", "A plan for the years after: two funds, and what the library can carry itself.", step=Step("Put the library’s share into the draft budget.", 40, 30, "Library")),
        Talk(70, "video", 45, "T1_5", "mentoring", "Prepared the call with Vallejo: the by-laws, and what they would do differently today."),
        Talk(14, "call", 30, "T1_5", "plan after the program", "What stays when coaching ends, and who keeps the numbers.", reply="We would like to do this every quarter."),
    ),
    "Garden Grove": (
        Talk(760, "visit", 120, "T1_3", "data, child care", "Where families wait for child care, by block group, and how sure these numbers are."),
        Talk(480, "visit", 90, "T1_6", "framing, parents", "Parents practiced how to tell one story and one number, in three languages."),
        Talk(160, "video", 60, "T1_9", "fee waivers", "What the waiver has cost so far, and which fund could carry it on."),
        Talk(45, "call", 30, "T1_5", "Idea Lab", "Why no lab was held yet, and what the youth would need to run one.", step=Step("Ask the youth subgroup for a date and a theme.", 30, None, "Youth subgroup")),
        Talk(17, "video", 45, "T1_5", "permits", "New centers get their permit in five months now. We wrote down what made the difference."),
    ),
    "Santa Maria": (
        Talk(500, "visit", 120, "T1_5", "Core Team, housing", "First evening with tenants. They asked for lawyers before they asked for a plan."),
        Talk(310, "visit", 150, "T1_4", "systems map", "Systems map of eviction: eleven places a family is sent to, and one that answers."),
        Talk(180, "video", 60, "T1_9", "legal help, funds", "The fund for legal help: what the county adds, and what it asks for."),
        Talk(60, "video", 45, "T1_8", "grant report", "How to write the report so that a council member reads it.", step=Step("Send the report with the numbers of the first half year.", 25, 24, "City lead")),
        Talk(20, "call", 30, "T1_5", "plan after the program", "Read the plan for the years after. Two pages are still missing."),
        Talk(4, "visit", 90, "T1_5", "council, report", "Prepared the report to the council with the two lawyers and three tenants.", yes=None, step=Step("Read the draft and send remarks.", 6, None, turn="coach")),
    ),
    "Lancaster": (
        Talk(98, "visit", 90, "T1_5", "Core Team", "First visit. Five of six seats are found; a group that serves adults is still to be asked."),
        Talk(75, "call", 30, "T1_5", "Core Team", "Two groups were named for the open seat. Both want to know how much time it takes.", step=Step("Call both groups and tell them: two evenings a month.", 14, None, "City lead")),
        Talk(52, "video", 60, "T1_3", "needs, numbers", "A first look at the numbers by school area, and at who is missing from them."),
        Talk(34, "call", 30, "T1_5", "resolution", "The resolution is written. The clerk names the meeting at which it is read.", step=Step("Ask the clerk for the date.", 7, None, "City lead")),
    ),
}  # fmt: skip
NOTES = {
    "Vallejo": (20, "Call before ten in the morning: later the phone is at the front desk."),
    "El Centro": (12, "Two of the team are related. They say so themselves when money is decided."),
    "Lancaster": (34, "The lead is new in the job and unsure of the council. Go slowly, offer to come along."),
    "Santa Maria": (110, "The next coach should speak Spanish, or bring somebody who interprets well."),
}  # fmt: skip


def coaches_keep_their_record(teller: Teller) -> None:
    """Contacts of the seven coached cities, one put right, one withdrawn, and four private notes."""
    chapters = {one.city: one for one in JOINED}
    cities = {
        one.name: one for one in Community.objects.filter(name__in=TALKS, kind=Community.Kind.CITY)
    }
    for city, talks in TALKS.items():
        chapter = chapters[city]
        for talk in talks:
            _they_talk(teller, cities[city], talk, coach=chapter.coach, lead=chapter.lead)
    for city, (ago, words) in NOTES.items():
        with teller.on(ago, 18):
            coach = teller[chapters[city].coach]
            record.write_private_note(cities[city], words=words, by=coach)
    _a_slip_of_the_pen(teller, cities["Merced"])


def _they_talk(teller: Teller, city: Community, talk: Talk, *, coach: str, lead: str) -> None:
    with teller.on(talk.ago, 16):
        contact = record.write_contact(city, said=_said(teller, talk), by=teller[coach])
    if talk.yes is not None:
        with teller.on(talk.ago - talk.yes, 10):
            record.confirm_contact(contact, reply=talk.reply, by=teller[lead])
    if talk.step and talk.step.done is not None:
        with teller.on(talk.ago - talk.step.done, 11):
            record.finish_next_step(contact, by=teller[lead])


def _said(teller: Teller, talk: Talk) -> Said:
    held_on, step = teller.day(talk.ago).date(), talk.step
    said = Said(held_on, talk.mode, talk.minutes, talk.summary, talk.offering, talk.topics)
    if step is None:
        return said
    return Said(
        *(held_on, talk.mode, talk.minutes, talk.summary, talk.offering, talk.topics),
        next_step=step.what,
        next_step_for=step.turn,
        next_step_owner=step.who,
        next_step_due=held_on + datetime.timedelta(days=step.due),
    )


def _a_slip_of_the_pen(teller: Teller, merced: Community) -> None:
    """Luz puts the minutes of one call right, and withdraws another that was about El Centro."""
    luz, lead = teller["luz"], teller["sunny"]
    day = teller.day(22).date()
    summary = "Read the first draft of the work plan for the summer jobs."
    with teller.on(22, 15):
        call = record.write_contact(merced, said=Said(day, "call", 50, summary), by=luz)
    with teller.on(21, 9):
        record.correct_contact(call, said=Said(day, "call", 30, summary), by=luz)
        about_another = "How the rooms for the lab are booked."
        wrong = record.write_contact(merced, said=Said(day, "call", 20, about_another), by=luz)
    with teller.on(21, 10):
        record.withdraw_contact(wrong, reason="This call was about another of my cities.", by=luz)
    with teller.on(20, 10):
        record.confirm_contact(call, by=lead)
