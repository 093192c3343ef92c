"""Who reads a young person's name in their team, before and after a guardian's yes (domain §4.6)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cities import way
from tests.cities.reading import words
from tests.teams import agreement_ground as ground
from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.cities.actions.roles import hold_city_role
from thrive.people.models import GuardianConsent, Person
from thrive.teams.actions.agreement_guardian import cosign
from thrive.teams.models import GuardianSignature
from thrive.teams.queries.agreement import agreement_page

pytestmark = pytest.mark.django_db
READERS: dict[str, Callable[[ground.Team], Person]] = {
    "the Core Team": lambda made: made.people["city_1"],
    "the Design Team": lambda made: made.people["elvira"],
    "themselves": lambda made: made.people["ximena"],
    "the coach": lambda made: made.coach,
    "an administrator": lambda made: way.person("Imani", "admin"),
}
CLOSE = ("themselves", "the coach", "an administrator")
NAME, NO_NAME = "Ximena V.", "A youth member"


def nobody_answered(made: ground.Team) -> None:
    ground.signs(made, "ximena", guardian_name="Ana Rivera", guardian_email="ana@example.org")


def yes_to_the_account(made: ground.Team) -> None:
    GuardianConsent.objects.create(person=made.people["ximena"], given_at=clock.now())


def withdrawn(made: ground.Team) -> None:
    now = clock.now()
    GuardianConsent.objects.create(person=made.people["ximena"], given_at=now, withdrawn_at=now)


def yes_to_the_letter(made: ground.Team) -> None:
    nobody_answered(made)
    guardian = GuardianSignature.objects.get()
    yes = {"name": "Ana Rivera", "language": "en", "means_it": True, "accepts": True}
    cosign(guardian, **yes, by=guardian)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("answer", "for_all"),
    [
        (nobody_answered, False),
        (withdrawn, False),
        (yes_to_the_account, True),
        (yes_to_the_letter, True),
    ],
)
def test_a_youth_is_named_to_the_team_once_a_guardian_has_said_yes(
    reader: str, answer: Callable[[ground.Team], None], for_all: bool
) -> None:
    made = ground.team()
    answer(made)

    page = agreement_page(READERS[reader](made), made.community)

    line = next(line for line in page.lines if line.places == "Youth Design Team")
    assert line.name == (NAME if for_all or reader in CLOSE else NO_NAME)


@pytest.mark.parametrize("reader", READERS)
def test_a_youth_on_paper_is_named_in_confidence_until_a_guardian_signs(reader: str) -> None:
    made = ground.team()
    place = made.members["lani"]
    place.is_minor = True
    place.save()

    page = agreement_page(READERS[reader](made), made.community)

    lani = page.lines[-3]
    assert lani.name == ("Lani T." if reader in ("the coach", "an administrator") else NO_NAME)


def test_the_page_of_the_design_team_holds_to_the_same() -> None:
    made = ground.team()
    hold_city_role(made.community, person=made.people["city_1"], role="core", by=SYSTEM)
    Person.objects.filter(pk=made.people["ximena"].pk).update(shown_name="Ximena R.")
    at = "/cities/vallejo/design-team/"

    seen = {key: words(way.desk(find(made)).get(at)) for key, find in READERS.items()}

    named = {key for key, page in seen.items() if NO_NAME not in page}
    assert named == set(CLOSE)
    assert [key for key, page in seen.items() if "Rivera" in page] == []
