"""What this room itself holds about a person: account, roles, consents, invitations, sign-in."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session

from thrive.base import clock
from thrive.base.models import Entry
from thrive.people.models import Invitation, Person


def export_account(person: Person) -> dict[str, Any]:
    fields = (
        *("public_id", "email", "name", "shown_name", "affiliation", "organization", "title"),
        *("legislative_body", "language", "visibility", "age_band", "adult_from", "created"),
        "last_login",
    )
    return {
        "account": {field: getattr(person, field) for field in fields},
        "roles": list(person.roles.order_by("since").values("role", "since", "until")),
        "guardian_consents": list(
            person.consents.order_by("created").values(
                *("guardian_name", "guardian_email", "scope", "assent"),
                *("asked_at", "given_at", "withdrawn_at"),
            )
        ),
        "invitations": list(
            Invitation.objects.to(person.email)
            .order_by("created")
            .values("role", "for_text", "created", "accepted_at", "withdrawn_at")
        ),
        "sign_in": {
            "emails": list(
                EmailAddress.objects.filter(user=person).values("email", "verified", "primary")
            ),
            "second_steps": list(
                Authenticator.objects.filter(user=person).values(
                    "type", "created_at", "last_used_at"
                )
            ),
            "providers": list(
                SocialAccount.objects.filter(user=person).values("provider", "uid", "date_joined")
            ),
            "attempts": list(
                AccessLog.objects.filter(username__iexact=person.email).values(
                    "attempt_time", "ip_address", "user_agent"
                )
            ),
        },
    }


def export_history(person: Person) -> list[dict[str, Any]]:
    """What this person did and what was done to their account, oldest first."""
    me = person.ref()
    entries = Entry.objects.about(me) | Entry.objects.by(me)
    rows = entries.order_by("number").values("number", "at", "what", "on_text", "facts")
    return [dict(row) for row in rows]


def erase_account(person: Person) -> None:
    """Everything beside the person's own row (which the action itself blanks)."""
    email = person.email
    person.consents.update(guardian_name="", guardian_email="", token_hash=None)
    person.consents.filter(withdrawn_at=None).update(withdrawn_at=clock.now())
    Invitation.objects.to(email).update(email="erased@erased.invalid")
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    for log in (AccessAttempt, AccessFailureLog, AccessLog):
        log.objects.filter(username__iexact=email).delete()
    _close_sessions(person)


def _close_sessions(person: Person) -> None:
    """Sessions are opaque to the database: read each one. Rare, and a few thousand at most."""
    for session in Session.objects.iterator(chunk_size=500):
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
