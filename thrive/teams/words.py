"""The words of this room for people elsewhere: what a role in an invitation means."""

from __future__ import annotations

from thrive.program import registry
from thrive.program.rulebook import Rulebook


def role_in_words(role: str, rulebook: Rulebook | None = None) -> str:
    """“youth”, “institution/funder” → the rulebook's words, in the language that is spoken."""
    rules = rulebook or registry.current()
    kind, _slash, institution = role.partition("/")
    words = {
        option.value: str(option.label)
        for category in rules.design_categories
        for option in category.members
    }
    types = {one.slug: str(one.name) for one in rules.institution_types}
    return types.get(institution) or words.get(kind, kind)


def seat_in_words(code: str) -> str:
    """A seat of the Core Team by its code."""
    return str(registry.current().seat(code).name)
