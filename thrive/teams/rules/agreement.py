"""Who may sign the Letter of Agreement, when, and who looks after the signing."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base import clock
from thrive.base.decisions import YES, Decision, first_no, no
from thrive.base.refs import SYSTEM
from thrive.cities.models import Community, Enrollment
from thrive.people.models import Person
from thrive.people.rules import ASKS_A_DAY, may_name_guardian
from thrive.teams.models import (
    AgreementSignature,
    AgreementVersion,
    GuardianSignature,
    SigningLink,
)
from thrive.teams.rules.agreement_signers import Signer, signer_with, signers_of
from thrive.teams.rules.belonging import may_read_workspace, may_run_teams

TIERS = ("pilot", "vanguard")
MOST_BYTES = 20 * 1_048_576  # of a scan, and of a file whose seal is checked


def has_agreement(enrollment: Enrollment | None) -> Decision:
    """Only Pilot and Vanguard cities sign (Table II, row 1)."""
    if enrollment is None:
        return no(_("This city does not take part in the program today, so nothing is to sign."))
    if enrollment.tier not in TIERS:
        return no(
            _(
                "Only Pilot and Vanguard cities sign a Letter of Agreement. An Affiliate does not "
                "need one."
            )
        )
    if enrollment.status == "paused":
        return no(_("The city has paused. Signing goes on when it comes back."))
    return YES


def may_read_agreement(by: Any, community: Community) -> Decision:
    allowed = may_read_workspace(by, community)
    if allowed or signer_with(signers_of(community), person=by):
        return YES
    return allowed


def may_look_after(by: Any, community: Community, enrollment: Enrollment | None) -> Decision:
    """Send links, keep papers: the Core Team, the coach, administrators."""
    return first_no(may_run_teams(by, community), has_agreement(enrollment))


def may_sign(
    enrollment: Enrollment | None, signer: Signer | None, version: AgreementVersion, read: int
) -> Decision:
    """`read` is the number of the version the signer had before them."""
    return first_no(has_agreement(enrollment), is_signer(signer), is_current(version, read))


def is_signer(signer: Signer | None) -> Decision:
    if signer:
        return YES
    return no(
        _("People who hold a Core Team seat and members of the Design Team sign this letter.")
    )


def is_current(version: AgreementVersion, read: int) -> Decision:
    if version.number == read:
        return YES
    return no(
        _(
            "A new version of the letter was published while you were reading. Please read it "
            "below, then sign."
        )
    )


def says_yes(*, name: str, means_it: bool, accepts_electronic: bool) -> Decision:
    if sum(letter.isalpha() for letter in name) < 2:
        return no(_("Write your name, as you sign on paper."))
    if not means_it:
        return no(_("Check the box that says you mean to sign."))
    if not accepts_electronic:
        return no(_("Check the box on electronic signatures, or ask for paper."))
    return YES


def names_guardian(signer: Signer, guardian_email: str) -> Decision:
    """Under 18, a parent or guardian signs too, from an email of their own."""
    return may_name_guardian(signer.email, guardian_email) if signer.is_minor else YES


def has_guardian_on_paper(signer: Signer, guardian_name: str) -> Decision:
    if not signer.is_minor or guardian_name.strip():
        return YES
    return no(
        _("%(name)s is under 18. Write the name of the parent or guardian who signed the paper.")
        % {"name": signer.shown_name}
    )


def was_in_the_past(day: datetime.date) -> Decision:
    if day <= clock.today():
        return YES
    return no(_("The date on the paper cannot be in the future."))


def may_ask_guardian(by: Any, signature: AgreementSignature) -> Decision:
    """The youth themselves, or whoever looks after the signing; three mails a day at most."""
    mine = isinstance(by, Person) and signature.person_id == by.pk
    guardian = getattr(signature, "guardian", None)
    if signature.status != "waiting" or guardian is None:
        return no(_("Nobody waits for a parent or guardian here."))
    allowed = YES if mine else may_run_teams(by, signature.enrollment.community)
    return first_no(allowed, _asked_few_times(guardian))


def _asked_few_times(guardian: GuardianSignature) -> Decision:
    a_day_ago = (clock.now() - datetime.timedelta(days=1)).isoformat()
    if sum(1 for moment in guardian.asked_times if moment > a_day_ago) < ASKS_A_DAY:
        return YES
    return no(
        ngettext(
            "You can ask a guardian %(count)s time a day. Try again tomorrow.",
            "You can ask a guardian %(count)s times a day. Try again tomorrow.",
            ASKS_A_DAY,
        )
        % {"count": ASKS_A_DAY}
    )


def may_cosign(guardian: GuardianSignature) -> Decision:
    """May whoever holds the guardian's link sign now?"""
    if guardian.signature.status == "ended":
        return no(_("You said no to this signature. The young person can sign and ask you again."))
    if guardian.answered_at:
        return no(_("You have already signed. Thank you."))
    if guardian.has_expired:
        return no(
            _("This link has expired. The young person can ask again, and you will get a new one.")
        )
    return YES


def may_take_back(guardian: GuardianSignature) -> Decision:
    if guardian.signature.status == "ended":
        return no(_("This signature was already taken back."))
    return YES


def may_use_link(link: SigningLink) -> Decision:
    """A link works for 14 days, while its holder is still on the team."""
    gone = link.seat.until if link.seat else link.membership and link.membership.left_on
    if gone:
        return no(_("This link was for a place in the team that somebody else holds now."))
    if link.has_expired:
        return no(_("This link has expired. Press the button, and we mail you a new one."))
    return YES


def may_publish(by: Any) -> Decision:
    if by == SYSTEM or "admin" in getattr(by, "program_roles", ()):
        return YES
    return no(_("Only a program administrator publishes a version of the letter."))


def says_something_new(before: AgreementVersion | None, texts: dict[str, str]) -> Decision:
    for text in texts.values():
        if not text.startswith("# ") or len(text) < 200:
            return no(
                _("Give the whole letter in both languages. It starts with “# ” and a title.")
            )
    if before and texts == {"en": before.text_en, "es": before.text_es}:
        return no(_("Nothing has changed since the version that is in use."))
    return YES
