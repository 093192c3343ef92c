"""The stem of a word in English or Spanish, so that *policies* and *policy* are one. No database.

Words come folded, because few people type accents. Spanish endings that only count with their accent
get it back: without it *conversación* and *conversaciones* would part.
"""

from __future__ import annotations

import threading
from functools import lru_cache

from Stemmer import Stemmer

ALGORITHMS = {"en": "english", "es": "spanish"}
_own = threading.local()


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The word itself where its language has no rules here, and where it is not plain letters."""
    if language not in ALGORITHMS or not word.isascii() or not word.isalpha():
        return word
    if language == "es" and word.endswith("ion"):
        word = f"{word[:-2]}ón"
    return _bare(_stemmer(language).stemWord(word)) or word


def _stemmer(language: str) -> Stemmer:
    """One for each thread: while it works it keeps the word in itself. Without a store of words,
    because `stem` keeps them once for all threads."""
    kept = _own.__dict__
    if language not in kept:
        kept[language] = Stemmer(ALGORITHMS[language], 0)
    found: Stemmer = kept[language]
    return found


def _bare(word: str) -> str:
    return word.replace("ó", "o")
