"""A margin in words: one that would round to nothing never reads as if there were none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils.translation import override

from tests.indicators.test_put_together import Shelved, about
from thrive.indicators.queries import words
from thrive.indicators.queries.downloads import COLUMNS, table_of
from thrive.indicators.queries.lines import line
from thrive.indicators.queries.numbers import PUBLISHED


@pytest.mark.parametrize(
    ("unit", "per", "size", "english", "spanish"),
    [("percent", 100, 3.14, "±3.1", "±3.1"),
     ("percent", 100, 0.04, "± under 0.1", "± menos de 0.1"),
     ("percent", 100, 0.05, "±0.1", "±0.1"),
     ("percent", 100, 0.0, "±0", "±0"),
     ("rate", 1_000, 0.02, "± under 0.1", "± menos de 0.1"),
     ("rate", 100_000, 0.4, "± under 1", "± menos de 1"),
     ("count", 0, 0.3, "± under 1", "± menos de 1"),
     ("count", 0, 1_234.0, "±1,234", "±1,234"),
     ("rank", 0, 0.001, "± under 0.01", "± menos de 0.01"),
     ("dollars", 0, 0.2, "± under $1", "± menos de $1"),
     ("dollars", 0, 900.0, "±$900", "±$900")],
)  # fmt: skip
def test_a_margin_never_rounds_to_nothing(
    unit: str, per: int, size: float, english: str, spanish: str
) -> None:
    said = []
    for language in ("en", "es"):
        with override(language):
            said.append(words.half_width(size, about("one", unit, per)))

    assert said == [english, spanish]


def test_the_line_of_a_page_says_it_and_the_file_keeps_all_digits() -> None:
    of = about("poverty", "percent", 100)
    [number] = Shelved([of], ("06095", "poverty", 12.5, 1.0, 8.0, 0.0312)).profile(
        "tract2010:06095"
    )

    told = line("Solano", number, of)

    assert told.margin == "± under 0.1"
    [row] = table_of([replace(number, made=PUBLISHED)], "Poverty", "/data/poverty/").rows
    assert row[COLUMNS.index("margin_of_error_90")] == 0.0312
