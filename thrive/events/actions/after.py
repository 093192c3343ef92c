"""After an event: recording with captions, slides, and one mail to those who came."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.actions.attachments import SafeFile
from thrive.events.actions.locks import held_event
from thrive.events.actions.telling import tell_all
from thrive.events.models import Event, Material
from thrive.events.rules import running as rules


@transaction.atomic
def add_material(
    event: Event,
    *,
    kind: str,
    title: str,
    url: str = "",
    file: SafeFile | None = None,
    language: str = "en",
    captions_url: str = "",
    captions: tuple[SafeFile, str] | None = None,
    by: Any,
) -> Material:
    """The same address or the same file twice is still one. `captions`: the file and its words."""
    event = held_event(event)
    require(rules.may_add_material(by, event))
    require(rules.may_be_kept_at(kind, url, file is not None))
    require(rules.may_keep(kind, captions_url or captions))
    mark = hashlib.sha256(file.content).hexdigest() if file else ""
    found = event.materials.filter(url=url, sha256=mark).first()
    if found:
        return found
    found = Material(
        event=event,
        kind=kind,
        title=title,
        url=url,
        captions_url=captions_url,
        language=language,
        sha256=mark,
        added_at=clock.now(),
    )
    if file:
        found.name, found.media_type = file.name, file.media_type
        found.file.save(_secret(file.name), ContentFile(file.content), save=False)
    if captions:
        found.transcript = captions[1]
        found.captions.save(_secret("captions.vtt"), ContentFile(captions[0].content), save=False)
    found.save()
    _changed(event)
    history.record("add_material", on=event, by=by, kind=kind)
    return found


@transaction.atomic
def remove_material(material: Material, *, by: Any) -> None:
    """Its files are swept once no row names them (`thrive.base.orphans`)."""
    event = held_event(material.event)
    require(rules.may_add_material(by, event))
    if event.materials.filter(pk=material.pk).delete()[0]:
        _changed(event)
        history.record("remove_material", on=event, by=by, kind=material.kind)


@transaction.atomic
def send_follow_up(event: Event, *, words: str, by: Any) -> int:
    """One mail to everybody who came, once. Returns how many."""
    event = held_event(event)
    require(rules.may_follow_up(by, event))
    event.follow_up, event.followed_up_at = words.strip(), clock.now()
    event.save(update_fields=["follow_up", "followed_up_at"])
    places = list(event.registrations.who_came().select_related("person").order_by("pk"))
    for place in places:
        place.event = event
    reached = [place for place in places if place.address]
    tell_all(reached, "event_follow_up", by=by, words=event.follow_up)
    history.record("follow_up", on=event, by=by, reached=len(reached))
    return len(reached)


def _secret(name: str) -> str:
    """A name nobody can guess, with the same ending."""
    return f"{secrets.token_hex(16)}.{name.rpartition('.')[2]}"


def _changed(event: Event) -> None:
    event.changed_at = clock.now()
    event.save(update_fields=["changed_at"])
