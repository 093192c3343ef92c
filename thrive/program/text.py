"""A sentence in both languages of the house, and the one who says it.

Every word the program itself speaks is written twice, by people, in English and in Spanish.
A page never chooses: it prints the `Text`, and the `Text` answers in the language being spoken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _english() -> str:
    return "en"


_speaking: Callable[[], str] = _english


def listen_to(speaking: Callable[[], str]) -> None:
    """From now on, ask `speaking` which language is being spoken ("en", "es", "es-us", …).

    Called once, when the site starts. Until then every `Text` answers in English.
    """
    global _speaking
    _speaking = speaking


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in English and in Spanish; neither may be empty (ValueError)."""

    en: str
    es: str

    def __post_init__(self) -> None:
        if not self.en.strip() or not self.es.strip():
            raise ValueError(f"A Text needs both languages; got en={self.en!r}, es={self.es!r}.")

    @classmethod
    def proper(cls, name: str) -> Text:
        """A proper name, the same in both languages."""
        return cls(name, name)

    def said_in(self, language: str) -> str:
        """The Spanish for any tag that begins with "es"; the English for every other."""
        return self.es if language.lower().startswith("es") else self.en

    def __str__(self) -> str:
        return self.said_in(_speaking() or "en")

    def as_json(self) -> dict[str, str]:
        return {"en": self.en, "es": self.es}
