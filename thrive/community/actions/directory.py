"""The directory: stand in it, leave it, write to somebody in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Community
from thrive.community.actions.locks import held_people
from thrive.community.models import DirectoryArea, DirectoryEntry, DirectoryLetter
from thrive.community.queries.directory import DAY, last_letter, may_write
from thrive.community.rules import directory as rules
from thrive.notices.mail import send_notice
from thrive.people.links import address
from thrive.people.models import Person


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody chose to show: names of profile parts, a city, languages, areas, a line."""

    shows: Sequence[str] = ()
    city: Community | None = None
    languages: Sequence[str] = ()
    offers: Sequence[str] = ()
    seeks: Sequence[str] = ()
    about: str = ""
    takes_letters: bool = True


@transaction.atomic
def list_me(shown: Shown, *, by: Person) -> DirectoryEntry:
    """Stand in the directory, with exactly this."""
    by = _held(by)
    require(rules.may_be_listed(youth=by.is_youth))
    entry, is_new = DirectoryEntry.objects.update_or_create(
        person=by,
        defaults={
            "shows": sorted(shown.shows),
            "city": shown.city,
            "languages": "".join(f",{code}" for code in sorted(shown.languages)) + ",",
            "about": shown.about.strip(),
            "takes_letters": shown.takes_letters,
        },
    )
    entry.areas.all().delete()
    modes = ((DirectoryArea.Mode.OFFER, shown.offers), (DirectoryArea.Mode.SEEK, shown.seeks))
    DirectoryArea.objects.bulk_create(
        DirectoryArea(entry=entry, area=area, mode=mode)
        for mode, areas in modes
        for area in sorted(set(areas))
    )
    history.record("list_me" if is_new else "change_listing", on=by, by=by)
    return entry


@transaction.atomic
def leave_directory(*, by: Person) -> None:
    by = _held(by)
    gone, _each = DirectoryEntry.objects.filter(person=by).delete()
    if gone:
        history.record("leave_directory", on=by, by=by)


@transaction.atomic
def write_letter(to: Person, *, text: str, by: Person) -> DirectoryLetter:
    """Send a letter by mail; neither reads the other's address, and the answer goes back here. The
    same form sent twice is one letter."""
    held = {one.pk: one for one in held_people(to, by)}
    to, by, now, text = held[to.pk], held[by.pk], clock.now(), text.strip()
    last = last_letter(to, by)
    if last and (last.by_id, last.text) == (by.pk, text) and last.at > now - DAY:
        return last
    require(may_write(to, by=by))
    letter = DirectoryLetter.objects.create(to=to, by=by, text=text, at=now)
    history.record("write_letter", on=to, by=by)
    send_notice(
        "directory_letter",
        to=to,
        language=to.language,
        context={
            "who": by.shown_name,
            "answers": DirectoryLetter.objects.filter(to=by, by=to).exists(),
            "link": address("write_letter", by.public_id, language=to.language),
            "report": address("report_letter", letter.pk, language=to.language),
            "off": address("my_listing", language=to.language),
        },
        about=to.ref(),
        by=by,
        secrets={"words": _quoted(letter.text)},  # for one reader: staff see that a mail went out
    )
    return letter


def _quoted(text: str) -> str:
    """Each line marked: what a member wrote can never look like a button or the end of our mail."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _held(person: Person) -> Person:
    return held_people(person)[0]
