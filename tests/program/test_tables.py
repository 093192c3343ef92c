"""The Plan's two tables, and the counts a reader of the sources would check first."""

from __future__ import annotations

from collections import Counter

import pytest

from thrive.program.act_ca import ACT_CA_2 as ACT
from thrive.program.rulebook import GATE_SCORE


@pytest.mark.parametrize(("tier", "cap"), [("affiliate", None), ("pilot", 20), ("vanguard", 8)])
def test_only_pilot_and_vanguard_cities_are_limited_in_number(tier: str, cap: int | None) -> None:
    assert ACT.tier(tier).cap == cap


@pytest.mark.parametrize(("tier", "rows"), [("affiliate", 4), ("pilot", 9), ("vanguard", 9)])
def test_table_one_offers_four_rows_to_affiliates_and_nine_to_the_others(
    tier: str, rows: int
) -> None:
    assert len(ACT.offered_to(tier)) == rows


def test_affiliates_are_offered_the_first_four_rows() -> None:
    codes = [offering.code for offering in ACT.offered_to("affiliate")]

    assert codes == ["T1_1", "T1_2", "T1_3", "T1_4"]


@pytest.mark.parametrize(
    ("tier", "cells"),
    [
        ("affiliate", {"required": 3}),
        ("pilot", {"required": 9, "optional": 1}),
        ("vanguard", {"required": 5, "prior_ok": 5}),
    ],
)
def test_table_two_asks_each_tier_for_its_own_rows(tier: str, cells: dict[str, int]) -> None:
    asked = Counter(cell for _, cell in ACT.asked_of(tier))

    assert asked == cells


def test_affiliates_owe_a_resolution_a_listening_session_and_their_part_in_the_community() -> None:
    owed = [requirement.code for requirement, _ in ACT.asked_of("affiliate")]

    assert owed == ["T2_2", "T2_3", "T2_8"]


def test_an_affiliate_is_never_asked_for_a_history_map() -> None:
    assert ACT.requirement("T2_6").cells == {
        "affiliate": "none",
        "pilot": "optional",
        "vanguard": "prior_ok",
    }


def test_the_rows_a_vanguard_city_may_bring_along_are_those_with_a_star() -> None:
    starred = [row.code for row, cell in ACT.asked_of("vanguard") if cell == "prior_ok"]

    assert starred == ["T2_1", "T2_3", "T2_4", "T2_5", "T2_6"]


def test_only_the_data_plan_is_for_act_to_do() -> None:
    by_act = [row.code for row in ACT.requirements if row.responsible == "act"]

    assert by_act == ["T2_4"]


def test_the_core_team_has_two_seats_for_each_part_of_the_city() -> None:
    assert [seat.code for seat in ACT.seats] == [
        "city_1",
        "city_2",
        "cbo_youth",
        "cbo_adult",
        "resident_1",
        "resident_2",
    ]
    assert Counter(seat.kind for seat in ACT.seats) == {"city": 2, "cbo": 2, "resident": 2}


@pytest.mark.parametrize(
    ("chapter", "count"),
    [
        ("tiers", 3),
        ("offerings", 9),
        ("requirements", 10),
        ("steps", 7),
        ("stages", 3),
        ("levels", 3),
        ("capacities", 4),
        ("subgroups", 2),
        ("design_categories", 5),
        ("institution_types", 7),
        ("areas", 6),
        ("map_kinds", 4),
        ("data_phases", 7),
        ("training_modules", 4),
        ("strategies", 4),
        ("goals", 4),
        ("objectives", 5),
        ("organizations", 4),
        ("precheck", 6),
        ("criteria", 6),
        ("frictions", 34),
    ],
)
def test_each_chapter_is_complete(chapter: str, count: int) -> None:
    assert len(getattr(ACT, chapter)) == count


def test_values_count_four_principles_six_shared_and_five_of_government() -> None:
    kinds = Counter(value.kind for value in ACT.values)

    assert kinds == {"principle": 4, "shared_value": 6, "governmental_value": 5}
    assert len(ACT.values_of("shared_value")) == 6


def test_the_ten_terms_of_the_plans_glossary_are_there() -> None:
    ten = sorted(term.term.en for term in ACT.glossary if term.seed)

    assert ten == [
        "Coach",
        "Community Action Area",
        "Community Legacy Vision Map",
        "Community Systems Map",
        "Core Team",
        "Crossing the Gap Map",
        "Design Team",
        "History Map",
        "Toolkit",
        "Youth Innovation Idea Lab",
    ]


def test_every_friction_from_c1_to_c34_is_stated() -> None:
    assert [friction.code for friction in ACT.frictions] == [f"C{n}" for n in range(1, 35)]


def test_the_action_areas_keep_their_order_and_their_addresses() -> None:
    assert [area.slug for area in ACT.areas] == [
        "healthy-childhood-development",
        "protective-environments",
        "youth-development-civic-engagement",
        "economic-supports",
        "safe-stable-housing",
        "mental-health-wellness",
    ]


def test_a_team_may_draw_four_maps_and_two_of_them_make_one_milestone() -> None:
    toward = {kind.slug: kind.counts_toward for kind in ACT.map_kinds}

    assert toward == {
        "history": "T2_6",
        "systems": "T2_6",
        "legacy_vision": None,
        "crossing_gap": None,
    }


def test_legal_standing_is_the_only_gate() -> None:
    gates = [criterion.code for criterion in ACT.criteria if criterion.gate]

    assert gates == ["legal_standing"]
    assert GATE_SCORE == 2


def test_the_invitation_walks_from_a_to_g_and_then_ends() -> None:
    walked = ["a"]
    while step := ACT.next_step_after(walked[-1]):
        walked.append(step.letter)

    assert walked == list("abcdefg")
