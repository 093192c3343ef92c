"""The name others read: first name and initial, or for youth a name that tells nothing."""

from __future__ import annotations

import re
import secrets

# California plants, birds and places of the sky; the same words work in both languages of the site.
_PSEUDONYMS = (
    *("Manzanita", "Quail", "Sequoia", "Poppy", "Madrone", "Condor", "Lupine", "Heron", "Juniper"),
    *("Egret", "Toyon", "Sage", "Pelican", "Yucca", "Otter", "Palo Verde", "Sierra", "Sol", "Luna"),
)
_CONTACT = re.compile(r"@|https?:|www\.|\d{4,}", re.IGNORECASE)


def first_name_and_initial(name: str) -> str:
    """“María Elena García” → “María G.”; one word stays as it is."""
    words = [word for word in name.split() if word[0].isalpha()]
    return f"{words[0]} {words[-1][0].upper()}."[:60] if len(words) > 1 else name.strip()[:60]


def pseudonym() -> str:
    """A name for a youth who has not chosen one, such as “Heron 47”."""
    return f"{secrets.choice(_PSEUDONYMS)} {secrets.randbelow(90) + 10}"


def holds_contact(shown_name: str) -> bool:
    """An email, an address on the web, or a run of digits like a phone number."""
    return bool(_CONTACT.search(shown_name))


def gives_away(shown_name: str, name: str) -> bool:
    """The shown name spells out the family name (any word of the full name after the first)."""
    shown = set(re.findall(r"\w+", shown_name.casefold()))
    rest = name.split()[1:]
    return any(word.casefold() in shown for word in rest if len(word) > 1)
