"""A row of the checklist in words: how it stands, and who acts next."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thrive.journey.rules.checklist import DATA_PLAN, MENTORING, PLAN, SHARING, Row
from thrive.program.rulebook.articles import CELL_NAMES

# Steps that other rooms of the site will fill by themselves; until then people show them here.
SHOWN_BY_HAND = frozenset(
    {
        *("T2_3", "T2_4", "T2_5", "T2_6", "T2_7", "T2_8", "T2_9", "T2_10", PLAN),
        *("legacy_vision", "crossing_gap", "declare_interests"),
    }
)
CLAIM = gettext_lazy("Send it as done before joining")
MARKS = {
    "verified": "verified",
    "completed_prior": "done_before",
    "submitted": "with_coach",
    "in_progress": "in_progress",
    "not_started": "not_started",
    "skipped": "skipped",
    "waived": "skipped",
}


def standing_words(row: Row) -> str:
    """One or two words for the mark."""
    if row.lapsed:
        return _("Needs something new")
    if row.status == "submitted":
        return _("Waits for the city") if row.next == "city" else _("With the coach")
    return {
        "met": _("Met"),
        "credited": _("Credited"),
        "waived": _("Waived"),
        "optional": _("Left out") if row.status == "skipped" else _("Optional"),
        "acts": _("ACT’s to do"),
        "missing": _("In progress") if row.status == "in_progress" else _("Missing"),
    }[row.standing]


def sentence(row: Row, answer: str = "") -> str:
    """How the step stands, in a sentence."""
    if row.lapsed:
        return _("What was shown is more than 90 days old. Show something new.")
    if row.status == "submitted":
        return _submitted(row)
    if row.standing == "met":
        if row.fact.elsewhere and row.step.code == DATA_PLAN:
            return _("ACT wrote the data plan, and the Core Team accepted it.")
        if row.fact.elsewhere and row.step.code == SHARING:
            return _("Counted by itself: the city shared something within the last 90 days.")
        if row.fact.elsewhere:
            return _("A city it mentors has confirmed a contact.")
        return _("Checked, and it counts.")
    if row.standing == "credited":
        return _("Done before the city joined, with proof that was checked.")
    if row.standing == "waived":
        return _("Not asked of this city: %(reason)s") % {"reason": answer}
    if row.status == "skipped":
        return _("The city left it out by choice. That never holds it back.")
    if row.status == "in_progress":
        return _begun(row, answer)
    return _not_begun(row)


def next_words(row: Row) -> str:
    """Who must act next; empty where nobody has to."""
    return {
        "city": _("The city acts next."),
        "coach": _("The coach acts next."),
        "act": _("ACT acts next."),
        "nobody": "",
    }[row.next]


def ask_words(row: Row) -> str:
    """The cell this row comes from: “Required (TA Plan Table II row 3)”."""
    ask = row.step.ask
    if ask == "way":
        name = _("Needed to move on")
    elif ask == "encouraged":
        name = _("Encouraged, not required")
    else:
        name = str(CELL_NAMES[ask])
    return f"{name} · {row.step.cite}"


def shown_words(row: Row) -> str:
    """How many proofs there are, and from when the newest is."""
    days = row.fact.days
    if not days:
        return ""
    return ngettext(
        "%(n)s proof, from %(day)s", "%(n)s proofs, the newest from %(day)s", len(days)
    ) % {
        "n": len(days),
        "day": date_format(days[-1]),
    }


def by_hand_words(row: Row) -> str:
    if row.step.code == SHARING:
        return _(
            "The Community counts this by itself for 90 days: a post or a lesson that other cities "
            "can read, or a shared data set. What you shared elsewhere, write down here."
        )
    if row.step.code == MENTORING:
        return _("This follows the page on mentoring. There is nothing to send here.")
    if row.fact.elsewhere:
        return ""
    if row.step.code in SHOWN_BY_HAND:
        return _("For now this is shown by a file, a link or a dated record.")
    return ""


def _submitted(row: Row) -> str:
    if row.next == "city":
        return _("ACT has handed it over. The city reads it and accepts it.")
    if row.fact.prior:
        return _("The city says it was done before joining. The coach checks the proof.")
    return _("Sent. The coach checks it.")


def _begun(row: Row, answer: str) -> str:
    if answer:
        return _("The last answer: %(reason)s") % {"reason": answer}
    if row.fact.status == "completed_prior":
        return _("It was credited under another tier. The proof stays; it is checked anew here.")
    if row.standing == "acts":
        return _("ACT is working on it with the city.")
    return _("Begun. Send it for a check when the proof is complete.")


def _not_begun(row: Row) -> str:
    ask = row.step.ask
    if row.standing == "acts":
        return _("ACT writes this with the city.")
    if ask == "prior_ok":
        return _("Still to do, or to be shown as done before joining.")
    if ask == "optional":
        return _("A choice: leaving it out never holds the city back.")
    if ask == "encouraged":
        return _("Nobody requires it; it is worth recording.")
    return _("Still to do.")
