"""The draft of a commitment as a file: Word (to work on) and a tagged PDF (to read)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import thrive.ui
from thrive.base.papers import set_paper
from thrive.journey.queries.draft import Draft, parts

TEMPLATE = Path(__file__).parent / "templates" / "journey" / "draft.typ"
FONTS = Path(thrive.ui.__file__).parent / "static" / "ui" / "fonts" / "letters"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_word(draft: Draft) -> bytes:
    """Headings are headings and lists are lists; what is still open is marked in yellow."""
    from docx import Document  # a hundred modules, for those who take a text along
    from docx.enum.text import WD_COLOR_INDEX

    paper = Document()
    about = paper.core_properties
    about.title, about.author, about.language = draft.title, draft.place, draft.language
    paper.add_heading(draft.title, level=0)
    paper.add_paragraph(draft.note).runs[0].italic = True
    for clause in draft.clauses:
        paper.add_heading(clause.heading, level=1)
        for line in clause.lines:
            style = "List Number" if clause.numbered else "Normal"
            paragraph = paper.add_paragraph(style=style)
            for text, is_gap in parts(line):
                run = paragraph.add_run(text)
                if is_gap:
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def as_pdf(draft: Draft) -> bytes:
    """Tagged, titled, with its language (PDF/UA-1), set by typst."""
    plain = {
        "title": draft.title,
        "language": draft.language,
        "place": draft.place,
        "note": draft.note,
        "clauses": [
            {
                "heading": one.heading,
                "numbered": one.numbered,
                "lines": [
                    [{"text": text, "gap": is_gap} for text, is_gap in parts(line)]
                    for line in one.lines
                ],
            }
            for one in draft.clauses
        ],
    }
    return set_paper(TEMPLATE, FONTS, {"draft": plain}).pdf
