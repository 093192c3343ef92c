"""Every number of the report is the number of the rows it opens, on the page and in the file."""

from __future__ import annotations

import csv
import re
from typing import Any

import pytest
from django.test import Client

from tests.house.demo_told import browser
from thrive.portal.queries.report.figures import Figure, figures_of, numbers
from thrive.portal.queries.report.page import shown
from thrive.portal.queries.report.scope import Scope, read_scope

pytestmark = pytest.mark.django_db
FEW = "fewer than 11"


@pytest.fixture
def imani(story: Any, db: None, settings: Any) -> Client:
    settings.DEMO = True
    return browser("imani")


def scope_of(place: int) -> Scope:
    """Periods stand newest first: 0 is the quarter of today, the last is the whole cycle."""
    _scope, choices = read_scope({})
    found, _choices = read_scope({"quarter": choices.periods[place].code})
    assert found is not None
    return found


def lines(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def listed(client: Client, figure: Figure, scope: Scope) -> int:
    """Rows of the page behind a number, over all its pages."""
    number, rows = 1, 0
    while True:
        page = client.get(f"/staff/reports/{figure.code}/{scope.address}&page={number}")
        rows += len(page.context["page"].rows)
        if not page.context["page"].links.has_next():
            return rows
        number += 1


@pytest.mark.parametrize("place", [0, 4, -1], ids=["this quarter", "a year ago", "the cycle"])
def test_a_number_opens_as_many_rows_as_it_says(imani: Client, place: int) -> None:
    scope = scope_of(place)
    found = numbers(scope)

    wrong = []
    for figure in figures_of(scope):
        number = found[figure.code].number
        rows = listed(imani, figure, scope)
        file = lines(imani, f"/staff/reports/{figure.code}.csv{scope.address}")
        minutes = sum(int(line["Length, minutes"]) for line in file) if figure.family.sums else None
        counted = rows if minutes is None else minutes
        if number is None and (rows, len(file)) != (0, 0):
            wrong.append(f"{figure.code}: too few to tell, but {rows} rows are told")
        elif number is not None and (number, rows) != (counted, len(file)):
            wrong.append(f"{figure.code}: {number}, {rows} rows, {len(file)} in the file")

    assert wrong == []


@pytest.mark.parametrize("place", [0, 4])
def test_every_number_on_the_page_is_a_link_with_that_number(imani: Client, place: int) -> None:
    scope = scope_of(place)
    found, figures = numbers(scope), {one.code: one for one in figures_of(scope)}

    page = imani.get(f"/staff/reports/{scope.address}").content.decode()

    cells = re.findall(r"<td[^>]*>(.*?)</td>", page, re.DOTALL)
    links = [link for cell in cells for link in re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', cell)]
    told = {
        (code.group(1), words)
        for address, words in links
        if (code := re.search(r"/reports/([^/]+)/", address))
    }
    bare = [cell for cell in cells if re.search(r"\d", re.sub(r"<a.*?</a>", "", cell))]
    expected = {(code, shown(figures[code].family, found[code].number)) for code in found}
    assert expected - told == set()
    assert bare == []


def test_the_whole_report_is_one_file(imani: Client) -> None:
    scope = scope_of(-1)
    found = numbers(scope)

    file = lines(imani, f"/staff/reports.csv{scope.address}")

    assert [line["Code"] for line in file] == [one.code for one in figures_of(scope)]
    assert {line["Code"]: line["Number"] for line in file} == {
        one.code: shown(one.family, found[one.code].number) for one in figures_of(scope)
    }


def test_the_demo_stands_as_its_story_tells(imani: Client) -> None:
    scope = scope_of(0)

    found = numbers(scope)

    seats = {tier: found[f"seats-{tier}"].number for tier in ("affiliate", "pilot", "vanguard")}
    stages = {stage: found[f"stages-{stage}"].number for stage in ("engage", "grow", "accelerate")}
    levels = [found[f"levels-{level}"].number for level in (1, 2, 3)]
    assert seats == {"affiliate": 3, "pilot": 5, "vanguard": 2}
    assert stages == {"engage": 4, "grow": 3, "accelerate": 3}
    assert levels == [5, 3, 2]
    assert (found["met-T2_1-vanguard"].number, found["asked-T2_1-vanguard"].number) == (2, 2)
    assert (found["met-T2_5-vanguard"].number, found["asked-T2_5-vanguard"].number) == (1, 2)


def test_few_young_people_are_never_counted_out(imani: Client) -> None:
    scope = scope_of(0)

    page = imani.get(f"/staff/reports/guardians/{scope.address}")
    report = imani.get(f"/staff/reports/{scope.address}")

    assert (page.context["page"].number, page.context["page"].rows) == (FEW, ())
    assert report.content.decode().count(FEW) == 2  # the number, and its name for those who listen


def test_rows_of_young_people_name_no_city(imani: Client) -> None:
    scope = scope_of(0)

    page = imani.get(f"/staff/reports/youth/{scope.address}").context["page"]

    assert {(row.url, row.others) for row in page.rows} == {("", ())}
    assert "Vallejo" not in str(page.rows)
