"""A rulebook that contradicts itself cannot be made, and says where."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from thrive.program.act_ca import ACT_CA_2 as ACT

PILOT, VANGUARD = ACT.tier("pilot"), ACT.tier("vanguard")
FIRST_OFFERING, FIRST_ROW = ACT.offerings[0], ACT.requirements[0]
FORM = ACT.application
assert FORM is not None
FIRST_PAGE = FORM.sections[0]
ONE_STRANGE_CELL: Any = {**FIRST_ROW.cells, "pilot": "maybe"}
UNANSWERED = replace(ACT.precheck[0].unanswered, rank=3)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"tiers": (*ACT.tiers, PILOT)}, "tiers names 'pilot' 2 times."),
        ({"tiers": (replace(PILOT, cap=0), VANGUARD)}, "The cap of pilot must be at least 1."),
        (
            {"offerings": (replace(FIRST_OFFERING, tiers=("gold",)),)},
            "T1_1 names unknown tiers ['gold'].",
        ),
        (
            {"requirements": (replace(FIRST_ROW, cells={"pilot": "required"}),)},
            "T2_1 needs one cell for each of ['affiliate', 'pilot', 'vanguard'].",
        ),
        (
            {"requirements": (replace(FIRST_ROW, cells=ONE_STRANGE_CELL),)},
            "T2_1 has unknown cells ['maybe'].",
        ),
        (
            {"map_kinds": (replace(ACT.map_kinds[0], counts_toward="T2_99"),)},
            "Map history counts toward unknown T2_99.",
        ),
        ({"areas": ACT.areas[1:]}, "areas must be numbered from 1 without a hole."),
        ({"steps": ACT.steps[1:]}, "Invitation steps must run a, b, c…; they run bcdefg."),
        ({"bars": ACT.bars[::-1]}, "There must be one bar for each tier, in the same order."),
        (
            {"bars": (*ACT.bars[:2], replace(ACT.bars[2], share=10))},
            "vanguard asks less than pilot in share.",
        ),
        (
            {"bars": (replace(ACT.bars[0], share=5), *ACT.bars[1:])},
            "The first tier must be open to everyone.",
        ),
        (
            {"bars": (*ACT.bars[:2], replace(ACT.bars[2], floors={"charm": 3}))},
            "The bar of vanguard names unknown criteria ['charm'].",
        ),
        (
            {"bars": (*ACT.bars[:2], replace(ACT.bars[2], precheck={"charm": 3}))},
            "The bar of vanguard names unknown plain questions ['charm'].",
        ),
        (
            {"bars": (*ACT.bars[:2], replace(ACT.bars[2], floors={"commitment": 5}))},
            "The floors of vanguard must be 0 to 4.",
        ),
        (
            {"criteria": (replace(ACT.criteria[0], weight=0), *ACT.criteria[1:])},
            "The weight of legal_standing must be at least 1.",
        ),
        (
            {"precheck": (replace(ACT.precheck[0], unanswered=UNANSWERED), *ACT.precheck[1:])},
            "standing left out must not count for more than an answer.",
        ),
        (
            {"application": replace(FORM, sections=FORM.sections[1:])},
            "Sections of the form must be numbered from 1.",
        ),
        (
            {
                "application": replace(
                    FORM,
                    sections=(
                        replace(
                            FIRST_PAGE, questions=(replace(FIRST_PAGE.questions[0], options=()),)
                        ),
                    ),
                )
            },
            "Question place_kind must have options exactly when it is a choice.",
        ),
        (
            {"seats": ACT.seats[1:]},
            "Question city_1 asks for a seat the Core Team does not have.",
        ),
        ({"in_force_from": "January 1"}, "'January 1' is not an ISO date."),
    ],
)
def test_a_contradiction_is_named(change: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValueError, match=r"Rulebook act-ca/2 contradicts itself") as refused:
        replace(ACT, **change)

    assert fault in str(refused.value)
