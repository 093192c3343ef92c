"""One post of a thread, as a page shows it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from thrive.base.addresses import address_of
from thrive.community.models import PostFile, ThreadMerge
from thrive.community.words import NAMES, RIGHT_TO_LEFT


@dataclass(frozen=True, slots=True)
class Quoted:
    number: int
    pk: int
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post as this person reads it. `state`: shown, mine (held, one's own), held, hidden,
    taken_down or unseen; the words are there for shown, mine, held and for moderators.
    `began_as`: what its thread was called until that was `merged` into this one."""

    pk: int
    number: int
    who: str
    note: str
    kind: str
    written_at: datetime.datetime
    edited_at: datetime.datetime | None
    html: SafeString
    language: str
    state: str
    is_mine: bool
    is_answer: bool
    is_new: bool
    is_reported: bool
    thanks: int
    thanked: bool
    quoted: Quoted | None
    files: tuple[PostFile, ...]
    began_as: str
    merged: ThreadMerge | None

    @property
    def url(self) -> str:
        return address_of("post", self.pk)

    @property
    def language_words(self) -> str:
        return NAMES.get(self.language, self.language)

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def is_shown(self) -> bool:
        return self.state == "shown"

    @property
    def is_plain(self) -> bool:
        """Nothing but words, in the language of the page: as nearly all posts are."""
        more = self.is_marked or self.quoted or self.files or self.began_as
        return self.is_shown and not more and self.language == (get_language() or "en")[:2]

    @property
    def is_marked(self) -> bool:
        """Does a line of pills stand above the words?"""
        said = self.is_new or self.is_answer or self.is_reported or self.edited_at is not None
        return said or self.state in ("mine", "held")

    @property
    def tone(self) -> str:
        """How the post looks: see the component."""
        if self.state != "shown":
            return "held" if self.state in ("mine", "held") else "hidden"
        return "reported" if self.is_reported else ("answer" if self.is_answer else "")
