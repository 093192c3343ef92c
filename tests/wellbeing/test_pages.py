"""The index as everybody reads it: parts before the total, other choices, files and API alike."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from thrive.search.models import SearchDocument
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries.editions import kept
from thrive.wellbeing.queries.home import index_home
from thrive.wellbeing.queries.place import place_page
from thrive.wellbeing.queries.places import find
from thrive.wellbeing.recipes.choices import Choices

pytestmark = pytest.mark.django_db
PLACE = "/data/index/vallejo/"


def words(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/data/index/", "Public numbers fill 4 of 6 areas; of the others nothing is known"),
        ("/data/index/?index=act-ca", "1 of 32 indicators have a public number"),
        ("/data/index/?kind=county", "Look at cities"),
        ("/data/index/?q=zzz", "No city begins with “zzz”"),
        (PLACE, "Vallejo: Conditions around children, from public tables"),
        (f"{PLACE}?index=act-ca", "Vallejo has too few public numbers for a score."),
        ("/es/data/index/vallejo/", "Qué lo sostiene y qué lo baja"),
        ("/data/index/solano-county/", "in 2021"),
        ("/data/index/vallejo/peers/", "None stands above another"),
        ("/data/index/method/", "Every choice, and its reason"),
        ("/data/index/published/", "47 of 47 columns follow"),
    ],
)
def test_a_page_says_what_it_shows(
    conditions: IndexEdition, client: Client, path: str, says: str
) -> None:
    page = client.get(path)

    assert page.status_code == 200
    assert says in words(page)


def test_a_city_that_is_typed_is_opened(conditions: IndexEdition, client: Client) -> None:
    from thrive.base.refs import SYSTEM
    from thrive.places.actions import load_places

    load_places(by=SYSTEM)

    assert client.get("/data/index/?q=Vallejo")["Location"] == "/data/index/vallejo/"
    assert "San Jose" in words(client.get("/data/index/?q=san j"))


def test_parts_stand_before_the_total_and_the_total_may_be_left_out(
    conditions: IndexEdition, client: Client
) -> None:
    whole, parts = words(client.get(PLACE)), words(client.get(f"{PLACE}?total=no"))

    assert whole.index("Health insurance") < whole.index("All together")
    assert "All together" not in parts
    assert "Health insurance" in parts


def test_other_choices_stand_beside_the_published_score_and_in_the_address(
    conditions: IndexEdition,
) -> None:
    here = find("vallejo")
    assert here
    page = place_page(here, "", Choices(points={4: 1.0}), [])
    assert page
    assert page.total
    assert page.chosen

    economic = next(part for part in page.parts if part.area == 4)

    assert page.chosen.total == pytest.approx(economic.score)
    assert page.total.score == pytest.approx(58.0, abs=0.1)
    assert page.without_total == "?w4=1&total=no&index=public-tables"


def test_a_choice_that_cannot_be_read_costs_nothing(
    conditions: IndexEdition, client: Client
) -> None:
    page = client.get(f"{PLACE}?w1=lots&w2=3&scale=wide")
    text = page.content.decode()

    assert page.status_code == 422
    assert "Write a number, such as 2" in text
    assert 'value="lots"' in text
    assert 'value="3"' in text


def test_a_change_is_told_with_its_range(conditions: IndexEdition) -> None:
    here = find("solano-county")
    assert here
    page = place_page(here, "", Choices(), [])
    assert page
    assert page.earlier

    moved = {part.area: part.moved for part in page.parts if part.moved}

    assert (page.earlier.year, page.edition.year) == (2021, 2023)
    assert (moved[4].way, moved[4].within_ranges) == ("up", False)
    assert (moved[2].way, moved[2].percent) == ("flat", 0.0)  # the same numbers in both


def test_page_csv_json_and_api_hold_the_same_numbers(
    conditions: IndexEdition, client: Client
) -> None:
    file = client.get(f"{PLACE}numbers.csv").content.decode("utf-8-sig")
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(file))}
    table = json.loads(client.get(f"{PLACE}numbers.json").content)["numbers"]
    api = client.get("/api/v1/index/places/vallejo/").json()
    page = words(client.get(PLACE))

    from_csv = {code: float(row["score"]) for code, row in rows.items() if row["score"]}
    from_json = {row["code"]: row["score"] for row in table if row["score"] is not None}
    from_api = {f"D{one['area']}": one["score"] for one in api["areas"] if one["score"] is not None}
    from_api |= {"TOTAL": api["total"]["score"]}
    from_api |= {one["code"]: one["position"] for one in api["components"]}

    assert from_csv == from_json == from_api
    assert from_csv["TOTAL"] == 58.0
    assert " 58 " in page
    assert rows["P4"]["value"] == "14.1827"
    assert client.get(f"{PLACE}numbers.xlsx").content[:2] == b"PK"
    assert client.get(f"{PLACE}numbers.exe").status_code == 404


def test_the_file_of_all_places_is_in_no_order_of_merit(
    conditions: IndexEdition, client: Client
) -> None:
    file = client.get("/data/index/numbers.csv").content.decode("utf-8-sig")
    names = [row["name"] for row in csv.DictReader(io.StringIO(file)) if row["kind"] == "total"]

    assert len(names) == 483
    assert names[:3] == ["Adelanto", "Agoura Hills", "Alameda"]


def test_the_api_says_which_edition_and_refuses_what_is_not_there(
    conditions: IndexEdition, client: Client
) -> None:
    told = client.get("/api/v1/index/").json()
    listed = client.get("/api/v1/index/places/?kind=county&page=2").json()

    assert told["count"] == 4
    assert conditions.content_sha256 in {one["content_sha256"] for one in told["editions"]}
    assert (listed["count"], listed["pages"], len(listed["places"])) == (58, 2, 8)
    assert client.get("/api/v1/index/places/atlantis/").status_code == 404


def test_no_page_ranks_anybody(conditions: IndexEdition, client: Client) -> None:
    paths = ("/data/index/", PLACE, "/data/index/vallejo/peers/", "/data/index/method/")
    found = [
        (path, word)
        for path in paths
        for word in re.findall(
            r"(?i)\b(best|worst|ranked|top \d+|\d+(?:st|nd|rd|th) of)\b", words(client.get(path))
        )
        if word.lower() not in ("best", "worst")  # "not the best and the worst place"
    ]

    assert found == []


def test_the_number_of_questions_does_not_grow(conditions: IndexEdition, client: Client) -> None:
    counts = {}
    for path in (
        "/data/index/",
        PLACE,
        f"{PLACE}?w1=2&scale=position",
        "/data/index/vallejo/peers/",
    ):
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(path)
        counts[path] = len(asked)

    assert max(counts.values()) <= 2, counts


def test_the_search_finds_the_index_of_a_city(conditions: IndexEdition, client: Client) -> None:
    found = SearchDocument.objects.filter(kind="index_place", language="en")

    assert found.count() == 483 + 58
    assert 'href="/data/index/vallejo/"' in client.get("/search/?q=vallejo").content.decode()


def test_a_place_without_numbers_says_so_and_has_no_score(
    conditions: IndexEdition, client: Client
) -> None:
    numbers = kept(conditions).numbers
    [without] = [one for one in ("mountain-house",) if find(one)]

    page = words(client.get(f"/data/index/{without}/"))

    assert "Mountain House has too few public numbers for a score." in page
    assert numbers.row_of(find(without).code) is not None  # type: ignore[union-attr]
    assert "Too few numbers" in words(client.get(f"/data/index/{without}/peers/"))


def test_the_statewide_picture_counts_places_and_names_none(conditions: IndexEdition) -> None:
    page = index_home()

    assert [row.places for row in page.rows] == [417, 402, 0, 417, 417, 0, 402]
    assert sum(page.rows[0].counts) == 417
    assert not hasattr(page.rows[0], "place")
