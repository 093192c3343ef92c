"""What is said of published indices is made anew from their tables, and says the same."""

from __future__ import annotations

import pytest

from thrive.method.commands import run
from thrive.wellbeing.recipes.published import DATA, INDICES, SVI, PublishedIndex, compared, reports


@pytest.mark.parametrize("index", INDICES, ids=lambda one: one.key)
def test_the_report_is_what_the_tables_give(index: PublishedIndex) -> None:
    assert compared(index) == reports()[index.key]


def test_the_index_of_vulnerability_follows_to_the_last_digit() -> None:
    found = reports()[SVI.key]

    assert {(one["equal"], one["compared"], one["largest"]) for one in found["columns"]} == {
        (3144, 3144, 0.0)
    }


def test_what_does_not_follow_is_named_with_its_reason() -> None:
    columns = reports()["calenviroscreen-4-values"]["columns"]
    off = [one["published"] for one in columns if not one["follows"]]

    assert off == [
        *("Ozone Pctl", "Diesel PM Pctl", "Drinking Water Pctl", "Pesticides Pctl"),
        *("Tox. Release Pctl", "Pollution Burden Score", "CES 4.0 Score"),
        *("Pollution Burden Pctl", "CES 4.0 Percentile"),
    ]
    assert all(one["because"] for one in columns if one["published"] in off[:4])


def test_the_command_that_the_page_prints_gives_the_same(capsys: pytest.CaptureFixture) -> None:  # type: ignore[type-arg]
    words = SVI.command.replace("thrive/wellbeing/data", str(DATA)).split()[1:]

    code = run(words)

    assert code == 0
    assert "47 of 47 columns follow, over 3,144 units." in capsys.readouterr().out
