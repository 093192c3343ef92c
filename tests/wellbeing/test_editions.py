"""Editions: computed from protected numbers, approved by two, the same whenever they are made."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from django.test import Client

from tests.indicators.ground import staff
from tests.wellbeing import ground
from thrive.base.decisions import Refused
from thrive.indicators.models import Release
from thrive.wellbeing.actions import editions
from thrive.wellbeing.actions.editions import computed
from thrive.wellbeing.editions.keeping import NUMBERS, read
from thrive.wellbeing.models import IndexEdition, IndexRecipe
from thrive.wellbeing.queries.editions import kept, readable

pytestmark = pytest.mark.django_db
VALLEJO = "place:0681666"


def test_an_edition_holds_every_city_and_the_state(conditions: IndexEdition) -> None:
    numbers = kept(conditions).numbers

    assert (len(numbers.ids), numbers.ids[-1]) == (484, "state:06")
    assert numbers.codes == ("P1", "P2", "P3", "P4", "P5", "P6", "P7")
    assert numbers.periods[0] == "2014-2018"
    assert int(np.isnan(numbers.scores["TOTAL"][:-1]).sum()) == 483 - 402  # no tract, or too few


def test_goalposts_stand_where_the_lowest_and_highest_tenth_of_cities_began(
    conditions: IndexEdition,
) -> None:
    numbers, recipe = kept(conditions).numbers, conditions.recipe.recipe
    poverty = numbers.values[:-1, recipe.codes.index("P4")]

    low, high = np.nanquantile(poverty, (0.1, 0.9)).round(4)

    assert recipe.indicators[3].normalize.goalposts == (low, high)


def test_the_scores_of_vallejo_are_those_of_the_definition(conditions: IndexEdition) -> None:
    numbers, recipe = kept(conditions).numbers, conditions.recipe.recipe
    row = numbers.row_of(VALLEJO)
    expected = {}
    for at, one in enumerate(recipe.indicators):
        assert one.normalize.goalposts
        low, high = one.normalize.goalposts
        position = 100 * (high - numbers.values[row, at]) / (high - low)
        expected.setdefault(one.group, []).append(min(max(position, 0), 100))
    areas = {code: float(np.mean(found)) for code, found in expected.items()}

    assert {code: float(numbers.scores[code][row]) for code in areas} == pytest.approx(areas)
    assert float(numbers.scores["TOTAL"][row]) == pytest.approx(np.mean(list(areas.values())))


def test_a_county_is_measured_on_the_cities_scale_and_against_its_own_past(
    conditions: IndexEdition,
) -> None:
    now, then = (
        one for one in readable() if (one.kind, one.recipe.slug) == ("county", "public-tables")
    )

    assert (now.year, then.year) == (2023, 2021)
    assert now.recipe == then.recipe == conditions.recipe
    assert kept(now).numbers.periods == (
        *("2018-2022", "2021", "2021", "2019-2023", "2018-2022", "2018-2022", "2018-2022"),
    )


def test_what_public_tables_cannot_fill_has_no_score(conditions: IndexEdition) -> None:
    [own] = [one for one in readable() if one.recipe.slug == "act-ca"]
    numbers = kept(own).numbers

    filled = [numbers.codes[at] for at in np.flatnonzero((~np.isnan(numbers.positions)).any(0))]

    assert filled == ["I25"]
    assert all(np.isnan(score).all() for score in numbers.scores.values())


def test_the_same_releases_give_the_same_edition_to_the_last_bit(conditions: IndexEdition) -> None:
    again, _found = computed(
        conditions.recipe, ground.releases(*ground.TRACTS), kind="place", year=2021
    )
    pressed_twice = ground.made("public-tables", "place", 2021, ground.releases(*ground.TRACTS))

    assert again.content_sha256 == conditions.content_sha256
    assert pressed_twice == conditions


def test_a_recipe_that_would_be_the_same_is_the_one_there_is(conditions: IndexEdition) -> None:
    ground.made("public-tables", "place", 2021, ground.releases(*ground.TRACTS), 2021)

    assert IndexRecipe.objects.filter(slug="public-tables").count() == 1


def test_an_edition_that_was_touched_is_refused(conditions: IndexEdition) -> None:
    file = conditions.folder / NUMBERS
    content = file.read_bytes()
    read.cache_clear()
    file.write_bytes(content[:-8] + b"tampered")

    with pytest.raises(ValueError, match="were changed after they were written"):
        read(conditions.folder, conditions.sha256)

    file.write_bytes(content)


def test_two_people_publish_and_nobody_does_it_alone(conditions: IndexEdition) -> None:
    first, second = staff(), staff("Omar")
    draft = ground.made("public-tables", "place", 2020, ground.releases("svi-2018"))
    seen = [draft.status]

    with pytest.raises(Refused, match="already “Draft”"):
        editions.publish(draft, by=second)
    draft = editions.approve(draft, by=first)
    with pytest.raises(Refused, match="A second person must look at it"):
        editions.publish(draft, by=first)
    seen.append(draft.status)
    seen.append(editions.publish(draft, by=second).status)

    assert seen == ["draft", "first_yes", "published"]


def test_a_withdrawn_release_takes_its_editions_off_every_page(
    conditions: IndexEdition, client: Client
) -> None:
    Release.objects.filter(dataset__slug="svi-2018").update(
        status="withdrawn", reason="A wrong file."
    )

    page = client.get("/data/index/vallejo/")

    assert [one.kind for one in readable()] == ["county"]
    assert "No edition is published yet" in page.content.decode()


def test_only_numbers_that_everybody_may_read_enter_an_index(conditions: IndexEdition) -> None:
    [release] = ground.releases("svi-2018")
    release.status = "first_yes"

    with pytest.raises(Refused, match="is not published for everybody"):
        ground.made("public-tables", "place", 2021, [release])


def test_an_edition_without_any_number_is_not_made(conditions: IndexEdition) -> None:
    with pytest.raises(Refused, match="hold no number of this index"):
        ground.made("public-tables", "place", 2001, ground.releases("svi-2018"))


def test_a_folder_is_written_whole_or_not_at_all(conditions: IndexEdition) -> None:
    left: list[Path] = [path for path in conditions.folder.parent.iterdir() if path.name[0] == "."]

    assert left == []
