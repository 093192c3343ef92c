"""Private links to read and sign, for those who have no account."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.refs import Ref
from thrive.cities.models import Enrollment
from thrive.notices.mail import send_notice
from thrive.people.links import address, fingerprint, new_token
from thrive.people.models import LINK_DAYS
from thrive.teams.actions.agreement import open_signatures, signature_of, version_in_use
from thrive.teams.actions.agreement_force import held
from thrive.teams.models import SigningLink
from thrive.teams.rules import agreement as rules
from thrive.teams.rules.agreement_signers import Signer, signers_of

LINK_HOLDER = gettext_noop("Holder of a signing link")


@transaction.atomic
def ask_to_sign(enrollment: Enrollment, *, by: Any) -> int:
    """Write to everybody who has not signed and whose address we know; how many mails went out.

    The mails of one day are one mail: pressed again, nobody is written to twice.
    """
    enrollment = held(enrollment)
    require(rules.may_look_after(by, enrollment.community, enrollment))
    version = version_in_use()
    asked, kept = 0, open_signatures(enrollment, version)
    for signer in signers_of(enrollment.community):
        if not signer.email or signature_of(signer, kept):
            continue
        key = f"agreement-ask-{enrollment.pk}-{version.number}-{signer.key}-{clock.today()}"
        _write(enrollment, signer, by=by, dedupe_key=key)
        asked += 1
    history.record(
        "ask_to_sign", on=enrollment.community, by=by, version=version.number, asked=asked
    )
    return asked


@transaction.atomic
def renew_link(link: SigningLink, *, by: Ref) -> None:
    """A new link to the address of the same place, once a day; the old one stays dead."""
    enrollment = held(link.enrollment)
    signers = signers_of(enrollment.community)
    signer = next((one for one in signers if link.place in one.places), None)
    require(rules.is_signer(signer))
    assert signer is not None
    if not signer.email:
        return
    history.record("renew_signing_link", on=enrollment.community, by=by)
    key = f"agreement-renew-{link.pk}-{clock.today()}"
    _write(enrollment, signer, by=by, dedupe_key=key)


def _write(enrollment: Enrollment, signer: Signer, *, by: Any, dedupe_key: str) -> None:
    """With an account, the address of the page; without one, a private link."""
    community, language = enrollment.community, signer.language
    context = {"place": community.name, "days": LINK_DAYS, "private": signer.person is None}
    if signer.person:
        link = address("agreement_sign", community.slug, language=language)
    else:
        token = new_token()
        link = address("agreement_by_link", token, language=language)
    row = send_notice(
        "agreement_ask",
        signer.person or signer.email,
        language,
        context,
        community,
        by,
        dedupe_key=dedupe_key,
        secrets={"link": link},
    )
    if signer.person is None and link in row.text:  # a new mail, not the one of this morning
        SigningLink.objects.create(
            enrollment=enrollment,
            seat=signer.seat,
            membership=signer.membership,
            language=language,
            token_hash=fingerprint(token),
            sent_at=clock.now(),
        )
