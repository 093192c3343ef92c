"""What holds for every rulebook on the shelf."""

from __future__ import annotations

import ast
import json
import pickle
import sys
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

import thrive.program
from tests.program.walk import everything_in
from thrive.program.act_ca import ACT_CA_1, ACT_CA_2
from thrive.program.registry import RULEBOOKS, current, rulebook
from thrive.program.rulebook import CELL_NAMES, Rulebook
from thrive.program.sources import DOCUMENTS, THE_FIVE, Cite
from thrive.program.text import Text

SAME_IN_BOTH_LANGUAGES = {
    "Coach",
    "Hmong",
    "Public Health Advocates",
    "Community Partners",
    "Smart Start",
    "Kate B. Reynolds",
    "UCLA Center for Healthier Children, Families & Communities",
    "All Children Thrive – California",
}
WORDS_WE_AVOID = ("stakeholder", "target population", "at-risk", "minorities", "wellbeing")

every_rulebook = pytest.mark.parametrize("book", RULEBOOKS, ids=str)


@every_rulebook
def test_every_article_cites_a_known_document_and_a_place_in_it(book: Rulebook) -> None:
    cites = [thing for thing in everything_in(book) if isinstance(thing, Cite)]

    assert {cite.document for cite in cites} <= set(DOCUMENTS)
    assert [cite for cite in cites if not cite.section.strip()] == []


@every_rulebook
def test_every_article_of_every_chapter_carries_its_source(book: Rulebook) -> None:
    chapters = [getattr(book, part.name) for part in fields(book)]
    articles = [item for chapter in chapters if isinstance(chapter, tuple) for item in chapter]

    assert [item for item in articles if not isinstance(item.cite, Cite)] == []


@every_rulebook
def test_every_text_has_spanish_of_its_own(book: Rulebook) -> None:
    texts = {thing for thing in everything_in(book) if isinstance(thing, Text)}
    untranslated = {text.en for text in texts if text.en == text.es}

    assert untranslated <= SAME_IN_BOTH_LANGUAGES


@every_rulebook
def test_no_text_uses_a_word_the_field_avoids(book: Rulebook) -> None:
    texts = [thing for thing in everything_in(book) if isinstance(thing, Text)]
    found = [(w, text.en) for text in texts for w in WORDS_WE_AVOID if w in text.en.lower()]

    assert found == []


@every_rulebook
def test_every_rulebook_says_what_it_is_drawn_from(book: Rulebook) -> None:
    assert book.cite.document in THE_FIVE
    assert rulebook(book.key, book.version) is book


def test_models_of_other_initiatives_say_that_they_do_not_speak_for_them() -> None:
    notes = [str(book.note) for book in RULEBOOKS if book.key != "act-ca"]

    assert [note.endswith("It does not speak for that initiative.") for note in notes] == [True] * 2


def test_a_citation_reads_as_a_reader_would_look_it_up() -> None:
    assert str(ACT_CA_2.requirement("T2_3").cite) == "TA Plan Table II row 3"
    assert str(ACT_CA_2.step("d").cite) == "TA Plan §III.A.1.d"


@pytest.mark.parametrize(
    ("book", "fingerprint"),
    [
        (ACT_CA_1, "bec4bd5a3f641e5ef08221e6dea0c576d52dd9f207cb56a279ca3dec0ff6fbfd"),
        (ACT_CA_2, "b92e98fefefed2647449a7dff9b2eb327ce9d0fcab7c22b8037db76ea8d69fb3"),
    ],
    ids=str,
)
def test_the_rules_are_the_ones_past_decisions_were_made_under(
    book: Rulebook, fingerprint: str
) -> None:
    """Once decisions have been made under a version, a change of its rules is a new version."""
    assert book.fingerprint() == fingerprint


def test_one_changed_number_changes_the_fingerprint() -> None:
    pilot = replace(ACT_CA_2.tier("pilot"), cap=21)
    changed = replace(ACT_CA_2, tiers=(ACT_CA_2.tiers[0], pilot, ACT_CA_2.tiers[2]))

    assert changed.fingerprint() != ACT_CA_2.fingerprint()


