"""Who may do what with accounts. Every refusal is a sentence the person can act on."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base import clock
from thrive.base.decisions import YES, Decision, first_no, no
from thrive.base.history import HasRef
from thrive.base.refs import SYSTEM, Ref
from thrive.people import names
from thrive.people.age import Age
from thrive.people.lifecycle import GUARDIAN_CONSENT, INVITATION
from thrive.people.models import GuardianConsent, Invitation, Person, ProgramRole
from thrive.people.welcome import welcome_of
from thrive.people.words import GUARDIAN_WORD, Role, Scope, Visibility

ASKS_A_DAY = 3  # how many mails to guardians one youth can cause in 24 hours


def may_join(age: Age) -> Decision:
    if age.band != "child":
        return YES
    return no(
        _(
            "You cannot have an account here yet. You can still take part: come to a listening "
            "session or an event in your city with a grown-up or a group."
        )
    )


def may_be_called(shown_name: str, *, name: str, youth: bool) -> Decision:
    """Shown names hold no contact data; a youth's does not spell out the family name (R133)."""
    if names.holds_contact(shown_name):
        return no(_("Leave email, phone numbers and web addresses out of the shown name."))
    if youth and names.gives_away(shown_name, name):
        return no(_("Leave your last name out of the shown name. It keeps you safer."))
    return YES


def may_name_guardian(person_email: str, guardian_email: str) -> Decision:
    if not guardian_email:
        return no(_("Enter the email of a parent or guardian, so that we can ask them."))
    if guardian_email.casefold() == person_email.casefold():
        return no(_("A guardian needs an email of their own. This is yours."))
    return YES


def may_be_shown(person: Person) -> Decision:
    """May others see this person and what they write under their shown name?"""
    if person.erased_at:
        return no(_("This person has left the platform."))
    if person.is_youth and not person.consents.in_force().exists():
        return no(_("Nothing of yours is shown to others until a parent or guardian agrees."))
    return YES


def may_use(person: Person, scope: Scope | str) -> Decision:
    """May the program take a photo, quote, or pay a stipend? Adults are asked each time."""
    if not person.is_youth:
        return YES
    consents = person.consents.in_force()
    if any(consent.covers(scope) for consent in consents):
        return YES
    if any(scope in consent.scope for consent in consents):
        return no(_("Their guardian agrees to this. They have not said yes themselves."))
    return no(_("Their guardian has not agreed to this."))


def may_see_profile(viewer: Any, person: Person) -> Decision:
    if Person.objects.visible_to(viewer).filter(pk=person.pk).exists():
        return YES
    return no(_("This profile is not open to you."))


def may_change_profile(by: HasRef | Ref, person: Person) -> Decision:
    if by in (SYSTEM, person):
        return YES
    return no(_("Only the person can change their own profile."))


def may_show_profile_to(person: Person, visibility: str) -> Decision:
    if person.is_youth and visibility == Visibility.PUBLIC:
        return no(_("Until you are 18, your profile can be open to signed-in people at most."))
    return YES


def may_give_role(by: HasRef | Ref, person: Person, role: str) -> Decision:
    return first_no(_is_program_admin(by, _("give program roles")), may_hold_role(person, role))


def may_hold_role(person: Person, role: str) -> Decision:
    if role not in Role.values:
        return no(
            _("There is no role “%(role)s”. The roles are: %(roles)s.")
            % {"role": role, "roles": ", ".join(Role.values)}
        )
    if person.erased_at:
        return no(_("This person has left the platform."))
    if person.is_youth:
        return no(_("Program roles are for people of 18 or older."))
    if ProgramRole.objects.current().filter(person=person, role=role).exists():
        return no(_("This person already has that role."))
    return YES


def may_end_role(by: HasRef | Ref, person: Person, role: str) -> Decision:
    if by != person:
        allowed = _is_program_admin(by, _("end program roles"))
        if not allowed:
            return allowed
    if not ProgramRole.objects.current().filter(person=person, role=role).exists():
        return no(_("This person does not have that role."))
    return _someone_else_is_admin(person) if role == Role.ADMIN else YES


def may_invite(by: HasRef | Ref, *, role: str, for_thing: Ref | None = None) -> Decision:
    if for_thing is not None:
        return welcome_of(for_thing.kind).may_invite(by, for_thing, role)
    if role not in Role.values:
        return no(_("Choose one of the roles in the program."))
    return _is_program_admin(by, _("invite people to the program"))


