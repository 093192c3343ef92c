"""The decision letter as a PDF: tagged, titled, with its language (PDF/UA-1), set by typst.

The font is Atkinson Hyperlegible (OFL), copied by the front build; where the build has not run,
typst's own Libertinus Serif stands in.
"""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

import thrive.ui
from thrive.base.papers import set_paper
from thrive.cities.models import CityApplication, Determination
from thrive.cities.queries.letters import decision_letter

TEMPLATE = Path(__file__).parent / "templates" / "cities" / "letters" / "decision.typ"
FONTS = Path(thrive.ui.__file__).parent / "static" / "ui" / "fonts" / "letters"


def decision_pdf(application: CityApplication, determination: Determination) -> bytes:
    """In the applicants' language. The same decision always gives the same words."""
    with override(application.language):
        letter = decision_letter(application, determination).as_plain()
        words = {
            "why": _("Why"),
            "would_change": _("What would change it:"),
            "step": _("Step"),
            "asked": _("Asked of you"),
            "next": _("What comes next"),
            "back": _("How to come back to us"),
            "status": _("Your status page:"),
        }
    written_at = int(determination.decided_at.timestamp())
    said = {"letter": letter, "words": words}
    return set_paper(TEMPLATE, FONTS, said, written_at=written_at).pdf
