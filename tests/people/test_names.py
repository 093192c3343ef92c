from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from thrive.people.names import first_name_and_initial, gives_away, holds_contact, pseudonym


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Rosa Mendez", "Rosa M."),
        ("María Elena García", "María G."),
        ("Cher", "Cher"),
        ("  Teo   b ", "Teo B."),
        ("", ""),
    ],
)
def test_others_see_first_name_and_initial(name: str, shown: str) -> None:
    assert first_name_and_initial(name) == shown


@given(name=some.text(max_size=120))
def test_a_shown_name_fits_its_column(name: str) -> None:
    assert len(first_name_and_initial(name)) <= 60


def test_a_made_up_name_tells_nothing_and_is_rarely_the_same() -> None:
    names = {pseudonym() for _turn in range(200)}

    assert len(names) > 100
    assert not any(holds_contact(name) for name in names)


@pytest.mark.parametrize(
    ("shown", "holds"),
    [
        ("Heron 47", False),
        ("lupe@home", True),
        ("call 5550142", True),
        ("www.lupe", True),
        ("Lupe 2010", True),
    ],
)
def test_contact_data_is_found_in_a_name(shown: str, holds: bool) -> None:
    assert holds_contact(shown) is holds


@pytest.mark.parametrize(
    ("shown", "gives"),
    [("Lupe V.", False), ("Vega", True), ("lupe vega", True), ("Vegas lights", False)],
)
def test_a_family_name_in_the_shown_name_is_found(shown: str, gives: bool) -> None:
    assert gives_away(shown, "Lupe Vega") is gives