def may_withdraw_invitation(by: HasRef | Ref, invitation: Invitation) -> Decision:
    thing = invitation.for_thing
    return first_no(
        may_invite(by, role=invitation.role, for_thing=thing),
        INVITATION.allows(invitation.state, "withdraw"),
    )


def may_accept_invitation(person: Person, invitation: Invitation) -> Decision:
    if invitation.state == "expired":
        return no(
            _("This invitation has expired. Ask the person who invited you to send a new one.")
        )
    if invitation.state == "withdrawn":
        return no(_("This invitation was taken back. Ask the person who invited you why."))
    if invitation.state == "accepted":
        return no(_("This invitation was already used."))
    if invitation.email.casefold() != person.email.casefold():
        return no(
            _(
                "This invitation was sent to another email address. Sign in with that address, "
                "or ask for a new invitation to the one you use here."
            )
        )
    return YES if invitation.for_kind else may_hold_role(person, invitation.role)


def may_ask_guardian(by: HasRef | Ref, person: Person) -> Decision:
    if not person.is_youth:
        return no(_("Only people under 18 need a guardian to agree."))
    if by not in (person, SYSTEM):
        return no(_("Only the young person can name their guardian."))
    a_day_ago = clock.now() - datetime.timedelta(days=1)
    if person.consents.filter(created__gt=a_day_ago).count() >= ASKS_A_DAY:
        return no(
            ngettext(
                "You can ask a guardian %(count)s time a day. Try again tomorrow.",
                "You can ask a guardian %(count)s times a day. Try again tomorrow.",
                ASKS_A_DAY,
            )
            % {"count": ASKS_A_DAY}
        )
    return YES


def may_answer(consent: GuardianConsent) -> Decision:
    """May whoever holds the guardian's link give consent, or change its scope, now?"""
    if consent.has_expired:
        return no(
            _("This link has expired. The young person can ask again, and you will get a new one.")
        )
    if consent.state == "withdrawn":
        return no(
            _(
                "This consent was withdrawn. If you change your mind, the young person can ask "
                "again, and you will get a new link."
            )
        )
    return GUARDIAN_CONSENT.allows(consent.state, "give")


def may_withdraw_consent(by: HasRef | Ref, consent: GuardianConsent) -> Decision:
    named = by in (consent.person, guardian_of(consent), SYSTEM)
    allowed = YES if named else _is_program_admin(by, _("withdraw a consent for somebody else"))
    return first_no(allowed, GUARDIAN_CONSENT.allows(consent.state, "withdraw"))


def may_assent(by: HasRef | Ref, consent: GuardianConsent) -> Decision:
    if by != consent.person:
        return no(_("Only the young person can say yes for themselves."))
    if consent.state == "withdrawn":
        return no(_("This consent was withdrawn."))
    return YES


def may_turn_18(by: HasRef | Ref, person: Person) -> Decision:
    if by != person:
        return no(_("Only the person can make this choice."))
    if person.adult_from is None:
        return no(_("This account is already an adult’s account."))
    if clock.today() < person.adult_from:
        date = formats.date_format(person.adult_from, "DATE_FORMAT")
        return no(_("You can change to an adult’s account from %(date)s.") % {"date": date})
    return YES


def may_export(by: HasRef | Ref, person: Person) -> Decision:
    return YES if by == person else no(_("Only the person can ask for a copy of their own data."))


def may_erase(by: HasRef | Ref, person: Person) -> Decision:
    if person.erased_at:
        return no(_("This account is already erased."))
    if by not in (person, SYSTEM):
        allowed = _is_program_admin(by, _("erase somebody else’s account"))
        if not allowed:
            return allowed
    if by == SYSTEM and person.is_demo:
        return YES  # the console takes the whole cast away at once, its administrator too
    return _someone_else_is_admin(person)


def guardian_of(consent: GuardianConsent) -> Ref:
    """How history names a guardian: by the consent, never by name."""
    return Ref("guardian", str(consent.pk), GUARDIAN_WORD)


def _is_program_admin(by: HasRef | Ref, to_do: str) -> Decision:
    """SYSTEM (the console, the demo's story) may; of people, program administrators."""
    if by == SYSTEM or (isinstance(by, Person) and "admin" in by.program_roles):
        return YES
    return no(_("Only a program administrator can %(do_this)s.") % {"do_this": to_do})


def _someone_else_is_admin(person: Person) -> Decision:
    """The program is never left without an administrator."""
    admins = ProgramRole.objects.current().filter(role=Role.ADMIN)
    if not admins.filter(person=person).exists() or admins.exclude(person=person).exists():
        return YES
    return no(_("This is the last program administrator. Give the role to somebody else first."))
