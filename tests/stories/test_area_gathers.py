"""An action area's page gathers what every room has: open talk and numbers among it (R103)."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from thrive.community.actions.posting import Words, start_thread
from thrive.community.models import ForumSpace

pytestmark = pytest.mark.django_db
AREA = "economic-supports"
PAGE = f"/action-areas/{AREA}/"


def _space(access: str, **columns: str) -> ForumSpace:
    slug = f"talk-{access}"
    return ForumSpace.objects.create(slug=slug, name=f"Talk {access}", access=access, **columns)


@pytest.mark.parametrize(
    ("access", "about", "shown"),
    [
        ("open", {"area": AREA}, True),
        ("open", {"area": "mental-health-wellness"}, False),
        ("open", {}, False),
        ("members", {"area": AREA}, False),
    ],
    ids=["open talk", "of another area", "of none", "for members"],
)
def test_only_open_talk_about_the_area_stands_there(
    access: str, about: dict[str, str], shown: bool
) -> None:
    author = way.person("Mina", "moderator")
    text = Words("How did you begin?")
    start_thread(_space(access), title="Stipends for youth", words=text, by=author, **about)

    for visitor in (Client(), way.desk(author)):
        assert ("Stipends for youth" in words(visitor.get(PAGE))) is shown


def test_talk_in_a_space_of_the_area_stands_there_too() -> None:
    author = way.person("Mina", "moderator")
    text = Words("¿Cómo empezaron?", language="es")
    start_thread(_space("open", area=AREA), title="Becas para jóvenes", words=text, by=author)

    page = Client().get(PAGE).content.decode()

    assert 'lang="es">Becas para jóvenes</a>' in page
