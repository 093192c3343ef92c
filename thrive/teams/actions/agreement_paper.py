"""Signed on paper: the scan is kept, and who signed on it is named."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import first_no, require
from thrive.cities.actions.attachments import ENDINGS, SafeFile
from thrive.cities.models import Enrollment
from thrive.teams.actions.agreement import (
    keep_signature,
    open_signatures,
    signature_of,
    version_in_use,
)
from thrive.teams.actions.agreement_force import held, look_again
from thrive.teams.models import AgreementScan, AgreementVersion, GuardianSignature
from thrive.teams.rules import agreement as rules
from thrive.teams.rules.agreement_signers import Signer, signers_of


@dataclass(frozen=True, slots=True)
class OnPaper:
    """One name on the paper. `key` is the signer's; `guardian` stands beside a youth's name."""

    key: str
    name: str
    guardian: str = ""


@transaction.atomic
def keep_paper(
    enrollment: Enrollment,
    *,
    file: SafeFile,
    signed_on: datetime.date,
    language: str,
    names: list[OnPaper],
    version: int,
    by: Any,
) -> AgreementScan:
    """The same paper twice is kept once; somebody who signed already is not counted twice."""
    enrollment = held(enrollment)
    in_use = version_in_use()
    signers = {signer.key: signer for signer in signers_of(enrollment.community)}
    require(
        first_no(
            rules.may_look_after(by, enrollment.community, enrollment),
            rules.is_current(in_use, version),
            rules.was_in_the_past(signed_on),
            *(rules.is_signer(signers.get(one.key)) for one in names),
        )
    )
    for one in names:
        require(rules.has_guardian_on_paper(signers[one.key], one.guardian))
    scan = _scan(enrollment, file)
    new, kept = 0, open_signatures(enrollment, in_use)
    for one in {one.key: one for one in names}.values():
        if signature_of(signers[one.key], kept) is None:
            _keep(enrollment, in_use, signers[one.key], one, scan, signed_on, language)
            new += 1
    history.record(
        "keep_signed_paper",
        on=enrollment.community,
        by=by,
        version=in_use.number,
        signers=new,
        scan=scan.sha256,
    )
    if new:
        look_again(enrollment, in_use, by=by)
    return scan


def _keep(
    enrollment: Enrollment,
    version: AgreementVersion,
    signer: Signer,
    one: OnPaper,
    scan: AgreementScan,
    signed_on: datetime.date,
    language: str,
) -> None:
    signature = keep_signature(
        enrollment,
        version,
        signer,
        name=one.name or signer.full_name,
        language=language,
        method="paper",
        signed_on=signed_on,
        scan=scan,
    )
    if signer.is_minor:
        GuardianSignature.objects.create(
            signature=signature,
            name=one.guardian.strip(),
            language=language,
            method="paper",
            text_sha256=version.sha256(language),
            signed_on=signed_on,
            answered_at=clock.now(),
        )


def _scan(enrollment: Enrollment, file: SafeFile) -> AgreementScan:
    mark = hashlib.sha256(file.content).hexdigest()
    same = enrollment.agreement_scans.filter(sha256=mark).first()
    if same:
        return same
    scan = AgreementScan(
        enrollment=enrollment,
        name=file.name,
        media_type=file.media_type,
        size=len(file.content),
        sha256=mark,
        added_at=clock.now(),
    )
    unguessable = f"{secrets.token_hex(16)}.{ENDINGS[file.media_type]}"
    scan.file.save(unguessable, ContentFile(file.content), save=False)
    scan.save()
    return scan
