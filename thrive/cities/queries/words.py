"""Answers in words, for reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from thrive.program.rulebook import Question


def in_words(question: Question, value: Any) -> str:
    """An answer as a reader sees it; empty when nothing was answered."""
    labels = {option.value: str(option.label) for option in question.options}
    if question.kind == "seat" and isinstance(value, Mapping):
        if value.get("looking"):
            return _("Still looking")
        return ", ".join(str(value[p]) for p in ("name", "organization", "email") if value.get(p))
    if question.kind == "file":
        return str(value.get("name", "")) if isinstance(value, Mapping) else ""
    if question.kind in ("choice", "choices"):
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(each, str(each)) for each in chosen if each)
    if question.kind in ("yesno", "consent"):
        return {True: _("Yes"), False: _("No")}.get(value, str(value or ""))
    return "" if value is None else str(value)
