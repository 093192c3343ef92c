"""What a screen reader needs of a PDF, read from the file itself (PDF/UA-1, ISO 14289-1).

`faults` reads the catalog, the structure tree, the content of every page, fonts and annotations. It is
written from the standard and shares nothing with whatever made the file.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from typing import Any

import pikepdf

PAINTS = {
    *("Tj", "TJ", "'", '"', "Do", "sh", "EI", "INLINE IMAGE"),
    *("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"),
}
STANDARD = {
    *("Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC"),
    *("TOCI", "Index", "NonStruct", "Private", "P", "H", "L", "LI", "Lbl", "LBody", "Table", "TR"),
    *("TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry"),
    *("Code", "Link", "Annot", "Figure", "Formula", "Form", "H1", "H2", "H3", "H4", "H5", "H6"),
}
HIDDEN = 2  # bit of an annotation's flags


class Node:
    """An element of the structure: its standard type, and what stands below it."""

    def __init__(self, raw: Any, roles: dict[str, str]) -> None:
        self.raw = raw
        named = str(raw.get("/S", "/?"))[1:]
        self.kind = roles.get(named, named)
        kids = raw.get("/K")
        listed = list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]
        self.children = [
            Node(one, roles)
            for one in listed
            if isinstance(one, pikepdf.Dictionary) and "/S" in one
        ]
        self.numbers = [int(one) for one in listed if isinstance(one, int)]
        self.marked = [
            one for one in listed if isinstance(one, pikepdf.Dictionary) and "/S" not in one
        ]

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


def faults(content: bytes, *, language: str) -> list[str]:
    """Everything that is wrong, in words. `language` is the one the document must say it is in."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is None:
            return ["it has no structure"]
        roles = {key[1:]: str(value)[1:] for key, value in tree.get("/RoleMap", {}).items()}
        root = Node(tree, roles)
        nodes = [node for top in root.children for node in top.walk()]
        return [
            *_about(pdf, language),
            *_kinds(nodes),
            *_headings(nodes),
            *_tables(nodes),
            *_lists(nodes),
            *(f"page {n}: {said}" for n, page in enumerate(pdf.pages, 1) for said in _page(page)),
            *_numbers(pdf, nodes),
        ]


