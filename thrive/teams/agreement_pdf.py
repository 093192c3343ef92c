"""The sealed document: who signed, then the letter in both languages; tagged (PDF/UA-1) by typst.

Youth stand in it by first name and initial and their guardians without a name: the document is
handed to the whole team. The marks bind each line to the full record that is kept here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override

import thrive.ui
from thrive.base.papers import set_paper
from thrive.people.names import first_name_and_initial
from thrive.teams.agreement_text import LANGUAGES, blocks
from thrive.teams.agreement_words import capacity_words
from thrive.teams.models import AgreementSignature, SealedAgreement

TEMPLATE = Path(__file__).parent / "templates" / "teams" / "agreement" / "agreement.typ"
FONTS = Path(thrive.ui.__file__).parent / "static" / "ui" / "fonts" / "letters"


def agreement_pdf(
    sealed: SealedAgreement, signatures: Sequence[AgreementSignature], *, language: str
) -> bytes:
    """Before its seal. `signatures` are those that count, each with its guardian fetched."""
    with override(language):
        doc = _document(sealed, signatures, language)
    written_at = int(sealed.sealed_at.timestamp())
    return set_paper(TEMPLATE, FONTS, {"doc": doc}, written_at=written_at).pdf


def _document(
    sealed: SealedAgreement, signatures: Sequence[AgreementSignature], language: str
) -> dict[str, Any]:
    place, version = sealed.enrollment.community.name, sealed.version
    order = [language, *(other for other in LANGUAGES if other != language)]
    return {
        "language": language,
        "sender": f"{settings.SITE_NAME} California",
        "title": _("Letter of Agreement: %(place)s") % {"place": place},
        "code": sealed.code,
        "about": [
            _("Version %(number)s of the letter") % {"number": version.number},
            _("In force since %(day)s") % {"day": _day(sealed.in_force_on)},
            _("Document code: %(code)s") % {"code": sealed.code},
        ],
        "check": _("Check that this document is real and current:"),
        "check_url": f"{settings.SITE_URL.rstrip('/')}{reverse('agreement_check')}",
        "signatures_title": _("Who signed"),
        "signatures_lead": _(
            "Youth stand here by first name and initial. The full record of each signature is "
            "kept by the program; its mark proves that it is the one named here."
        ),
        "columns": [_("Name"), _("Place in the team"), _("Signed"), _("How, and mark")],
        "signatures": [_row(signature, sealed) for signature in signatures],
        "texts": [
            {
                "language": code,
                "blocks": [asdict(block) for block in blocks(version.text(code))],
                "mark": f"SHA-256 {version.sha256(code)}",
            }
            for code in order
        ],
    }


def _row(signature: AgreementSignature, sealed: SealedAgreement) -> dict[str, str]:
    signed = [_day(signature.signed_on)]
    if signature.is_minor:
        signed.append(
            _("parent or guardian: %(day)s") % {"day": _day(signature.guardian.signed_on)}
        )
    minor = first_name_and_initial(signature.name)
    return {
        "name": minor if signature.is_minor else signature.name,
        "capacity": capacity_words(signature.capacity, sealed.enrollment.cycle.rulebook),
        "signed": "; ".join(signed),
        "how": str(signature.get_method_display()),
        "mark": signature.mark[:32],
    }


def _day(day: Any) -> str:
    return formats.date_format(day, "DATE_FORMAT")
