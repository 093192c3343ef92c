"""The wordings of the letter, for administrators: how many signed each, where it is in force."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from thrive.teams.models import AgreementVersion
from thrive.teams.queries.agreement_read import version_to_read


@dataclass(frozen=True)
class VersionsPage:
    """`newest` is not published yet (`pk` None) while the program's own text waits for its first
    signature; then `versions` is empty."""

    newest: AgreementVersion
    versions: tuple[AgreementVersion, ...]


def versions_page() -> VersionsPage:
    """Two queries. Each version has `signed` (signatures that count) and `cities` (in force)."""
    rows = AgreementVersion.objects.annotate(
        signed=Count("signatures", filter=Q(signatures__status="signed"), distinct=True),
        cities=Count("sealed_agreements__enrollment", distinct=True),
    )
    return VersionsPage(version_to_read(), tuple(rows.order_by("-number")))
