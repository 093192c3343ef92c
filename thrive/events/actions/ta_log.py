"""The log of help, written by whoever gave it and confirmed by the city that got it."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Community
from thrive.events.lifecycle import TA_ENTRY
from thrive.events.models import TAEntry
from thrive.events.rules import ta as rules
from thrive.notices.mail import send_notice
from thrive.people.links import address
from thrive.people.models import Person


@transaction.atomic
def write_help(
    community: Community,
    *,
    offering: str,
    held_on: datetime.date,
    minutes: int,
    what: str,
    outcome: str = "",
    by: Person,
) -> TAEntry:
    """The city's people are asked to confirm it."""
    require(rules.may_write_help(by, community))
    said = {"offering": offering, "held_on": held_on, "minutes": minutes, "what": what}
    require(rules.is_sound(community, **said))  # type: ignore[arg-type]
    entry = TAEntry.objects.create(
        community=community,
        given_by=by,
        written_at=clock.now(),
        **{**said, "what": what.strip(), "outcome": outcome.strip()},
    )
    history.record("write_help", on=entry, by=by, offering=offering, minutes=minutes)
    for role in community.roles.today().select_related("person"):
        _ask_to_confirm(entry, role.person, by=by)
    return entry


@transaction.atomic
def correct_help(
    entry: TAEntry,
    *,
    offering: str,
    held_on: datetime.date,
    minutes: int,
    what: str,
    outcome: str = "",
    by: Person,
) -> TAEntry:
    """What the city doubted is put right, and asked about again. History keeps the earlier figures."""
    entry = _held(entry)
    require(rules.may_correct(by, entry))
    said = {"offering": offering, "held_on": held_on, "minutes": minutes, "what": what}
    require(rules.is_sound(entry.community, **said))  # type: ignore[arg-type]
    before = {"offering": entry.offering, "minutes": entry.minutes, "held_on": entry.held_on}
    for name, value in said.items():
        setattr(entry, name, value)
    entry.what, entry.outcome = what.strip(), outcome.strip()
    _settle(entry, "correct", None)
    history.record("correct_help", on=entry, by=by, before=before)
    return entry


@transaction.atomic
def confirm_help(entry: TAEntry, *, reply: str = "", by: Person) -> TAEntry:
    entry = _held(entry)
    require(rules.may_settle(by, entry, "confirm"))
    entry.reply = reply.strip()
    _settle(entry, "confirm", by)
    history.record("confirm_help", on=entry, by=by)
    return entry


@transaction.atomic
def doubt_help(entry: TAEntry, *, reply: str, by: Person) -> TAEntry:
    """The city saw it differently, and says how."""
    entry = _held(entry)
    require(rules.may_settle(by, entry, "doubt"))
    require(rules.says_how(reply))
    entry.reply = reply.strip()
    _settle(entry, "doubt", by)
    history.record("doubt_help", on=entry, by=by)
    return entry


@transaction.atomic
def withdraw_help(entry: TAEntry, *, by: Person) -> TAEntry:
    entry = _held(entry)
    require(rules.may_withdraw(by, entry))
    _settle(entry, "withdraw", None)
    history.record("withdraw_help", on=entry, by=by)
    return entry


def _ask_to_confirm(entry: TAEntry, to: Person, *, by: Person) -> None:
    send_notice(
        "ta_written",
        to=to,
        language=to.language,
        context={
            "place": entry.community.name,
            "link": address("city_help", entry.community.slug, language=to.language),
        },
        about=entry.ref(),
        by=by,
        dedupe_key=f"ta-written-{entry.pk}-{to.pk}",
    )


def _settle(entry: TAEntry, move: str, by: Any) -> None:
    entry.status = TA_ENTRY.after(entry.status, move)
    entry.settled_by, entry.settled_at = by, clock.now() if by else None
    entry.save()


def _held(entry: TAEntry) -> TAEntry:
    rows = TAEntry.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("community", "given_by").get(pk=entry.pk)
