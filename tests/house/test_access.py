"""Every address of the site says who may open it."""

from __future__ import annotations

import pytest

from tests.house.addresses import OTHERS, addresses


def test_every_address_declares_its_access() -> None:
    undeclared = [
        f"{place.pattern} ({place.view.__module__})"
        for place in addresses()
        if place.access is None
    ]

    assert undeclared == []


@pytest.mark.parametrize("module", sorted(OTHERS))
def test_each_exception_for_a_library_is_still_needed(module: str) -> None:
    used = {
        module
        for place in addresses()
        if place.view.__module__.startswith(module) and not hasattr(place.view, "access")
    }

    assert used == {module}
