"""The forty shipped entries, and the rules a text must meet before everybody reads it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.toolkit import ground
from thrive.program import current
from thrive.toolkit import words
from thrive.toolkit.actions.loading import load_entries, shipped
from thrive.toolkit.content import Content, Rating, read
from thrive.toolkit.models import ToolkitEntry
from thrive.toolkit.rules.editing import is_whole

ENTRIES = dict(shipped())
UNCONFIRMED = {
    "park-equity-resolution": 1,
    "alcohol-outlet-limits": 1,
    "community-violence-interruption": 1,
    "trauma-informed-city-workforce": 1,
    "youth-participatory-budget": 1,
    "city-mentoring-corps": 1,
    "after-school-joint-use": 1,
    "tax-credit-outreach": 1,
    "family-friendly-work-rules": 1,
    "guaranteed-income-for-new-parents": 1,
    "voucher-acceptance-rule": 1,
    "school-based-wellness-center": 2,
    "universal-skills-and-peer-support": 1,
}


def test_forty_entries_are_whole_and_say_the_same_in_both_languages() -> None:
    lengths = {
        (slug, code): len(re.findall(r"\w+", " ".join(_prose(content, code))))
        for slug, content in ENTRIES.items()
        for code in ("en", "es")
    }

    assert len(ENTRIES) == 40
    assert [slug for slug, content in ENTRIES.items() if not is_whole(content)] == []
    assert {one for one, length in lengths.items() if not 120 <= length <= 265} == set()
    assert [slug for slug, one in ENTRIES.items() if _shape(one, "en") != _shape(one, "es")] == []


def _prose(content: Content, code: str) -> tuple[str, ...]:
    one = content.said_in(code)
    texts = (one.title, one.summary, one.why, one.enacted, one.cost_note, one.disparity)
    return (*texts, *one.steps, *one.equity)


def _shape(content: Content, code: str) -> tuple[Any, ...]:
    one = content.said_in(code)
    clauses = [(len(clause.lines), clause.numbered) for clause in one.clauses]
    return len(one.steps), len(one.equity), clauses


def test_every_choice_of_a_shipped_entry_has_words() -> None:
    known = {
        "areas": {area.slug for area in current().areas},
        "makers": set(words.MAKERS),
        "instruments": set(words.INSTRUMENTS),
        "aims": set(words.AIMS),
        "populations": set(words.POPULATIONS),
        "cdc": set(words.CDC),
        "kinds": set(words.KINDS),
        "costs": set(words.COSTS),
        "ratings": set(words.RATINGS),
        "indicators": set(words.INDICATORS),
    }
    unknown = [
        (slug, facet, value)
        for slug, content in ENTRIES.items()
        for facet, value in content.facets()
        if value not in known[facet]
    ]

    assert unknown == []
    assert [one for text in ENTRIES.values() for one in text.related if one not in ENTRIES] == []


def test_ratings_that_nobody_has_confirmed_stand_where_the_field_says_so() -> None:
    held = {
        slug: len(content.ratings) - len(content.public_ratings)
        for slug, content in ENTRIES.items()
    }

    assert {slug: number for slug, number in held.items() if number} == UNCONFIRMED
    assert ("ratings", "not-rated") in set(ENTRIES["park-equity-resolution"].facets())
    assert ("ratings", "wwfh.ineffective") in set(
        ENTRIES["replace-zero-tolerance-discipline"].facets()
    )


def test_a_text_survives_its_journey_through_json() -> None:
    assert [slug for slug, one in ENTRIES.items() if read(one.as_json()) != one] == []


@pytest.mark.django_db
def test_loading_twice_begins_each_entry_once_and_as_a_draft() -> None:
    from thrive.base.refs import SYSTEM

    assert (load_entries(by=SYSTEM), load_entries(by=SYSTEM)) == (40, 0)
    assert ToolkitEntry.objects.filter(current=None).count() == 40


WHOLE = ground.content()
LACKS = [
    ({"areas": ()}, "Choose at least one action area."),
    ({"makers": ()}, "Say who decides."),
    ({"instruments": ()}, "Say by what instrument it is enacted."),
    ({"indicators": ()}, "Name at least one indicator that it should move."),
    ({"cost": ""}, "Say what it costs."),
    ({"es": replace(WHOLE.es, why="")}, "A part is missing in this language: Spanish."),
    ({"es": replace(WHOLE.es, clauses=())}, "The model text stands in one language only."),
    (
        {"ratings": (Rating("wwfh", "gold", "", "", ground.LINK),)},
        "A rating names a scheme or a level that we do not know.",
    ),
    (
        {"ratings": (Rating("cpstf", "recommended"),)},
        "A rating has no link to where it can be read.",
    ),
]


@pytest.mark.parametrize(("parts", "sentence"), LACKS)
def test_what_is_missing_is_named(parts: dict[str, Any], sentence: str) -> None:
    assert is_whole(replace(WHOLE, **parts)).sentence == sentence


def test_a_whole_text_may_go_out() -> None:
    assert is_whole(WHOLE)
