"""A person's own calendar feed: made, renewed, taken back. Of its address only a hash is kept."""

from __future__ import annotations

from django.db import transaction

from thrive.base import clock, history
from thrive.events.models import CalendarFeed
from thrive.people.links import fingerprint, new_token
from thrive.people.models import Person


@transaction.atomic
def make_feed(*, by: Person) -> str:
    """The secret of a new address, shown this once; any earlier address stops at once."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    _revoke(by)
    token = new_token()
    feed = CalendarFeed.objects.create(
        person=by, token_hash=fingerprint(token), ending=token[-4:], language=by.language
    )
    history.record("make_feed", on=feed, by=by)
    return token


@transaction.atomic
def revoke_feed(*, by: Person) -> int:
    """Whoever has the address reads nothing any more. Returns how many feeds were alive."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    return _revoke(by)


def _revoke(by: Person) -> int:
    alive = list(CalendarFeed.objects.alive().filter(person=by).order_by("pk"))
    for feed in alive:
        feed.revoked_at = clock.now()
        feed.save(update_fields=["revoked_at"])
        history.record("revoke_feed", on=feed, by=by)
    return len(alive)
