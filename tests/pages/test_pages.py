"""Pages that explain: drawn from the rulebook, readable, in both languages."""

from __future__ import annotations

import datetime

import pytest

from tests.portal import standing
from thrive.pages.help_lines import HELP_LINES
from thrive.pages.queries import about_page, glossary_page

pytestmark = pytest.mark.django_db

PATHS = ["/about/", "/glossary/", "/accessibility/", "/privacy/", "/help/"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["", "/es"])
def test_each_page_opens_signed_out_in_both_languages(client, path, language):
    assert client.get(language + path).status_code == 200


def test_about_shows_the_cycle_that_runs_now_with_its_dates(client):
    standing.cycle("old", accepts_applications=False)
    standing.cycle("new")

    page = client.get("/about/")

    assert page.context["page"].cycle.slug == "new"
    assert "January 1, 2026" in page.content.decode()
    assert "December 31, 2028" in page.content.decode()


def test_about_is_honest_before_the_first_cycle(client):
    page = client.get("/about/")

    assert page.context["page"].cycle is None
    assert "No cycle has been opened" in page.content.decode()


def test_values_number_four_six_and_five():
    page = about_page()

    assert (
        len(page.principles),
        len(page.shared_values),
        len(page.governmental_values),
        len(page.goals),
        len(page.objectives),
    ) == (4, 6, 5, 4, 5)
    assert len(page.sponsors) + len(page.operators) + len(page.partners) == 4


def test_the_ten_words_of_the_plan_come_first():
    page = glossary_page("")

    assert len(page.seeds) == 10
    assert page.found == page.everything


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("core team six", {"core-team"}),
        ("CORE  TEAM six", {"core-team"}),
        ("no such word here", set()),
        ("%", set()),
    ],
)
def test_words_are_found_by_name_or_meaning(asked, found):
    page = glossary_page(asked)

    assert {term.slug for term in (*page.seeds, *page.others)} == found


def test_each_word_has_an_address_of_its_own(client):
    text = client.get("/glossary/").content.decode()

    assert [f'id="{term.slug}"' in text for term in glossary_page("").seeds] == [True] * 10


def test_every_help_line_names_its_source_and_can_be_dialed(client):
    text = client.get("/help/").content.decode()

    assert [f'href="tel:{line.dial}"' in text for line in HELP_LINES] == [True] * len(HELP_LINES)
    assert all(line.source.en and line.source.es for line in HELP_LINES)
    assert all(isinstance(line.checked_on, datetime.date | None) for line in HELP_LINES)


def test_about_takes_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        about_page()
