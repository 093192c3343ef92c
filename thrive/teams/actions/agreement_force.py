"""An agreement comes into force: the city's record, the sealed document, a copy to each signer."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.core.files.base import ContentFile

from thrive.base import clock, history
from thrive.cities.models import Enrollment
from thrive.notices.mail import send_notice
from thrive.people.links import address
from thrive.teams.agreement_pdf import agreement_pdf
from thrive.teams.models import AgreementSignature, AgreementVersion, SealedAgreement
from thrive.teams.queries.agreement_read import copy_token, newest_sealed
from thrive.teams.rules.agreement_signers import signers_of, tally

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"  # none that reads like another


def held(enrollment: Enrollment) -> Enrollment:
    """The enrollment, with its row held until the transaction ends: signatures come one by one."""
    chosen = Enrollment.objects.select_for_update(of=("self",), no_key=True)
    return chosen.select_related("community", "cycle").get(pk=enrollment.pk)


def look_again(enrollment: Enrollment, version: AgreementVersion, *, by: Any) -> None:
    """After a signature: is it enough now? The caller holds the enrollment's row.

    Once in force, a further signature makes a new sealed document; the old one stays real, but is
    not the newest. A new version comes into force when it is signed by as many; until then the one
    before stays in force, and the day in the city's record stays the first one.
    """
    signatures = counting(enrollment, version)
    count = tally(enrollment.cycle.rulebook, signers_of(enrollment.community), signatures)
    before = newest_sealed(enrollment)
    was_in_force = before is not None and before.version_id == version.pk
    if not was_in_force and not count.enough:
        return
    if enrollment.agreement_in_force_on is None:
        enrollment.agreement_in_force_on = clock.today()
        enrollment.save(update_fields=["agreement_in_force_on"])
    sealed = _seal(enrollment, version, signatures, before)
    if not was_in_force:
        history.record(
            "bring_agreement_into_force",
            on=enrollment.community,
            by=by,
            version=version.number,
            document=sealed.sha256,
        )
        for signature in signatures:
            send_copy(signature, sealed, by=by)
    else:
        history.record(
            "seal_agreement_again",
            on=enrollment.community,
            by=by,
            version=version.number,
            document=sealed.sha256,
        )
        send_copy(signatures[-1], sealed, by=by)


def counting(enrollment: Enrollment, version: AgreementVersion) -> list[AgreementSignature]:
    """The signatures of a version that count, oldest first, with what a page says about them."""
    return list(
        enrollment.agreement_signatures.filter(version=version, status="signed", ended_at=None)
        .select_related("person", "seat", "membership", "guardian")
        .order_by("kept_at", "pk")
    )


def send_copy(signature: AgreementSignature, sealed: SealedAgreement, *, by: Any) -> None:
    """The sealed agreement by link, to the signer; nothing to those without an address."""
    to, language = address_of(signature)
    if not to or signature.forgotten_at:
        return
    send_notice(
        "agreement_in_force",
        to,
        language,
        {"place": sealed.enrollment.community.name, "code": sealed.code},
        sealed.enrollment.community,
        by,
        secrets={"link": address("agreement_copy", copy_token(signature), language=language)},
    )


def address_of(signature: AgreementSignature) -> tuple[Any, str]:
    """Where a signer gets mail: their account, else the address of their place in the team."""
    if signature.person:
        return signature.person, signature.person.language
    place = next((one for one in (signature.seat, signature.membership) if one and one.email), None)
    return (place.email if place else ""), signature.language


def _seal(
    enrollment: Enrollment,
    version: AgreementVersion,
    signatures: list[AgreementSignature],
    before: SealedAgreement | None,
) -> SealedAgreement:
    same = before is not None and before.version_id == version.pk
    sealed = SealedAgreement(
        enrollment=enrollment,
        version=version,
        number=before.number + 1 if before else 1,
        code=_new_code(),
        in_force_on=before.in_force_on if before and same else clock.today(),
        signers=len(signatures),
        sealed_at=clock.now(),
    )
    reason = f"Letter of Agreement {sealed.code}"
    from thrive.teams.seal import seal  # three hundred modules, for the few who seal

    made = seal(agreement_pdf(sealed, signatures, language="en"), reason=reason)
    sealed.sha256 = hashlib.sha256(made.content).hexdigest()
    sealed.size, sealed.certificate = len(made.content), made.certificate
    sealed.file.save(f"{secrets.token_hex(16)}.pdf", ContentFile(made.content), save=False)
    sealed.save()
    return sealed


def _new_code() -> str:
    while True:
        tail = "".join(secrets.choice(LETTERS) for _letter in range(12))
        code = f"ACT-{tail[:4]}-{tail[4:8]}-{tail[8:]}"
        if not SealedAgreement.objects.filter(code=code).exists():
            return code
