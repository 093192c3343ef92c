"""Every PDF we hand out can be read by a screen reader, in both languages, the sealed one too."""

from __future__ import annotations

import io

import pikepdf
import pytest
from django.utils.translation import override

from tests.cities import way
from tests.house import tagged
from tests.journey import ground
from tests.teams import agreement_ground, table
from tests.teams.table import Cast
from tests.teams.test_agreement_sealed import content_of
from tests.teams.test_meetings import _held
from thrive.cities.letters import decision_pdf
from thrive.journey.papers import as_pdf
from thrive.journey.queries.draft import KINDS, draft_of
from thrive.teams.actions import meetings
from thrive.teams.agreement_pdf import agreement_pdf
from thrive.teams.minutes import minutes_pdf
from thrive.teams.models import AgreementSignature, SealedAgreement
from thrive.teams.queries.meetings import meeting_page

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("language", ["en", "es"])


def test_the_sealed_agreement_is_tagged_in_both_its_languages() -> None:
    agreement_ground.in_force(agreement_ground.team())

    content = content_of(SealedAgreement.objects.get())

    assert tagged.faults(content, language="en") == []
    assert "es" in tagged.languages(content)


@BOTH
def test_an_agreement_of_many_pages_is_tagged(language: str) -> None:
    """Eighty names: the table of signers goes on over several pages."""
    agreement_ground.in_force(agreement_ground.team())
    names = list(AgreementSignature.objects.select_related("guardian")) * 10

    content = agreement_pdf(SealedAgreement.objects.get(), names, language=language)

    assert tagged.faults(content, language=language) == []


@BOTH
def test_minutes_are_tagged(language: str) -> None:
    cast = Cast()
    team = table.design_team(cast)
    meeting = _held(team, cast.ruth, decisions=("Light first.", "Then <b>paths</b> & benches."))
    due = ground.day(-9)
    said = {"what": "Count the lights", "owner": None, "due_on": due}
    meetings.add_action_item(meeting, by=cast.ruth, **said)

    with override(language):
        page = meeting_page(cast.ruth, "visalia", meeting.pk)
        assert page is not None
        content = minutes_pdf(page)

    assert tagged.faults(content, language=language) == []


@BOTH
@pytest.mark.parametrize("kind", KINDS)
def test_drafts_are_tagged(kind: str, language: str) -> None:
    seat = ground.enrolled()

    content = as_pdf(draft_of(seat, kind, language))

    assert tagged.faults(content, language=language) == []


@BOTH
def test_a_decision_letter_is_tagged(language: str) -> None:
    imani, two = (
        way.person("Imani", "admin"),
        (way.person("D", "expert"), way.person("S", "expert")),
    )
    application = way.accepted(way.sent(language=language), imani, *two)

    content = decision_pdf(application, application.determinations.get())

    assert tagged.faults(content, language=language) == []


def test_the_check_itself_finds_what_is_missing() -> None:
    """A file that is not tagged, and one whose tags were taken away, do not pass."""
    agreement_ground.in_force(agreement_ground.team())
    bare, stripped = io.BytesIO(), io.BytesIO()
    with pikepdf.new() as empty:
        empty.add_blank_page()
        empty.save(bare)
    with pikepdf.open(io.BytesIO(content_of(SealedAgreement.objects.get()))) as pdf:
        del pdf.Root.Lang
        del pdf.Root.MarkInfo
        pdf.pages[0].contents_add(b"0 0 10 10 re f")
        pdf.save(stripped)

    found = tagged.faults(stripped.getvalue(), language="en")

    assert tagged.faults(bare.getvalue(), language="en") == ["it has no structure"]
    assert found == [
        "it does not say that it is tagged",
        "its language is None",
        "page 1: f outside of the structure",
    ]
