"""What a consent has to be before anybody's words or picture may be used, and who ends it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, no
from thrive.cities.models import Community
from thrive.indicators.models import Consent, SensemakingSession
from thrive.indicators.rules.hands import JOINS, Hands
from thrive.people.models import Person
from thrive.people.rules import may_use
from thrive.people.words import Scope

SCOPES = {Consent.Use.WORDS: Scope.QUOTE, Consent.Use.PHOTO: Scope.PHOTO}


def may_stand(is_minor: bool, guardian_agreed: bool, person: Person | None, use: str) -> Decision:
    """A minor needs a guardian; a youth with an account needs both yeses kept there (§4.6 b)."""
    if (is_minor or (person and person.is_youth)) and not guardian_agreed:
        return no(_("A parent or guardian has to agree too. Without that we do not use it."))
    return still_stands(person, use)


def still_stands(person: Person | None, use: str) -> Decision:
    return may_use(person, SCOPES[Consent.Use(use)]) if person else YES


def is_in_force(consent: Consent) -> bool:
    """Nobody has taken it back: neither here, nor a guardian in the youth's account."""
    return consent.withdrawn_at is None and bool(still_stands(consent.person, consent.use))


def fits(consent: Consent | None, community: Community, use: str) -> Decision:
    """Is this a consent of this city for this use? None is no consent yet, which is no mistake."""
    if consent is None:
        return YES
    if consent.community_id != community.pk or consent.use != use:
        return no(_("This consent is for something else. Choose another one."))
    if not is_in_force(consent):
        return no(_("This consent was taken back."))
    return YES


def needed(consent: Consent | None) -> Decision:
    if consent is None:
        return no(_("Choose the consent that this stands on."))
    return YES


def has_a_mark_of_its_own(taken: Any) -> Decision:
    if taken is None:
        return YES
    return no(_("Another consent has this mark. Choose one that leads to the right paper."))


def may_withdraw(me: Hands, consent: Consent, *, mine: bool) -> Decision:
    """Whoever gave it, and everybody who works for the city: a "no" is passed on, never weighed."""
    if not mine and not me.any_of(JOINS):
        return no(_("Only the city’s own teams, its coach or the program can do this."))
    if consent.withdrawn_at:
        return no(_("This consent was taken back before."))
    return YES


def was_looked_at(session: SensemakingSession, indicator: str, place: str) -> Decision:
    if f"{indicator} {place}" in session.looked_at:
        return YES
    return no(_("This number was not among those of the session."))
