"""Small reads that the actions and the pages of the agreement share."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.cities.models import Community, Enrollment
from thrive.people.links import fingerprint
from thrive.teams.agreement_text import LANGUAGES, default_text, mark_of
from thrive.teams.models import (
    AgreementSignature,
    AgreementVersion,
    GuardianSignature,
    SealedAgreement,
    SigningLink,
)
from thrive.teams.queries.access import city_at_work
from thrive.teams.rules.agreement import may_read_agreement

COPY_SALT = "thrive.teams.agreement.copy"


def newest_version() -> AgreementVersion | None:
    return next(iter(_newest()), None)


@prepared
def _newest() -> QuerySet[AgreementVersion]:
    return AgreementVersion.objects.order_by("-number")[:1]


def version_to_read() -> AgreementVersion:
    """The newest version; before the first one is published, the program's own text as it will be."""
    found = newest_version()
    if found:
        return found
    texts = {language: default_text(language) for language in LANGUAGES}
    return AgreementVersion(
        number=1,
        text_en=texts["en"],
        text_es=texts["es"],
        sha256_en=mark_of(texts["en"]),
        sha256_es=mark_of(texts["es"]),
    )


def team_community(viewer: Any, slug: str) -> Community | None:
    """The city whose agreement this viewer may read with its names; None for everybody else."""
    community = city_at_work(viewer, slug)
    if community and may_read_agreement(viewer, community):
        return community
    return None


def link_with(token: str) -> SigningLink | None:
    chosen = SigningLink.objects.select_related(
        "enrollment__community", "enrollment__cycle", "seat__person", "membership__person"
    )
    return chosen.filter(token_hash=fingerprint(token)).first()


def guardian_with(token: str) -> GuardianSignature | None:
    chosen = GuardianSignature.objects.select_related(
        "signature__enrollment__community", "signature__enrollment__cycle", "signature__version"
    )
    return chosen.filter(token_hash=fingerprint(token)).first()


def copy_token(signature: AgreementSignature) -> str:
    """Opens what was signed, for whoever holds the mail: a signature, not a secret we keep."""
    return signing.dumps(signature.pk, salt=COPY_SALT)


def signature_with(token: str) -> AgreementSignature | None:
    """The signature of a copy link; None for a broken link, and after an erasure."""
    try:
        pk = signing.loads(token, salt=COPY_SALT)
    except signing.BadSignature:
        return None
    chosen = AgreementSignature.objects.select_related(
        "enrollment__community", "enrollment__cycle", "version"
    )
    return chosen.filter(pk=pk, forgotten_at=None).first()


def newest_sealed(enrollment: Enrollment) -> SealedAgreement | None:
    """The document that is current for this city."""
    return next(iter(_sealed(enrollment.pk)), None)


@prepared
def _sealed(enrollment: int) -> QuerySet[SealedAgreement]:
    rows = SealedAgreement.objects.filter(enrollment=enrollment).select_related("version")
    return rows.order_by("-number")[:1]
