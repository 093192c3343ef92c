"""People named for the Design Team, one by one or as a list pasted from an existing coalition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, no
from thrive.places.queries import folded
from thrive.program.rulebook import Rulebook
from thrive.teams.models import DesignTeam

MOST = 60
_PARTS = re.compile(r"\s*[;\t|]\s*")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """`is_minor`: under 18, or not known. `category` is one of the rulebook's kinds of members."""

    name: str
    category: str
    organization: str = ""
    email: str = ""
    institution_type: str = ""
    is_minor: bool = True


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line of a list; lines count from 1."""

    line: int
    sentence: str


def is_new(team: DesignTeam, one: Newcomer) -> Decision:
    """Nobody is in the team twice: by email, or by name within an organization."""
    here = team.memberships.today()
    same = here.filter(name__iexact=one.name, organization__iexact=one.organization)
    if same.exists() or (one.email and here.filter(email__iexact=one.email).exists()):
        return no(_("%(name)s is in the team already.") % {"name": one.name})
    return YES


def kinds_of_members(rulebook: Rulebook) -> list[tuple[str, str]]:
    """(value, words) of every kind of member, in the order of the rulebook."""
    return [
        (option.value, str(option.label))
        for category in rulebook.design_categories
        for option in category.members
    ]


def read_list(
    text: str, *, usual: str, rulebook: Rulebook
) -> tuple[tuple[Newcomer, ...], tuple[Fault, ...]]:
    """One person a line: a name, then in any order an organization, an email, a kind of member.

    Parts are divided by “;” or a tab. A line without a kind gets the `usual` one. Youth count as
    under 18 until somebody says otherwise.
    """
    words = {folded(label): value for value, label in kinds_of_members(rulebook)}
    found: list[Newcomer] = []
    faults: list[Fault] = []
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    lines = [(number, line) for number, line in lines if line]
    for number, line in lines[:MOST]:
        one, sentence = _read(line, usual, words)
        if not sentence and one and _is_twice(one, found):
            sentence = _("%(name)s stands in the list twice.") % {"name": one.name}
        if sentence or one is None:
            faults.append(Fault(number, sentence))
        else:
            found.append(one)
    if len(lines) > MOST:
        number = lines[MOST][0]
        faults.append(Fault(number, _("Add at most %(most)s people at once.") % {"most": MOST}))
    return tuple(found), tuple(faults)


def _read(line: str, usual: str, words: dict[str, str]) -> tuple[Newcomer | None, str]:
    name, *rest = _PARTS.split(line)
    email, kind, organization = "", usual, ""
    for part in rest:
        if "@" in part:
            email = part.lower()
        elif folded(part) in words:
            kind = words[folded(part)]
        elif part and organization:
            return None, _("“%(part)s” is one part too many.") % {"part": part}
        elif part:
            organization = part
    if not name or "@" in name:
        return None, _("A line begins with a name.")
    if len(name) > 120 or len(organization) > 160 or len(email) > 254:
        return None, _("This line is too long.")
    if email and not _is_email(email):
        return None, _("“%(email)s” is not an email.") % {"email": email}
    return Newcomer(name, kind, organization, email), ""


def _is_twice(one: Newcomer, others: Iterable[Newcomer]) -> bool:
    return any(
        (folded(one.name) == folded(other.name) and one.organization == other.organization)
        or (one.email and one.email == other.email)
        for other in others
    )


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def already_here(team: DesignTeam, people: Sequence[Newcomer]) -> list[int]:
    """Places in `people` of those who are in the team already. One query."""
    here = list(team.memberships.today().values_list("name", "organization", "email"))
    names = {(name.casefold(), organization.casefold()) for name, organization, _email in here}
    emails = {email.casefold() for *_words, email in here if email}
    return [
        place
        for place, one in enumerate(people)
        if (one.name.casefold(), one.organization.casefold()) in names or one.email in emails
    ]