def languages(content: bytes) -> set[str]:
    """Languages that parts of the document say they are in, besides the document's own."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = Node(pdf.Root.StructTreeRoot, {})
        return {str(node.raw.Lang)[:2] for node in root.walk() if "/Lang" in node.raw}


def _about(pdf: Any, language: str) -> Iterator[str]:
    root = pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "it does not say that it is tagged"
    if bool(root.get("/MarkInfo", {}).get("/Suspects", False)):
        yield "its tags are suspect"
    if not str(root.get("/Lang", "")).startswith(language):
        yield f"its language is {root.get('/Lang')}"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "its title is not shown"
    with pdf.open_metadata() as about:
        if not str(about.get("dc:title", "")).strip():
            yield "it has no title"
        if about.get("pdfuaid:part") != "1":
            yield "it does not claim PDF/UA-1"
    if pdf.is_encrypted:
        yield "it is encrypted"


def _kinds(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if node.kind not in STANDARD:
            yield f"{node.kind} is no kind of part"
        described = any(str(node.raw.get(key, "")).strip() for key in ("/Alt", "/ActualText"))
        if node.kind in ("Figure", "Formula") and not described:
            yield f"a {node.kind} without words for it"
    if not nodes or nodes[0].kind != "Document":
        yield "the structure does not begin with the document"


def _headings(nodes: list[Node]) -> Iterator[str]:
    levels = [
        int(node.kind[1]) for node in nodes if node.kind[:1] == "H" and node.kind[1:].isdigit()
    ]
    if levels[:1] != [1]:
        yield f"the first heading is {levels[:1]}"
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"heading {after} after heading {before}"
    for node in nodes:
        if node.kind[:1] == "H" and node.kind[1:].isdigit() and not _holds_something(node):
            yield "an empty heading"


def _holds_something(node: Node) -> bool:
    return any(one.numbers or one.marked for one in node.walk())


def _tables(nodes: list[Node]) -> Iterator[str]:
    for table in (node for node in nodes if node.kind == "Table"):
        rows = [node for node in table.walk() if node.kind == "TR"]
        widths = {len([one for one in row.children if one.kind in ("TH", "TD")]) for row in rows}
        heads = [node for node in table.walk() if node.kind == "TH"]
        if len(widths) != 1:
            yield f"rows of a table have {sorted(widths)} cells"
        if not heads:
            yield "a table without headings"
        if any("/Scope" not in str(_attributes(node)) for node in heads):
            yield "a heading of a table that does not say what it heads"


def _attributes(node: Node) -> list[str]:
    given = node.raw.get("/A", [])
    each = list(given) if isinstance(given, pikepdf.Array) else [given]
    return [key for one in each if isinstance(one, pikepdf.Dictionary) for key in dict(one)]


def _lists(nodes: list[Node]) -> Iterator[str]:
    inside = {"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}, "TR": {"TH", "TD"}}
    for node in nodes:
        for child in node.children:
            if child.kind not in inside.get(node.kind, {child.kind}):
                yield f"{child.kind} inside {node.kind}"


def _page(page: Any) -> Iterator[str]:
    if str(page.get("/Tabs")) != "/S":
        yield "its tab order is not that of the structure"
    if "/StructParents" not in page:
        yield "nothing on it is in the structure"
    yield from _unmarked(page)
    for font in page.get("/Resources", {}).get("/Font", {}).values():
        yield from _font(font)
    for one in page.get("/Annots", []):
        yield from _annotation(one)


def _unmarked(page: Any) -> Iterator[str]:
    """Something painted that is neither part of the structure nor declared an artifact."""
    inside: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        said = str(operator)
        if said in ("BDC", "BMC"):
            numbered = len(operands) > 1 and "/MCID" in _properties(page, operands[1])
            inside.append(numbered or str(operands[0]) == "/Artifact")
        elif said == "EMC":
            inside.pop()
        elif said in PAINTS and not any(inside):
            yield f"{said} outside of the structure"
    if inside:
        yield "a part that begins and never ends"


def _properties(page: Any, named: Any) -> Any:
    if isinstance(named, pikepdf.Dictionary):
        return named
    return page.get("/Resources", {}).get("/Properties", {}).get(str(named), {})


def _font(font: Any) -> Iterator[str]:
    name = font.get("/BaseFont")
    below = font.get("/DescendantFonts", [font])[0]
    about = below.get("/FontDescriptor", {})
    if not any(key in about for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        yield f"font {name} is not inside the file"
    if "/ToUnicode" not in font:
        yield f"font {name} does not say which letters it shows"


def _annotation(one: Any) -> Iterator[str]:
    kind, flags = str(one.get("/Subtype")), int(one.get("/F", 0))
    if flags & HIDDEN:
        return
    if kind == "/Link" and not str(one.get("/Contents", "")).strip():
        yield "a link without words for it"
    if kind == "/Widget" and not str(one.get("/TU", "")).strip():
        yield "a field without a name"
    if "/StructParent" not in one:
        yield f"{kind} is not in the structure"


def _numbers(pdf: Any, nodes: list[Node]) -> Iterator[str]:
    """Every numbered part of a page belongs to exactly one element of the structure."""
    held: list[tuple[Any, int]] = []
    for node in nodes:
        own = node.raw.get("/Pg")
        held += [(own.objgen if own is not None else None, number) for number in node.numbers]
        for one in node.marked:
            if str(one.get("/Type")) == "/MCR":
                held.append((one.get("/Pg", own).objgen, int(one.MCID)))
    if len(held) != len(set(held)):
        yield "a part that is in the structure twice"
    shown = {
        (page.objgen, int(_properties(page, operands[1]).MCID))
        for page in pdf.pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC" and "/MCID" in _properties(page, operands[1])
    }
    if shown - set(held):
        yield f"{len(shown - set(held))} parts that no element of the structure holds"
    if set(held) - shown:
        yield f"{len(set(held) - shown)} elements whose part is nowhere"
