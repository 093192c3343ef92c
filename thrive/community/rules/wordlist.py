"""Who keeps the list of words, and which words can stand on it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base.decisions import YES, Decision, no
from thrive.community.rules.moderating import may_moderate

ALREADY = gettext_lazy("This word stands on the list already. Remove it first to change it.")
LONGEST = 320  # letters of a folded phrase


def may_watch(by: Any, word: str, *, known: bool) -> Decision:
    """`word` as it is compared; `known`: it is on the list."""
    asked = may_moderate(by)
    if not asked:
        return asked
    if len(word.replace(" ", "")) < 2 or len(word) > LONGEST:
        return no(_("Write a word or a phrase of two letters or more."))
    return no(str(ALREADY)) if known else YES


def may_stop_watching(by: Any) -> Decision:
    return may_moderate(by)
