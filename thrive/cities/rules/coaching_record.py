"""The coaching record: who writes, corrects, confirms and reads it, and what a contact must say."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import formats, timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import YES, Decision, first_no, no
from thrive.base.prepared import prepared
from thrive.cities.models import CoachAssignment, CoachingContact, Community, Enrollment
from thrive.cities.models.coaching import COACHING, LONGEST, NOTE_LENGTH
from thrive.cities.rules.coaching import may_coach
from thrive.cities.rules.seats import gives_a_reason

DAYS_TO_CORRECT = 14
NOTES_A_YEAR = 12
MOST_TOPICS, TOPIC_LENGTH = 6, 40
FARTHEST = datetime.timedelta(days=730)  # a next step lies at most two years ahead


@dataclass(frozen=True)
class Said:
    """What a coach writes down about one contact. An empty `next_step` has no day and no owner."""

    held_on: datetime.date
    mode: str
    minutes: int
    summary: str
    offering: str = COACHING
    topics: str = ""
    next_step: str = ""
    next_step_for: str = CoachingContact.For.CITY.value
    next_step_owner: str = ""
    next_step_due: datetime.date | None = None


@dataclass(frozen=True)
class Hands:
    """What somebody is to a city: its coach (or an administrator), or one of those who act for it."""

    person: Any
    coaches: Decision
    of_city: bool

    @property
    def reads(self) -> bool:
        return bool(self.coaches) or self.of_city


def hands_of(person: Any, community: Community) -> Hands:
    """Up to three queries."""
    return Hands(person, may_coach(person, community), bool(community.roles_of(person)))


def seat_of(community: Community) -> Enrollment | None:
    """The seat it holds; for a city that has left, the last one it held."""
    newest = max(community.enrollments.all(), key=lambda one: one.pk, default=None)
    return community.standing() or newest


def is_offered(community: Community) -> Decision:
    """Row 5 of Table I: Affiliate cities learn in groups, so their record is closed."""
    seat = seat_of(community)
    if seat is None:
        return no(_("%(place)s has no coaching record yet.") % {"place": community.name})
    book = seat.cycle.rulebook
    found = next((one for one in book.offerings if one.code == COACHING), None)
    if found and seat.tier in found.tiers:
        return YES
    if found is None:
        return no(_("The rules of this cycle offer no one-to-one coaching."))
    return no(
        _(
            "One-to-one coaching (“%(offering)s”) is offered to the tiers %(tiers)s; %(place)s is "
            "in the tier %(tier)s. To move up, fill the six seats of your Core Team and tell the "
            "program that your city is ready for more. Everything done until now stays."
        )
        % {
            "offering": found.name,
            "tiers": get_text_list([str(book.tier(one).name) for one in found.tiers], _("and")),
            "place": community.name,
            "tier": book.tier(seat.tier).name,
        }
    )


def takes_part(community: Community) -> Decision:
    if community.standing():
        return YES
    return no(
        _("%(place)s no longer takes part, so its record is closed. It can still be read.")
        % {"place": community.name}
    )


def may_write_contacts(by: Hands, community: Community) -> Decision:
    """Its coach and administrators, as long as the city takes part in a coached tier."""
    return first_no(by.coaches, is_offered(community), takes_part(community))


@prepared
def _began(community: int) -> QuerySet[CoachAssignment, tuple[int, datetime.datetime]]:
    held = CoachAssignment.objects.filter(community=community).order_by("started_at")
    return held.values_list("coach", "started_at")


def first_day(by: Any, community: Community) -> datetime.date:
    """The first day of which `by` can tell: when they became the coach; else, when anybody did."""
    began = _began(community.pk)
    days = [start for coach, start in began if coach == by.pk] or [start for _c, start in began]
    if days:
        return timezone.localtime(days[0]).date()
    seat = seat_of(community)
    return seat.effective_on if seat else clock.today()


def says_enough(said: Said, community: Community, earliest: datetime.date) -> Decision:
    """Everything a contact has to say, field by field."""
    seat = seat_of(community)
    offered = seat.cycle.rulebook.offered_to(seat.tier) if seat else ()
    return first_no(
        fits_the_calendar(said.held_on, earliest, community.name),
        YES if said.mode in CoachingContact.Mode.values else no(_("Choose how you were in touch.")),
        lasts(said.minutes),
        YES
        if said.offering in {one.code for one in offered}
        else no(_("Choose one of the kinds of help that this tier is offered.")),
        has_short_topics(said.topics),
        YES if said.summary.strip() else no(_("Write a sentence on what you talked about.")),
        plans_its_step(said),
    )


def fits_the_calendar(held_on: datetime.date, earliest: datetime.date, place: str) -> Decision:
    if held_on > clock.today():
        return no(_("This day has not come yet. Write a contact down after it happened."))
    if held_on < earliest:
        return no(
            _("Coaching of %(place)s began on %(day)s. Choose that day or a later one.")
            % {"place": place, "day": formats.date_format(earliest, "DATE_FORMAT")}
        )
    return YES


def lasts(minutes: int) -> Decision:
    if 1 <= minutes <= LONGEST:
        return YES
    return no(_("Write the minutes as a whole number from 1 to %(most)s.") % {"most": LONGEST})


def has_short_topics(topics: str) -> Decision:
    words = [word.strip() for word in topics.split(",") if word.strip()]
    if len(words) <= MOST_TOPICS and all(len(word) <= TOPIC_LENGTH for word in words):
        return YES
    return no(
        _("Write up to %(most)s topics of a few words each, with commas between them.")
        % {"most": MOST_TOPICS}
    )


def plans_its_step(said: Said) -> Decision:
    """A next step has a day, and only a next step has one."""
    due, step = said.next_step_due, said.next_step.strip()
    if not step:
        if due or said.next_step_owner.strip():
            return no(_("Write what the next step is, or leave its day and name empty."))
        return YES
    if said.next_step_for not in CoachingContact.For.values:
        return no(_("Choose whose turn it is."))
    if due is None:
        return no(_("Choose the day by which the next step is done."))
    if not said.held_on <= due <= clock.today() + FARTHEST:
        return no(_("Choose a day after the contact, at most two years ahead."))
    return YES


def may_write_down(by: Hands, community: Community, said: Said) -> Decision:
    """Ask under the community's lock: the same contact is written down once."""
    allowed = may_write_contacts(by, community)
    if not allowed:
        return allowed
    same = CoachingContact.objects.standing().filter(
        community=community,
        coach=by.person,
        held_on=said.held_on,
        mode=said.mode,
        minutes=said.minutes,
        offering=said.offering,
        summary=said.summary.strip(),
    )
    return first_no(
        says_enough(said, community, first_day(by.person, community)),
        no(_("This contact is already in the record.")) if same.exists() else YES,
    )


