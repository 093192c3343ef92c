"""Reported letters: one to report, those that wait, and what was decided about a person's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.community.models import DirectoryLetter, LetterAct, LetterReport
from thrive.community.models.letters import day_of
from thrive.people.models import Person

MOST = 50


@dataclass(frozen=True, slots=True)
class LettersWaiting:
    """What waits for this moderator: reports of letters, and appeals by their writers."""

    reported: Sequence[LetterReport]
    appeals: Sequence[LetterAct]

    def __bool__(self) -> bool:
        return bool(self.reported or self.appeals)


def letters_waiting(viewer: Person) -> LettersWaiting:
    """Two queries, whatever waits. The letters themselves are read one by one."""
    reports = LetterReport.objects.visible_to(viewer).open()
    acts = LetterAct.objects.appealed().exclude(writer=viewer)
    return LettersWaiting(
        reported=tuple(reports.select_related("letter__by", "letter__to")[:MOST]),
        appeals=tuple(acts.select_related("writer")[:MOST]),
    )


def found_letter(viewer: Person, pk: int) -> DirectoryLetter | None:
    """A letter this person got."""
    rows = DirectoryLetter.objects.visible_to(viewer).filter(pk=pk)
    return rows.select_related("to", "by").first()


def is_reported(letter: DirectoryLetter) -> bool:
    return LetterReport.objects.filter(letter=letter).exists()


def found_report(viewer: Person, pk: int) -> LetterReport | None:
    """Open ones only: what was decided about is not read again."""
    rows = LetterReport.objects.visible_to(viewer).filter(pk=pk, status="open")
    return rows.select_related("letter__to", "letter__by").first()


def my_act(person: Person, pk: int) -> LetterAct | None:
    return LetterAct.objects.filter(pk=pk, writer=person).first()


def appealed_act(viewer: Person, pk: int) -> LetterAct | None:
    """With the letter, while it is there. Its writer does not find it among those to answer."""
    rows = LetterAct.objects.visible_to(viewer).appealed().exclude(writer=viewer)
    return rows.select_related("writer", "by", "report__letter").filter(pk=pk).first()


def decided_before(writer: Person) -> list[str]:
    """Earlier stops of the letters of this person, oldest first: day and words."""
    acts = LetterAct.objects.filter(writer=writer).order_by("at", "pk")
    return [
        _("Decided before, on %(day)s: %(what)s")
        % {"day": day_of(act.at), "what": _with_appeal(act)}
        for act in acts
    ]


def _with_appeal(act: LetterAct) -> str:
    return f"{act.said} ({act.get_appeal_display()})" if act.appeal else act.said
