"""Texts of a column → numbers, whole columns at a time, with what each text is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

GIVEN, ABSENT, HELD_BACK, WRONG = 0, 1, 2, 3
NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$"
SEPARATED = r"^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$"
ENDLESS = r"(?i)^[+-]?(nan|inf|infinity)$"
MISSING = frozenset({"", "NA", "N/A", "n/a", "null", "NULL", "None", "..", "-"})
WITHHELD = frozenset({"*", "**", "***", "S", "s", "Suppressed", "suppressed", "<11", "<10"})


@dataclass(frozen=True)
class Marks:
    """What a format writes in place of a number. `codes`: numbers that are none, and what they are
    (ABSENT; or GIVEN for “the margin is zero”). `separated`: commas between thousands."""

    missing: frozenset[str] = MISSING
    withheld: frozenset[str] = WITHHELD
    codes: Mapping[float, int] = field(default_factory=dict)
    separated: bool = False
    plus_minus: bool = False


@dataclass(frozen=True)
class Numbers:
    """`values` float64 (n,), NaN where there is none; `kinds` uint8 (n,), GIVEN to WRONG."""

    values: NDArray[np.float64]
    kinds: NDArray[np.uint8]


def numbers(texts: pa.Array, marks: Marks) -> Numbers:
    """Each text as a number; a text that is neither number nor mark is WRONG."""
    texts = pc.utf8_trim_whitespace(texts)
    if marks.plus_minus:
        texts = pc.utf8_trim_whitespace(pc.replace_substring(texts, "±", "", max_replacements=1))
    kinds = np.zeros(len(texts), np.uint8)
    kinds[_is_in(texts, marks.withheld)] = HELD_BACK
    kinds[_is_in(texts, marks.missing)] = ABSENT
    plain = texts
    if marks.separated:
        grouped = pc.match_substring_regex(texts, SEPARATED)
        plain = pc.if_else(grouped, pc.replace_substring(texts, ",", ""), texts)
    plain = pc.if_else(pa.array(kinds == GIVEN), plain, pa.scalar(None, pa.string()))
    try:
        cast = pc.cast(plain, pa.float64())
    except pa.ArrowInvalid:
        good = pc.match_substring_regex(plain, NUMBER)
        kinds[(kinds == GIVEN) & ~_mask(good)] = WRONG
        cast = pc.cast(pc.if_else(good, plain, pa.scalar(None, pa.string())), pa.float64())
    values = np.array(cast.fill_null(np.nan).to_numpy(zero_copy_only=False), np.float64)
    kinds[(kinds == GIVEN) & ~np.isfinite(values)] = WRONG
    values[kinds != GIVEN] = np.nan
    for code, kind in marks.codes.items():
        hit = values == code
        if hit.any():
            kinds[hit] = kind
            values[hit] = 0.0 if kind == GIVEN else np.nan
    return Numbers(values, kinds)


def why_wrong(text: str) -> str:
    """The reason for one WRONG text."""
    for pattern, reason in (
        (SEPARATED, "thousands"),
        (ENDLESS, "not_finite"),
        (NUMBER, "not_finite"),
    ):
        if _matches(text.strip(), pattern):
            return reason
    return "not_a_number"


def _matches(text: str, pattern: str) -> bool:
    return bool(pc.match_substring_regex(pa.scalar(text), pattern).as_py())


def _is_in(texts: pa.Array, words: frozenset[str]) -> NDArray[np.bool_]:
    return _mask(pc.is_in(texts, value_set=pa.array(sorted(words), pa.string())))


def _mask(found: Any) -> NDArray[np.bool_]:
    return np.asarray(found.fill_null(False).to_numpy(zero_copy_only=False), bool)
