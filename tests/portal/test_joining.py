"""Both tables as the public sees them, drawn from the rulebook."""

from __future__ import annotations

from collections import Counter

import pytest

from thrive.portal.queries.joining import joining_page

pytestmark = pytest.mark.django_db


def test_table_one_has_nine_rows_four_for_affiliates_nine_for_the_others():
    rows = joining_page().offerings

    ticks = [sum(row.cells[place][1] for row in rows) for place in range(3)]
    assert (len(rows), ticks) == (9, [4, 9, 9])


def test_table_two_asks_three_of_affiliates_nine_of_pilots_five_of_vanguards():
    rows = joining_page().requirements

    cells = [Counter(row.cells[place].cell for row in rows) for place in range(3)]
    assert len(rows) == 10
    assert cells == [
        {"required": 3, "none": 7},
        {"required": 9, "optional": 1},
        {"required": 5, "prior_ok": 5},
    ]


def test_the_data_plan_is_marked_as_acts_work():
    assert [row.requirement.code for row in joining_page().requirements if row.done_by_act] == [
        "T2_4"
    ]


@pytest.mark.parametrize("path", ["/get-involved/", "/get-involved/tiers/"])
@pytest.mark.parametrize("language", ["", "/es"])
def test_the_pages_open_signed_out_in_both_languages(client, path, language):
    assert client.get(language + path).status_code == 200