@pytest.mark.parametrize(
    ("on", "version"), [("2024-01-01", "1"), ("2025-12-31", "1"), ("2026-01-01", "2"), (None, "2")]
)
def test_the_rules_of_a_day_are_those_in_force_on_it(on: str | None, version: str) -> None:
    assert current("act-ca", on).version == version


def test_before_the_first_cycle_no_rules_were_in_force() -> None:
    with pytest.raises(KeyError, match="No rulebook 'act-ca' is in force on 2020-01-01"):
        current("act-ca", "2020-01-01")


@pytest.mark.parametrize(
    ("look_up", "wanted", "sentence"),
    [
        ("tier", "gold", "Rulebook act-ca/2 has no tier 'gold'"),
        ("requirement", "T2_11", "Rulebook act-ca/2 has no requirement 'T2_11'"),
        ("offering", "T1_0", "Rulebook act-ca/2 has no offering 'T1_0'"),
        ("step", "h", "Rulebook act-ca/2 has no invitation step 'h'"),
        ("area", "sports", "Rulebook act-ca/2 has no action area 'sports'"),
        ("asked_of", "gold", "Rulebook act-ca/2 has no tier 'gold'"),
    ],
)
def test_looking_up_what_is_not_there_answers_with_a_sentence(
    look_up: str, wanted: str, sentence: str
) -> None:
    with pytest.raises(KeyError, match=sentence):
        getattr(ACT_CA_2, look_up)(wanted)


@every_rulebook
def test_a_rulebook_written_as_json_reads_back_the_same(book: Rulebook) -> None:
    written = book.as_json()

    assert json.loads(json.dumps(written)) == written


def test_the_json_of_the_tables_has_the_shape_others_read() -> None:
    written = ACT_CA_2.as_json()
    tiers, offerings, requirements = (written[k] for k in ("tiers", "offerings", "requirements"))

    assert isinstance(tiers, list)
    assert isinstance(offerings, list)
    assert isinstance(requirements, list)
    assert [(tier["slug"], tier["cap"]) for tier in tiers] == [
        ("affiliate", None),
        ("pilot", 20),
        ("vanguard", 8),
    ]
    assert tiers[1]["name"] == {"en": "Pilot", "es": "Piloto"}
    assert offerings[8]["tiers"] == ["pilot", "vanguard"]
    assert requirements[3]["responsible"] == "act"
    assert requirements[3]["tiers"] == {
        "affiliate": "none",
        "pilot": "required",
        "vanguard": "prior_ok",
    }
    assert requirements[2]["cite"] == {
        "document": "S2",
        "section": "Table II row 3",
        "reads": "TA Plan Table II row 3",
        "note": {
            "en": "§III.A.4 says “if needed”; the first session is required. See C5.",
            "es": "El §III.A.4 dice “si hace falta”; la primera sesión es obligatoria. Vea C5.",
        },
    }


@every_rulebook
def test_a_rulebook_can_be_kept_in_a_cache(book: Rulebook) -> None:
    assert pickle.loads(pickle.dumps(book)) == book
    assert hash(book) == hash(replace(book))


def test_every_kind_of_cell_has_a_name() -> None:
    cells = {cell for row in ACT_CA_2.requirements for cell in row.cells.values()}

    assert cells == set(CELL_NAMES)


def test_nothing_in_a_rulebook_can_be_changed_in_place() -> None:
    loose = {
        type(thing).__name__
        for book in RULEBOOKS
        for thing in everything_in(book)
        if is_dataclass(thing) and not thing.__dataclass_params__.frozen  # type: ignore[union-attr]
    }

    assert loose == set()


def test_the_room_needs_only_the_standard_library() -> None:
    room = Path(thrive.program.__file__).parent
    names = {
        name.split(".")[0]
        for module in room.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text()))
        for name in _absolute_imports(node)
    }

    assert names <= sys.stdlib_module_names


def _absolute_imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        return [node.module]
    return []
