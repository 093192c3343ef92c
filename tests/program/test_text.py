from __future__ import annotations

from collections.abc import Iterator

import pytest

from thrive.program import text
from thrive.program.text import Text, listen_to


@pytest.fixture(autouse=True)
def _hearing_as_before() -> Iterator[None]:
    before = text._speaking
    yield
    listen_to(before)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Six seats"),
        ("en-us", "Six seats"),
        ("fr", "Six seats"),
        ("es", "Seis puestos"),
        ("es-us", "Seis puestos"),
        ("ES-MX", "Seis puestos"),
    ],
)
def test_a_text_is_said_in_the_language_being_spoken(language: str, said: str) -> None:
    listen_to(lambda: language)

    heard = str(Text("Six seats", "Seis puestos"))

    assert heard == said


def test_when_no_language_is_being_spoken_a_text_is_said_in_english() -> None:
    listen_to(lambda: None)  # type: ignore[arg-type,return-value]

    assert str(Text("Six seats", "Seis puestos")) == "Six seats"


@pytest.mark.parametrize(("en", "es"), [("", "Hola"), ("Hello", ""), ("Hello", "  ")])
def test_a_text_without_one_of_its_languages_cannot_be_made(en: str, es: str) -> None:
    with pytest.raises(ValueError, match="needs both languages"):
        Text(en, es)


def test_a_proper_name_is_the_same_in_both_languages() -> None:
    name = Text.proper("Community Partners")

    assert name.as_json() == {"en": "Community Partners", "es": "Community Partners"}