def may_correct(by: Hands, contact: CoachingContact) -> Decision:
    """Whoever wrote it, within 14 days; the words from before stay readable."""
    if by.person != contact.coach:
        return no(_("Only the coach who wrote this contact down can correct it."))
    late = clock.now() - contact.written_at > datetime.timedelta(days=DAYS_TO_CORRECT)
    return first_no(
        by.coaches,
        _stands(contact),
        no(
            _(
                "This was written more than %(days)s days ago. Write a new contact, or withdraw "
                "this one with a reason."
            )
            % {"days": DAYS_TO_CORRECT}
        )
        if late
        else YES,
    )


def may_withdraw(by: Hands, contact: CoachingContact) -> Decision:
    """Whoever wrote it, and administrators. It stays readable with its reason."""
    admin = "admin" in by.person.program_roles
    return first_no(
        by.coaches,
        YES
        if admin or by.person == contact.coach
        else no(_("The coach who wrote it, or a program administrator, can withdraw it.")),
        _stands(contact),
    )


def may_withdraw_because(by: Hands, contact: CoachingContact, reason: str) -> Decision:
    return first_no(may_withdraw(by, contact), gives_a_reason(reason))


def may_confirm(by: Hands, contact: CoachingContact) -> Decision:
    """The city says that it happened: its Core Team or its contact, never the coach."""
    return first_no(
        YES
        if by.of_city and by.person != contact.coach
        else no(_("The city itself confirms a contact: its Core Team or its contact.")),
        _stands(contact),
        no(_("The city has already confirmed this contact.")) if contact.confirmed_at else YES,
    )


def may_finish_step(by: Hands, contact: CoachingContact) -> Decision:
    """Either side, whoever's turn it was."""
    return first_no(
        YES if by.reads else no(_("This is for the city’s own people and its coach.")),
        _stands(contact),
        YES if contact.next_step else no(_("This contact has no next step.")),
        no(_("This is done already.")) if contact.next_step_done_at else YES,
    )


def may_read_notes(by: Hands) -> Decision:
    if by.coaches:
        return YES
    return no(
        _(
            "Private notes are for the city’s coach and program administrators. The coaching page "
            "tells you that they exist, and since when."
        )
    )


def may_write_note(by: Hands, community: Community) -> Decision:
    """Few: what the city may know belongs into the record, where it can answer."""
    written = community.private_notes.of_this_year().count()
    return first_no(
        may_read_notes(by),
        may_write_contacts(by, community),
        YES
        if written < NOTES_A_YEAR
        else no(
            _(
                "There are %(most)s private notes on this city this year, and that is the most. "
                "Write down what the city may know as a contact: there it can answer."
            )
            % {"most": NOTES_A_YEAR}
        ),
    )


def is_a_short_note(words: str) -> Decision:
    if 0 < len(words.strip()) <= NOTE_LENGTH:
        return YES
    return no(_("Write between 1 and %(most)s characters.") % {"most": NOTE_LENGTH})


def _stands(contact: CoachingContact) -> Decision:
    if contact.withdrawn_at is None:
        return YES
    return no(_("This contact was withdrawn. It stays as it is."))
