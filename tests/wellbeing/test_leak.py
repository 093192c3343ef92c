"""What the protected view hides, no score, driver, range, file or page gives away.

Two sources that differ only in one hidden cell go through the whole chain of import and review.
Whatever comes out must be the same for both, to the last bit: then nothing of the cell is in it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from django.test import Client

from tests.indicators import ground as numbers
from tests.indicators.files.way import csv
from tests.wellbeing import ground
from thrive.indicators.models import Release
from thrive.places import tables
from thrive.places.models import Geography
from thrive.wellbeing.actions.editions import computed, make_edition
from thrive.wellbeing.actions.recipes import write_recipe
from thrive.wellbeing.queries.whatif import chosen
from thrive.wellbeing.recipes.choices import SCALES, SHARES, Choices
from thrive.wellbeing.recipes.designs import PUBLIC_TABLES

pytestmark = pytest.mark.django_db
SMALL = "06003"  # Alpine, with about 1,200 residents


def released(slug: str, hidden: int) -> Release:
    """Crowding of all counties, published; the small county has `hidden` crowded homes."""
    rows = []
    for number, county in enumerate(tables.counties()):
        Geography.objects.get_or_create(
            kind="county", geoid=county.geoid,
            defaults={
                "name": county.name, "legal_name": county.legal_name, "slug": f"c-{county.geoid}",
                "population": county.population, "population_source": county.source,
            },
        )  # fmt: skip
        count = hidden if county.geoid == SMALL else 4000 + 37 * number
        whole = 200 if county.geoid == SMALL else 30_000
        rows.append(f"{county.geoid},2021,crowding,All,{count},{whole}")
    return numbers.published(csv(*rows), to=numbers.dataset(slug))


def test_an_index_is_blind_to_what_was_hidden(tmp_path: Any, settings: Any, client: Client) -> None:
    settings.DATA_DIR = tmp_path
    first, second = released("first", 7), released("second", 3)
    recipe = write_recipe(
        PUBLIC_TABLES, releases=[first], kind="county", year=2021, by=numbers.staff()
    )
    assert first.raw_sha256 != second.raw_sha256  # there is something that could leak

    one, other = (computed(recipe, [each], kind="county", year=2021)[0] for each in (first, second))
    edition = ground.published(
        make_edition(recipe, releases=[first], kind="county", year=2021, by=numbers.staff())
    )

    row, at = one.row_of(f"county:{SMALL}"), one.codes.index("P7")
    assert row is not None
    assert one.status[row, at] == "suppressed"
    assert np.isnan([one.values[row, at], one.moe[row, at], one.positions[row, at]]).all()
    assert all(np.isnan(score[row]) for score in one.scores.values())
    assert one.content_sha256 == other.content_sha256 == edition.content_sha256
    page = client.get("/data/index/alpine-county/")
    assert "so few people that somebody could be recognized" in page.content.decode()
    file = client.get("/data/index/alpine-county/numbers.json").json()
    [hidden] = [line for line in file["numbers"] if line["code"] == "P7"]
    assert (hidden["value"], hidden["score"], hidden["status"]) == (None, None, "suppressed")


def test_other_choices_do_not_bring_it_back(tmp_path: Any, settings: Any, client: Client) -> None:
    """Whatever scale, share or weights somebody asks for: a hidden number stays out."""
    settings.DATA_DIR = tmp_path
    release = released("first", 7)
    recipe = write_recipe(
        PUBLIC_TABLES, releases=[release], kind="county", year=2021, by=numbers.staff()
    )
    edition = ground.published(
        make_edition(recipe, releases=[release], kind="county", year=2021, by=numbers.staff())
    )

    found = [
        chosen(edition, Choices(points=points, scale=scale, share=share), f"county:{SMALL}")
        for points in ({}, {5: 1.0})
        for scale in SCALES
        for share in SHARES
    ]

    assert [one.score_of("D5") for one in found if one] == [None] * len(found)
