"""The demo's toolkit and pages stand as its story says, and go with it."""

from __future__ import annotations

import pytest

from thrive.base import clock
from thrive.demo.pages_told import forget_pages
from thrive.demo.toolkit_told import forget_toolkit
from thrive.pages.models import ContactMessage, ContentPage, NewsPost, ObjectiveReport
from thrive.pages.queries.texts import board
from thrive.people.models import Person
from thrive.toolkit.models import CityUse, EntrySuggestion, ToolkitEntry

pytestmark = [pytest.mark.usefixtures("story"), pytest.mark.django_db]


def test_forty_entries_are_on_the_shelf_and_two_are_past_their_date() -> None:
    shelf = ToolkitEntry.objects.on_the_shelf()
    stale = [row.slug for row in shelf.order_by("slug") if row.is_stale(clock.today())]

    assert shelf.count() == 40
    assert stale == ["books-and-library-card-at-birth", "summer-youth-employment"]
    assert (CityUse.objects.count(), EntrySuggestion.objects.count()) == (6, 2)


def test_one_page_is_out_in_both_languages_and_one_waits_for_its_spanish() -> None:
    states = {line.page.slug: (line.english.state, line.spanish.state) for line in board()}

    assert states == {"how-we-work": ("Draft", "Missing"), "why": ("On the site", "On the site")}


def test_what_the_demo_invented_goes_and_history_stays() -> None:
    people = list(Person.objects.filter(is_demo=True))

    forget_toolkit(people)
    forget_pages(people)

    left = (ToolkitEntry, ContentPage, NewsPost, ObjectiveReport, ContactMessage)
    assert [model.objects.count() for model in left] == [0, 0, 0, 0, 0]
