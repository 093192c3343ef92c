"""What a rulebook is made of, second half: the work, and what stands behind it.

Areas, maps, data phases and trainings; beliefs, promises and organizations; words and frictions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..sources import Cite
from ..text import Text

ValueKind = Literal["principle", "shared_value", "governmental_value", "guiding_principle"]
Role = Literal["sponsor", "operator", "fiscal_partner", "funder", "adviser"]


# ── The work ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class ActionArea:
    """A Community Action Area: a set of goals within a city's reach."""

    number: int
    slug: str
    name: Text
    summary: Text
    goal_statements: tuple[Text, ...]
    cite: Cite


@dataclass(frozen=True, slots=True)
class MapKind:
    """A map a team draws together. Any tier may draw it; `facilitated_for` get a facilitator."""

    slug: str
    name: Text
    purpose: Text
    shows: Text
    facilitated_for: tuple[str, ...]
    counts_toward: str | None
    cite: Cite


@dataclass(frozen=True, slots=True)
class DataPhase:
    """One of the phases of community-led data work, and what it leaves behind."""

    number: int
    slug: str
    name: Text
    leaves: Text
    cite: Cite


@dataclass(frozen=True, slots=True)
class TrainingModule:
    """One part of the advocacy workshop."""

    number: int
    slug: str
    name: Text
    teaches: Text
    cite: Cite


# ── What the initiative believes, and who stands behind it ────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way the initiative goes about change."""

    slug: str
    name: Text
    summary: Text
    cite: Cite


@dataclass(frozen=True, slots=True)
class TransformationGoal:
    """What will be different in a city when the work has taken hold."""

    slug: str
    name: Text
    summary: Text
    cite: Cite


@dataclass(frozen=True, slots=True)
class Objective:
    """Something the initiative itself has promised to do."""

    number: int
    slug: str
    name: Text
    summary: Text
    cite: Cite


@dataclass(frozen=True, slots=True)
class ValueStatement:
    """A principle or value, with a sentence on what it means at the table."""

    kind: ValueKind
    slug: str
    name: Text
    means: Text
    cite: Cite


@dataclass(frozen=True, slots=True)
class VisionOutcome:
    """Success, said for one group of people."""

    group: str
    name: Text
    success: Text
    cite: Cite


@dataclass(frozen=True, slots=True)
class Lens:
    """A way of looking that an initiative asks of all its work."""

    slug: str
    name: Text
    asks: Text
    cite: Cite


@dataclass(frozen=True, slots=True)
class Organization:
    """A body that stands behind the initiative, and in what role."""

    slug: str
    name: Text
    role: Role
    does: Text
    cite: Cite


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word of the field. `seed` marks the terms the founding plan defines itself."""

    slug: str
    term: Text
    definition: Text
    aka: tuple[Text, ...]
    cite: Cite
    seed: bool = False


@dataclass(frozen=True, slots=True)
class Friction:
    """A place where the sources disagree or are silent, and what this house decided.

    `affects` names what the decision reaches: codes of requirements and steps, or plain words.
    """

    code: str
    says: Text
    decision: Text
    affects: tuple[str, ...]
    cite: Cite
