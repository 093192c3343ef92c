"""Where each rule comes from.

Five documents founded this house (S0–S4). Three public texts are cited beside them, where the
five are silent and the law or the program's own record speaks. Nothing is quoted: a `Cite`
points at the place, so that a reader can go and look.
"""

from __future__ import annotations

from dataclasses import dataclass

from .text import Text


@dataclass(frozen=True, slots=True)
class Document:
    """A text that rules are drawn from. `short` is how a citation names it."""

    code: str
    short: str
    title: str
    publisher: str

    def at(self, section: str, note: Text | None = None) -> Cite:
        """Point at one place in this document: `TA_PLAN.at("§III.A.1.d")`."""
        return Cite(self, section, note)


@dataclass(frozen=True, slots=True)
class Cite:
    """One place in one document. `note` says, in our words, what a reader should know there."""

    document: Document
    section: str
    note: Text | None = None

    def __str__(self) -> str:
        return f"{self.document.short} {self.section}".strip()

    def as_json(self) -> dict[str, object]:
        """`{"document": "S2", "section": "§III.A.1.d", "reads": "TA Plan §III.A.1.d", "note"}`."""
        return {
            "document": self.document.code,
            "section": self.section,
            "reads": str(self),
            "note": self.note.as_json() if self.note else None,
        }


FLYER = Document(
    "S0",
    "ACT-CA flyer",
    "All Children Thrive – California: Creating cities of the future where all children thrive",
    "UCLA Center for Healthier Children, Families & Communities",
)
ABOUT_PAGE = Document(
    "S1",
    "ACT-CA about page",
    "All Children Thrive – California: about page of its first online community (2020)",
    "ACEs Connection",
)
TA_PLAN = Document(
    "S2",
    "TA Plan",
    "All Children Thrive-California: Technical Assistance Plan",
    "All Children Thrive – California",
)
CLC_FRAMEWORK = Document(
    "S3",
    "CLC Framework",
    "Contra Costa Children's Leadership Council: Framework for Collective Action",
    "Contra Costa Children's Leadership Council",
)
NC_LAUNCH = Document(
    "S4",
    "NC launch note",
    "Launch of Resilient Communities Initiative",
    "Smart Start, The North Carolina Partnership for Children",
)

THE_FIVE = (FLYER, ABOUT_PAGE, TA_PLAN, CLC_FRAMEWORK, NC_LAUNCH)

PUBLIC_CALL = Document(
    "P1",
    "ACT-CA call 3.0",
    "Call for projects 3.0 (2023), published on act-ca.org",
    "All Children Thrive – California",
)
BROWN_ACT = Document(
    "P2",
    "Gov. Code",
    "Ralph M. Brown Act, California Government Code, section 54950 and following",
    "State of California",
)
DEIDENTIFICATION = Document(
    "P3",
    "CalHHS DDG",
    "Data De-Identification Guidelines",
    "California Health and Human Services Agency",
)

DOCUMENTS = (*THE_FIVE, PUBLIC_CALL, BROWN_ACT, DEIDENTIFICATION)
