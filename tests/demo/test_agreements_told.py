"""The demo's agreements stand as its story says, and every sealed document of it is whole."""

from __future__ import annotations

from typing import Any

import pytest

from thrive.cities.models import Community
from thrive.people.models import Person
from thrive.teams.models import AgreementSignature, SealedAgreement
from thrive.teams.queries.agreement import agreement_page
from thrive.teams.queries.agreement_check import check_file
from thrive.teams.queries.agreement_read import team_community

pytestmark = pytest.mark.django_db
IN_FORCE = {"Hayward", "Garden Grove", "Vallejo", "Merced", "Santa Maria"}


@pytest.fixture(scope="module")
def told(story: Any, django_db_blocker: Any) -> dict[str, str]:
    """What a check of each sealed document says, by city: read where the story wrote them."""
    with django_db_blocker.unblock():
        documents = SealedAgreement.objects.select_related("enrollment__community")
        return {one.enrollment.community.name: _says(one) for one in documents}


def _says(sealed: SealedAgreement) -> str:
    with sealed.file.open("rb") as file:
        return check_file(file.read()).says


def test_five_agreements_are_in_force_and_their_documents_are_whole(told: dict[str, str]) -> None:
    documents = SealedAgreement.objects.select_related("enrollment")

    assert told == dict.fromkeys(IN_FORCE, "current")
    assert all(one.enrollment.agreement_in_force_on == one.in_force_on for one in documents)


def test_el_centro_is_one_guardian_short(told: dict[str, str]) -> None:
    luz = Person.objects.get(email="luz@example.org")
    community = team_community(luz, "el-centro")
    assert community is not None

    page = agreement_page(luz, community)

    assert page.missing == ("Youth Design Team: a parent or guardian has still to sign.",)
    assert page.in_force is None


def test_nobody_has_signed_in_lancaster(told: dict[str, str]) -> None:
    lancaster = Community.objects.get(name="Lancaster")

    assert not AgreementSignature.objects.filter(enrollment__community=lancaster).exists()
