"""After an event: recording with captions, slides, and one mail to those who came."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
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
    url: str,
    language: str = "en",
    captions_url: str = "",
    by: Any,
) -> Material:
    """The same address twice is still one."""
    event = held_event(event)
    require(rules.may_add_material(by, event))
    require(rules.may_keep(kind, captions_url))
    found = event.materials.filter(url=url).first()
    if found:
        return found
    found = Material.objects.create(
        event=event,
        kind=kind,
        title=title,
        url=url,
        captions_url=captions_url,
        language=language,
        added_at=clock.now(),
    )
    _changed(event)
    history.record("add_material", on=event, by=by, kind=kind)
    return found


@transaction.atomic
def remove_material(material: Material, *, by: Any) -> None:
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


def _changed(event: Event) -> None:
    event.changed_at = clock.now()
    event.save(update_fields=["changed_at"])
