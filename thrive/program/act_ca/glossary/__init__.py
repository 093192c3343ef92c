"""Chapter 13. The words of the field: ten from the Plan's own glossary, and those around them."""

from __future__ import annotations

from .other_words import OTHER_WORDS
from .the_ten import THE_TEN

GLOSSARY = (*THE_TEN, *OTHER_WORDS)

__all__ = ["GLOSSARY", "OTHER_WORDS", "THE_TEN"]
