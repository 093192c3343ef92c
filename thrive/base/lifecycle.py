"""States and moves as data: buttons, diagrams, docs and tests are generated from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, Refused, no

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Move:
    """One verb: which states it may leave and the state it arrives at. `label` is the button."""

    name: str
    leaves: tuple[str, ...]
    arrives: str
    label: Words


@dataclass(frozen=True)
class Lifecycle:
    """`states` maps each state to its words; `first` is where a new thing stands."""

    name: str
    states: Mapping[str, Words]
    first: str
    moves: tuple[Move, ...]

    def __post_init__(self) -> None:
        names = [move.name for move in self.moves]
        if len(names) != len(set(names)):
            raise ValueError(f"{self.name}: a move is named twice.")
        for state in (self.first, *(s for m in self.moves for s in (*m.leaves, m.arrives))):
            if state not in self.states:
                raise ValueError(f"{self.name}: {state!r} is not one of its states.")

    @property
    def choices(self) -> list[tuple[str, Words]]:
        return list(self.states.items())

    def move(self, name: str) -> Move:
        return next(move for move in self.moves if move.name == name)

    def allows(self, state: str, name: str) -> Decision:
        """May a thing in `state` make the move `name` at this moment?"""
        if state in self.move(name).leaves:
            return YES
        return no(
            _("This is already “%(state)s”, so that step is not open.")
            % {"state": self.states[state]}
        )

    def after(self, state: str, name: str) -> str:
        """The state after the move, or `Refused`."""
        decision = self.allows(state, name)
        if not decision:
            raise Refused(decision)
        return self.move(name).arrives

    def open_moves(self, state: str) -> Iterable[Move]:
        return (move for move in self.moves if state in move.leaves)

    def diagram(self) -> str:
        """The lifecycle as a Mermaid state diagram."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.first}"]
        for move in self.moves:
            lines += [f"    {state} --> {move.arrives}: {move.name}" for state in move.leaves]
        return "\n".join(lines)
