"""What a rulebook is made of: one small, frozen shape for each word of the field.

First half: tiers and what they bring, the way a city goes, the teams that walk it.
Read the fields aloud and you have the program. Three axes are kept apart and never mixed:
a `Tier` is how much support a city gets, a `Stage` is where it is on the way, a `Level` is how
mature its own capacities are. Every article carries `cite`, the place it was drawn from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..sources import Cite
from ..text import Text

Cell = Literal["required", "optional", "prior_ok", "none"]
Actor = Literal["city", "act"]
SeatKind = Literal["city", "cbo", "resident"]

CELL_NAMES: Mapping[Cell, Text] = {
    "required": Text("Required", "Obligatorio"),
    "optional": Text("Optional", "Opcional"),
    "prior_ok": Text("May be done before joining", "Puede estar hecho antes de entrar"),
    "none": Text("Not asked", "No se pide"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One word from a closed list: the value we store and the label people read."""

    value: str
    label: Text


# ── Tiers: what a city is offered, what is asked of it ────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Tier:
    """How much support a city gets. `cap` counts cities; None means no limit."""

    slug: str
    name: Text
    cap: int | None
    summary: Text
    cite: Cite


@dataclass(frozen=True, slots=True)
class Offering:
    """A row of Table I: one kind of support, and the tiers that receive it."""

    code: str
    name: Text
    explains: Text
    tiers: tuple[str, ...]
    cite: Cite


@dataclass(frozen=True, slots=True)
class Requirement:
    """A row of Table II: what is asked, who does the work, and what counts as done.

    `cells` has exactly one cell for each tier; `prior_ok` means the step may have been done
    before joining, with proof, and otherwise still has to be done.
    """

    code: str
    name: Text
    counts_when: Text
    responsible: Actor
    cells: Mapping[str, Cell] = field(hash=False, metadata={"json": "tiers"})
    cite: Cite


@dataclass(frozen=True, slots=True)
class Encouraged:
    """A step worth recording that Table II does not ask for, so it never counts toward it."""

    code: str
    name: Text
    counts_when: Text
    tiers: tuple[str, ...]
    cite: Cite


# ── The way: invitation, stages, levels ───────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class InvitationStep:
    """One of the steps from first contact to a named Core Team, in order of `letter`."""

    letter: str
    name: Text
    city_does: Text
    act_does: Text
    done_when: Text
    who_acts: Actor
    cite: Cite


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a city is on the way. `to_enter` lists what must be true before it moves in."""

    letter: str
    slug: str
    name: Text
    goal: Text
    works_on: tuple[Text, ...]
    to_enter: tuple[Text, ...]
    cite: Cite


@dataclass(frozen=True, slots=True)
class Level:
    """How mature a city's own capacities are. It opens nothing and closes nothing."""

    number: int
    name: Text
    summary: Text
    cite: Cite


@dataclass(frozen=True, slots=True)
class Capacity:
    """One of the strengths a level is read from; `asks` is the question a team rates."""

    slug: str
    name: Text
    asks: Text
    cite: Cite


# ── The teams ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Seat:
    """One of the Core Team's chairs: one chair, one person."""

    code: str
    kind: SeatKind
    name: Text
    who: Text
    cite: Cite


@dataclass(frozen=True, slots=True)
class Subgroup:
    """A circle of residents inside the Design Team, and the least it needs to be valid."""

    slug: str
    name: Text
    summary: Text
    least_members: int
    least_representatives: int
    cite: Cite


@dataclass(frozen=True, slots=True)
class DesignCategory:
    """A part of the city that belongs at the Design Team's table; `members` are its kinds."""

    letter: str
    slug: str
    name: Text
    members: tuple[Option, ...]
    cite: Cite


@dataclass(frozen=True, slots=True)
class InstitutionType:
    """A kind of institution that can sit on a Design Team."""

    slug: str
    name: Text
    cite: Cite
