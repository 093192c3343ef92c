"""Places in a team as a reader's words: seats by the rulebook, subgroups and categories by the team."""

from __future__ import annotations

from collections.abc import Iterable

from thrive.program.rulebook import Rulebook
from thrive.teams.models import DesignTeamMembership, Subgroup


def place_words(code: str, rulebook: Rulebook) -> str:
    """`city_1` → "First person from the city", `design_youth` → "Youth Design Team" …"""
    for seat in rulebook.seats:
        if seat.code == code:
            return str(seat.name)
    teams = {f"design_{kind}": words for kind, words in Subgroup.Kind.choices}
    return str({**dict(DesignTeamMembership.Category.choices), **teams}.get(code, code))


def capacity_words(codes: Iterable[str], rulebook: Rulebook) -> str:
    return " · ".join(place_words(code, rulebook) for code in codes)
