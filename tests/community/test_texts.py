"""What people type, cleaned of tricks; and nothing of it becomes code."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrive.base.markup import to_html
from thrive.community.texts import clean, clean_line, excerpt, mentioned, touches_what_hurts

XSS = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[press](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "<svg/onload=alert(1)>",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    '<a href="https://example.org" onclick="alert(1)">x</a>',
    "<iframe src=https://example.org></iframe>",
    "`</p><script>alert(1)</script>`",
    "> <math><mtext><script>alert(1)</script>",
)


@pytest.mark.parametrize("text", XSS)
def test_no_post_carries_code(text: str) -> None:
    drawn = to_html(clean(text))

    assert (
        re.findall(r"<(?:script|img|svg|iframe|math)|<[^>]*\son\w+=|href=\"(?!http)", drawn) == []
    )


@given(st.text())
def test_cleaned_text_stays_clean(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert not set(once) & set("\u202e\u200b\u2066\ufeff\x00")


def test_emoji_and_persian_keep_their_joiners() -> None:
    assert clean("👩🏽‍🏫 می‌خواهم") == "👩🏽‍🏫 می‌خواهم"


def test_marks_piled_on_a_letter_are_taken_off() -> None:
    assert clean("z" + "\u0301" * 40) == "z\u0301"


def test_a_title_is_one_line() -> None:
    assert clean_line(" Lights\n in\u202e  parks ") == "Lights in parks"


def test_only_those_who_take_part_can_be_called_and_at_most_five() -> None:
    names = [(number, f"Quail {number}") for number in range(10, 20)]
    storm = " ".join(f"@quail {number}" for number in range(10, 30))

    assert mentioned("Thanks @Quail 12, and @Ruth A.", names) == [12]
    assert len(mentioned(storm, names)) == 5
    assert mentioned("quail 12", names) == []


@pytest.mark.parametrize(
    ("text", "hurts"),
    [
        ("He hits me when the lights are out", True),
        ("Me golpea", True),
        ("Quiero morir", True),
        ("The ball hits the fence", False),
        ("Which lamps are out?", False),
    ],
)
def test_help_lines_are_shown_where_somebody_may_be_in_danger(text: str, hurts: bool) -> None:
    assert touches_what_hurts(text) is hurts


def test_an_excerpt_ends_between_words() -> None:
    assert excerpt("> *one* two three", 6) == "one …"
