"""Sessions, what people said in them, and the consents their words and pictures stand on."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import first_no, require
from thrive.cities.models import Community
from thrive.indicators.actions.locks import as_it_is_now, held, held_city
from thrive.indicators.models import Consent, Finding, SensemakingSession, StoryBlock
from thrive.indicators.queries.workspace import seat_of
from thrive.indicators.rules import consents as more
from thrive.indicators.rules import moves as rules
from thrive.indicators.rules.hands import Hands, hands_of
from thrive.people.models import Person


@dataclass(frozen=True, slots=True)
class Evening:
    """A session as it is planned. `looked_at`: "indicator place" for each number."""

    title: str
    held_on: datetime.date
    way: str = "room"
    where: str = ""
    languages: str = ""
    came: int | None = None
    looked_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One note: `prompt` is notice, wonder, missing or decides."""

    indicator: str
    place: str
    prompt: str
    words: str
    language: str = "en"
    voice: str = "group"
    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class Yes:
    """A consent as it was given."""

    use: str
    way: str
    mark: str
    given_on: datetime.date
    is_minor: bool = False
    guardian_agreed: bool = False
    person: Person | None = None


@transaction.atomic
def plan_session(community: Community, *, evening: Evening, by: Any) -> SensemakingSession:
    city = held_city(community.pk)
    require(rules.may_join(*_me(by, city)))
    said = asdict(evening) | {"looked_at": list(evening.looked_at)}
    same = SensemakingSession.objects.filter(community=city, **said).first()
    if same:
        return same
    session = SensemakingSession.objects.create(community=city, added_by=by, **said)
    history.record("plan_sensemaking", on=session, by=by, of=evening.held_on)
    return session


@transaction.atomic
def change_session(session: SensemakingSession, *, evening: Evening, by: Any) -> SensemakingSession:
    """Its day, its place, how many came, and the numbers people looked at."""
    row: SensemakingSession = held(session)
    require(rules.may_join(*_me(by, row.community)))
    for name, value in asdict(evening).items():
        setattr(row, name, list(value) if name == "looked_at" else value)
    row.save()
    history.record("change_sensemaking", on=row, by=by, of=evening.held_on, came=evening.came)
    return row


@transaction.atomic
def note(session: SensemakingSession, *, said: Said, by: Any) -> Finding:
    """Keep what was said, for the team. The same words under the same number are kept once."""
    row: SensemakingSession = held(session)
    consent = as_it_is_now(said.consent)
    require(
        first_no(
            rules.may_join(*_me(by, row.community)),
            more.was_looked_at(row, said.indicator, said.place),
            more.fits(consent, row.community, "words"),
        )
    )
    words = said.words.strip()
    same = row.findings.filter(
        indicator=said.indicator, place=said.place, prompt=said.prompt, words=words
    ).first()
    if same:
        return same
    finding = Finding.objects.create(
        session=row,
        indicator=said.indicator,
        place=said.place,
        prompt=said.prompt,
        words=words,
        language=said.language,
        voice=said.voice,
        consent=consent,
        added_by=by,
    )
    history.record("note_finding", on=finding, by=by, prompt=said.prompt)
    return finding


@transaction.atomic
def record_consent(community: Community, *, yes: Yes, by: Any) -> Consent:
    """Write down that somebody agreed. A mark names one consent in a city."""
    city = held_city(community.pk)
    taken = Consent.objects.filter(community=city, mark__iexact=yes.mark.strip()).first()
    require(
        first_no(
            rules.may_work(*_me(by, city)),
            more.may_stand(yes.is_minor, yes.guardian_agreed, yes.person, yes.use),
            more.has_a_mark_of_its_own(taken),
        )
    )
    consent = Consent.objects.create(
        community=city,
        recorded_by=by,
        **asdict(yes) | {"mark": yes.mark.strip(), "person": yes.person},
    )
    history.record("record_data_consent", on=consent, by=by, use=yes.use, way=yes.way)
    return consent


@transaction.atomic
def withdraw_consent(consent: Consent, *, by: Any) -> Consent:
    """From now on nothing that stood on it is shown or kept, in any story and beside any chart."""
    city = held_city(consent.community_id)
    row = Consent.objects.select_for_update(of=("self",), no_key=True).get(pk=consent.pk)
    require(more.may_withdraw(hands_of(by, city), row, mine=row.person_id == getattr(by, "pk", 0)))
    row.community, now = city, clock.now()
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at"])
    findings = Finding.objects.filter(consent=row).update(
        status="withdrawn", words="", moved_at=now
    )
    blocks = list(StoryBlock.objects.filter(consent=row, gone_at=None))
    files = [one.photo for one in blocks if one.photo]
    gone = {"gone_at": now, "words": "", "gloss": "", "alt": "", "heading": "", "photo": ""}
    StoryBlock.objects.filter(pk__in=[one.pk for one in blocks]).update(**gone)
    history.record("withdraw_data_consent", on=row, by=by, notes=findings, blocks=len(blocks))
    for file in files:
        transaction.on_commit(partial(file.delete, save=False))
    return row


def _me(by: Any, city: Community) -> tuple[Hands, str]:
    seat = seat_of(city)
    return hands_of(by, city), seat.status if seat else ""
