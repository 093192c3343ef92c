"""The signed link by which a guest comes back to a place: a signature, not a secret we keep."""

from __future__ import annotations

import uuid

from django.core import signing

from thrive.events.models import Registration

SALT = "thrive.events.place"


def place_token(place: Registration) -> str:
    return signing.dumps(place.public_id.hex, salt=SALT, compress=False)


def place_with(token: str) -> Registration | None:
    """The guest's place; None for a broken link, and once the guest is forgotten."""
    try:
        public_id = uuid.UUID(str(signing.loads(token, salt=SALT)))
    except (signing.BadSignature, ValueError):
        return None
    rows = Registration.objects.select_related("event__community", "event__series", "person")
    return rows.filter(public_id=public_id, person=None).exclude(email="").first()
