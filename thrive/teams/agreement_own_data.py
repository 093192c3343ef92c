"""What the agreement holds about a person. A signed record stays; its tie to the account goes.

What several people promised each other cannot lose a name without losing its meaning for the others,
so the typed name stays in the record and in the sealed document (`docs/decisions/0016-…`). Everything
that leads to the person goes: the account, private links, a guardian's name and address.
"""

from __future__ import annotations

from typing import Any

from thrive.base import clock
from thrive.people.models import Person
from thrive.teams.models import AgreementSignature, GuardianSignature, SigningLink


def export_signatures(person: Person) -> list[dict[str, Any]]:
    """What they signed, and what they signed for a young person as a parent or guardian."""
    rows = AgreementSignature.objects.filter(person=person).select_related(
        "enrollment__community", "version", "guardian"
    )
    mine = [
        {
            "place": row.enrollment.community.name,
            "version": row.version.number,
            "name": row.name,
            "as": row.capacity,
            "signed_on": row.signed_on,
            "method": row.method,
            "state": row.status,
            "mark": row.mark,
            "guardian": row.guardian.named if hasattr(row, "guardian") else "",
        }
        for row in rows.order_by("kept_at")
    ]
    as_guardian = GuardianSignature.objects.filter(email__iexact=person.email).select_related(
        "signature__enrollment__community"
    )
    return mine + [
        {
            "place": row.signature.enrollment.community.name,
            "as": ["parent or guardian"],
            "name": row.name or row.named,
            "signed_on": row.signed_on,
        }
        for row in as_guardian
    ]


def erase_signatures(person: Person) -> None:
    """Signatures stay as records. One that still waits for a guardian ends: nobody can finish it."""
    now = clock.now()
    mine = AgreementSignature.objects.filter(person=person)
    GuardianSignature.objects.filter(signature__in=mine).update(named="", email="", token_hash=None)
    GuardianSignature.objects.filter(email__iexact=person.email).update(
        named="", email="", token_hash=None
    )
    mine.filter(status="waiting").update(status="ended", ended_at=now)
    mine.update(person=None, forgotten_at=now)
    for place in ("seat", "membership"):
        SigningLink.objects.filter(**{f"{place}__person": person}).delete()
        SigningLink.objects.filter(**{f"{place}__email__iexact": person.email}).delete()
