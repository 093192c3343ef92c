"""A parent or guardian signs with a youth, by a link of their own; or says no, then or later."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.notices.mail import send_notice
from thrive.people.links import address, fingerprint, new_token
from thrive.people.models import LINK_DAYS
from thrive.people.rules import may_name_guardian
from thrive.teams.actions.agreement_force import address_of, held, look_again
from thrive.teams.lifecycle import SIGNATURE
from thrive.teams.models import AgreementSignature, GuardianSignature
from thrive.teams.queries.agreement_read import copy_token
from thrive.teams.rules import agreement as rules


def ask_first_time(signature: AgreementSignature, *, name: str, email: str, by: Any) -> None:
    """With the youth's signature, in its transaction."""
    guardian = GuardianSignature(
        signature=signature,
        named=name.strip(),
        email=email.strip().lower(),
        language=signature.language,
    )
    _send_link(guardian, by=by)


@transaction.atomic
def ask_guardian_again(
    signature: AgreementSignature, *, name: str, email: str, by: Any
) -> GuardianSignature:
    """A new link, to the same guardian or another; the one before stops working."""
    held(signature.enrollment)
    signature = _fresh(signature)
    require(rules.may_ask_guardian(by, signature))
    address_now = signature.person.email if signature.person else address_of(signature)[0]
    require(may_name_guardian(str(address_now), email.strip()))
    guardian = signature.guardian
    guardian.named, guardian.email = name.strip(), email.strip().lower()
    _send_link(guardian, by=by)
    return guardian


@transaction.atomic
def cosign(
    guardian: GuardianSignature,
    *,
    name: str,
    language: str,
    means_it: bool,
    accepts: bool,
    by: GuardianSignature,
) -> GuardianSignature:
    """The guardian's yes: from now on the youth's signature counts."""
    enrollment = held(guardian.signature.enrollment)
    guardian = _fresh(guardian.signature).guardian
    signature = guardian.signature
    require(rules.may_cosign(guardian))
    require(rules.says_yes(name=name, means_it=means_it, accepts_electronic=accepts))
    signature.status = SIGNATURE.after(signature.status, "sign")
    signature.save(update_fields=["status"])
    guardian.name, guardian.language = " ".join(name.split()), language
    guardian.text_sha256 = signature.version.sha256(language)
    guardian.signed_on, guardian.answered_at = clock.today(), clock.now()
    guardian.save()
    history.record(
        "cosign_agreement", on=enrollment.community, by=by, version=signature.version.number
    )
    _thank(guardian)
    look_again(enrollment, signature.version, by=by)
    return guardian


@transaction.atomic
def take_back(guardian: GuardianSignature, *, by: GuardianSignature) -> GuardianSignature:
    """The guardian says no, before or after signing. An agreement in force stays in force; this
    signature no longer counts, and the young person can sign and ask anew."""
    enrollment = held(guardian.signature.enrollment)
    guardian = _fresh(guardian.signature).guardian
    signature = guardian.signature
    require(rules.may_take_back(guardian))
    signature.status = SIGNATURE.after(signature.status, "take_back")
    signature.ended_at = clock.now()
    signature.save(update_fields=["status", "ended_at"])
    guardian.answered_at = clock.now()
    guardian.save(update_fields=["answered_at"])
    history.record(
        "take_back_signature",
        on=enrollment.community,
        by=by,
        version=signature.version.number,
    )
    to, language = address_of(signature)
    if to:
        context = {
            "place": enrollment.community.name,
            "link": address("agreement_sign", enrollment.community.slug, language=language),
        }
        send_notice("agreement_taken_back", to, language, context, enrollment.community, by)
    return guardian


def _send_link(guardian: GuardianSignature, *, by: Any) -> None:
    token, now = new_token(), clock.now()
    guardian.token_hash, guardian.asked_at = fingerprint(token), now
    guardian.asked_times = [*guardian.asked_times, now.isoformat()][-10:]
    guardian.save()
    signature = guardian.signature
    history.record("ask_guardian_to_sign", on=signature.enrollment.community, by=by)
    first_name = signature.name.split()[0]
    send_notice(
        "agreement_guardian",
        guardian.email,
        guardian.language,
        {
            "place": signature.enrollment.community.name,
            "days": LINK_DAYS,
            "guardian_name": guardian.named,
        },
        signature.enrollment.community,
        by,
        secrets={
            "first_name": first_name,
            "link": address("agreement_guardian", token, language=guardian.language),
        },
    )


def _thank(guardian: GuardianSignature) -> None:
    signature = guardian.signature
    send_notice(
        "agreement_guardian_signed",
        guardian.email,
        guardian.language,
        {"place": signature.enrollment.community.name, "guardian_name": guardian.named},
        signature.enrollment.community,
        guardian,
        secrets={
            "first_name": signature.name.split()[0],
            "link": address("agreement_copy", copy_token(signature), language=guardian.language),
        },
    )


def _fresh(signature: AgreementSignature) -> AgreementSignature:
    """Read again under the enrollment's lock."""
    chosen = AgreementSignature.objects.select_related(
        "enrollment__community", "version", "person", "seat", "membership", "guardian"
    )
    return chosen.get(pk=signature.pk)
