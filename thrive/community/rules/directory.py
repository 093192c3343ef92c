"""Who may stand in the directory, and who may write to whom (R100, R133, R137). Plain facts in.

No sentence says how old anybody is, but to themselves.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.community.models import LetterAct
from thrive.community.models.letters import day_of

A_DAY = 10  # letters of one person in a day
LONGEST = 2000


def may_be_listed(*, youth: bool) -> Decision:
    if not youth:
        return YES
    return no(_("The directory is for adults. You take part with others in the community."))


def may_write_letter(
    *,
    youth: bool,
    same: bool,
    adult: bool,
    takes_letters: bool,
    waits_for_answer: bool,
    fellows: bool,
    today: int,
    stopped: LetterAct | None,
) -> Decision:
    """`adult`: the one it goes to. `waits_for_answer`: the last letter between the two is theirs, so
    that whoever takes none, or has left, gets one answer to each letter of their own and no more.
    `fellows`: both sit on one legislative body, where letter by letter a quorum would talk (R137).
    `today`: letters this person has sent since yesterday at this hour. `stopped`: what a moderator
    decided about their letters, as long as it lasts."""
    return first_no(
        no(_("Letters are not open to this account. Ask in the community, where many can answer."))
        if youth
        else YES,
        _not_stopped(stopped),
        no(_("This is your own entry.")) if same else YES,
        YES
        if adult and (takes_letters or waits_for_answer)
        else no(_("This person takes no letters here.")),
        no(
            _(
                "You both serve on the same body. The open-meeting law asks its members to talk in "
                "a posted meeting. Ask your clerk."
            )
        )
        if fellows
        else YES,
        YES
        if today < A_DAY
        else no(_("You have written ten letters within a day. Write this one tomorrow.")),
    )


def _not_stopped(act: LetterAct | None) -> Decision:
    if act is None:
        return YES
    if act.until is None:
        return no(_("You cannot write letters any more. “My community” says why."))
    said = _("You cannot write letters until %(day)s. “My community” says why.")
    return no(said % {"day": day_of(act.until)})
