"""What writers have before them: posts, words."""

from __future__ import annotations

from dataclasses import dataclass

from thrive.pages.models import AddedWord, NewsPost
from thrive.pages.words import SHIPPED, OwnWord


def posts_desk() -> list[NewsPost]:
    """Drafts first, then the newest."""
    return list(NewsPost.objects.order_by("status", "-published_at", "-pk"))


def find_post(slug: str) -> NewsPost | None:
    return NewsPost.objects.filter(slug=slug).first()


@dataclass(frozen=True)
class WordsDesk:
    added: tuple[AddedWord, ...]
    shipped: tuple[OwnWord, ...]


def words_desk() -> WordsDesk:
    return WordsDesk(tuple(AddedWord.objects.order_by("slug")), SHIPPED)


def find_word(slug: str) -> AddedWord | None:
    return AddedWord.objects.filter(slug=slug).first()
