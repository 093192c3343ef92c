"""The demo's Letters of Agreement: five in force, one waiting for a guardian, one not begun.

Most signed on one paper, as teams do at a table; the lead of each city signed on the web.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

from thrive.base.refs import Ref
from thrive.cities.actions.attachments import SafeFile
from thrive.cities.models import Community, Enrollment
from thrive.demo.telling import Teller
from thrive.teams.actions.agreement import Said, sign
from thrive.teams.actions.agreement_links import LINK_HOLDER as HOLDER_WORD
from thrive.teams.actions.agreement_paper import OnPaper, keep_paper
from thrive.teams.models import DesignTeamMembership
from thrive.teams.queries.agreement import lines_of
from thrive.teams.rules.agreement_signers import Signer

LINK_HOLDER = Ref("signing_link", "", HOLDER_WORD)


@dataclass(frozen=True, slots=True)
class Letter:
    """`signed`: days before today. `waits_for` is a youth whose guardian has not signed yet."""

    city: str
    lead: str
    coach: str
    signed: int
    waits_for: str = ""


LETTERS = (
    Letter("Hayward", "fern", "theo", 1060),
    Letter("Garden Grove", "linh", "theo", 1010),
    Letter("Vallejo", "ruth", "luz", 410),
    Letter("Merced", "sunny", "luz", 380),
    Letter("Santa Maria", "beatriz", "theo", 500),
    Letter("El Centro", "carmen", "luz", 12, waits_for="Paola H."),
)


def agreements_are_signed(teller: Teller) -> None:
    """Lancaster has no Design Team yet, so nobody signs there."""
    for letter in LETTERS:
        community = Community.objects.get(name=letter.city, kind=Community.Kind.CITY)
        standing = community.standing()
        assert standing is not None
        enrollment = Enrollment.objects.select_related("community", "cycle").get(pk=standing.pk)
        with teller.on(letter.signed):
            sign(enrollment, said=_said(teller[letter.lead].name), by=teller[letter.lead])
        if letter.waits_for:
            with teller.on(letter.signed - 1):
                _signs_with_a_guardian(enrollment, letter.waits_for)
        with teller.on(letter.signed - 2):
            _signed_at_the_table(teller, enrollment, letter)


def _signed_at_the_table(teller: Teller, enrollment: Enrollment, letter: Letter) -> None:
    """All who have not signed yet; where a guardian is waited for, no youth signed the paper."""
    open_ones = [line.signer for line in lines_of(enrollment) if line.signature is None]
    if letter.waits_for:
        open_ones = [signer for signer in open_ones if not signer.is_minor]
    keep_paper(
        enrollment,
        file=_scan(letter.city),
        signed_on=teller.day(letter.signed - 1).date(),
        language="en",
        names=[_on_paper(signer) for signer in open_ones],
        version=1,
        by=teller[letter.coach],
    )


def _on_paper(signer: Signer) -> OnPaper:
    guardian = "A parent (demo)" if signer.is_minor else ""
    return OnPaper(signer.key, signer.full_name, guardian)


def _signs_with_a_guardian(enrollment: Enrollment, name: str) -> None:
    place = DesignTeamMembership.objects.get(
        team__community=enrollment.community, name=f"{name} (demo)"
    )
    said = _said(
        place.name,
        language="es",
        guardian_name="A guardian (demo)",
        guardian_email="guardian.paola@example.org",
    )
    sign(enrollment, said=said, by=LINK_HOLDER, place=place)


def _said(
    name: str, language: str = "en", guardian_name: str = "", guardian_email: str = ""
) -> Said:
    return Said(1, language, name, True, True, guardian_name, guardian_email)


def _scan(city: str) -> SafeFile:
    """A page that says what it stands for."""
    page = Image.new("L", (640, 240), "white")
    words = f"Signature page, {city} (demo). Fictional: nobody signed this."
    ImageDraw.Draw(page).text((24, 100), words, fill="black")
    out = io.BytesIO()
    page.save(out, "PNG")
    return SafeFile("signature-page-demo.png", "image/png", out.getvalue())
