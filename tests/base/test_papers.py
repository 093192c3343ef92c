"""Papers are set whatever letters a name is written in; what nothing can show becomes a box."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
import typst

from thrive.base.papers import EMPTY, set_paper

TEMPLATE = """#let said = json(bytes(sys.inputs.said))
#set document(title: said.title)
#set text(lang: "en")
#said.title
#for line in said.lines [#parbreak() #line]
"""
NO_FONTS = Path("/no/such/fonts")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    file = tmp_path / "paper.typ"
    file.write_text(TEMPLATE)
    return file


def test_names_in_arabic_and_hebrew_are_shown(template: Path) -> None:
    paper = set_paper(template, NO_FONTS, {"said": {"title": "ليلى", "lines": ["אבג Nguyễn"]}})

    assert paper.shows("ليلى אבג Nguyễn")


def test_what_nothing_can_show_is_a_box_and_the_rest_stays(template: Path) -> None:
    gone = "\U000f0000\U00013000"  # a private sign, an Egyptian bird
    said = {"title": f"Rosa {gone}", "lines": [gone, "Her own words"]}

    paper = set_paper(template, NO_FONTS, {"said": said})

    with pikepdf.open(io.BytesIO(paper.pdf)) as pdf:
        title = str(pdf.docinfo["/Title"])
    assert title in (f"Rosa {EMPTY}", f"Rosa {gone}")  # a system may have a font with birds
    assert paper.shows("Rosa, Her own words")


def test_what_turns_the_reading_order_around_is_left_out(template: Path) -> None:
    said = {"title": "a\u202egpj.exe\x00\ud800", "lines": []}

    with pikepdf.open(io.BytesIO(set_paper(template, NO_FONTS, {"said": said}).pdf)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "agpj.exe"


def test_a_fault_of_the_template_is_not_hidden(template: Path) -> None:
    template.write_text("#nothing-of-this-name")

    with pytest.raises(typst.TypstError, match="unknown variable"):
        set_paper(template, NO_FONTS, {"said": {}})
