"""Entries and model texts as files: a tagged PDF to read, a Word document to work on."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

import thrive.ui
from thrive.base.papers import set_paper
from thrive.toolkit.content import pieces, plain
from thrive.toolkit.queries.entry import EntryPage
from thrive.toolkit.queries.model_text import ModelText

TEMPLATE = Path(__file__).parent / "templates" / "toolkit" / "entry.typ"
FONTS = Path(thrive.ui.__file__).parent / "static" / "ui" / "fonts" / "letters"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_word(text: ModelText) -> bytes:
    """Headings are headings and lists are lists; what is still open is marked in yellow."""
    from docx import Document  # a hundred modules, for those who take a text along
    from docx.enum.text import WD_COLOR_INDEX

    paper = Document()
    about = paper.core_properties
    about.title, about.author, about.language = text.title, text.place, text.language
    paper.add_heading(text.title, level=0)
    paper.add_paragraph(text.note).runs[0].italic = True
    for clause in text.clauses:
        paper.add_heading(clause.heading, level=1)
        for line in clause.lines:
            paragraph = paper.add_paragraph(style="List Number" if clause.numbered else "Normal")
            for words, is_gap in pieces(line):
                run = paragraph.add_run(words)
                if is_gap:
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def as_pdf(page: EntryPage, address: str) -> bytes:
    """Tagged, titled, with its language (PDF/UA-1), set by typst."""
    with override(page.language):
        said = _said(page, address)
    return set_paper(TEMPLATE, FONTS, {"entry": said}).pdf


def _said(page: EntryPage, address: str) -> dict[str, Any]:
    said = page.said
    facts = (
        (_("Action area"), " · ".join(str(one.name) for one in page.areas)),
        (_("Who decides"), " · ".join(str(words) for _slug, words in page.makers)),
        (_("Instrument"), " · ".join(str(words) for _slug, words in page.instruments)),
        (_("For whom"), " · ".join(map(str, page.populations))),
        (_("Evidence"), " · ".join(f"{one.scheme.name}: {one.level}" for one in page.ratings)),
        (_("Should move"), " · ".join(one.text for one in page.indicators)),
    )
    unrated = _("No scheme has rated it.")
    parts: tuple[tuple[str, tuple[str, ...], bool], ...] = (
        (_("Why it works"), (said.why,), False),
        (_("Who enacts it"), (said.enacted,), False),
        (_("Steps"), said.steps, True),
        (_("Cost"), (f"{page.cost}. {said.cost_note}",), False),
        (_("Ask before you start"), said.equity, False),
        (_("Who could be left out"), (said.disparity,), False),
        (
            _("Examples"),
            tuple(f"{place}: {words} {url}" for place, words, url in page.examples),
            False,
        ),
        (_("Where the ratings stand"), tuple(_source(one) for one in page.ratings), False),
    )
    day = page.entry.review_by
    foot = _("To be looked at again by %(day)s.") % {"day": date_format(day)} if day else ""
    if page.is_stale:
        foot = _("This text is past its review date. Check it before you rely on it.")
    return {
        "title": plain(said.title),
        "language": page.language,
        "summary": plain(said.summary),
        "facts": [[label, plain(value) or unrated] for label, value in facts],
        "parts": [
            {"heading": label, "lines": [plain(line) for line in lines], "numbered": numbered}
            for label, lines, numbered in parts
            if any(lines)
        ],
        "foot": f"{address} · {foot}",
    }


def _source(one: Any) -> str:
    rating = one.rating
    parts = (f"{one.scheme.name}: {one.level}", rating.of, rating.as_of, rating.url)
    return " · ".join(part for part in parts if part)
