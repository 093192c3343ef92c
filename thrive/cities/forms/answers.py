"""One page of the application form: read what was sent, without judging it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping

from django.http import QueryDict

from thrive.cities.actions.answers import Typed
from thrive.program.answers import clean
from thrive.program.rulebook import Question

SEAT_PARTS = ("name", "email", "organization", "looking")
LONGEST_KEPT = 100_000  # characters of one answer; more than anybody types


def read(questions: Iterable[Question], data: QueryDict) -> dict[str, Typed]:
    """Question code → what was typed, for every question that was on the form that was sent."""
    found = {}
    for question in questions:
        if question.kind != "file" and _was_there(question, data):
            version, digest = _seen(data.get(f"seen-{question.code}", ""))
            found[question.code] = Typed(
                value=clean(question, _raw(question, data)),
                version=version,
                digest=digest,
                keep=data.get(f"keep-{question.code}", "")[:24],
                offered=tuple(data.getlist(f"offered-{question.code}")),
            )
    return found


def pen_in(data: QueryDict) -> str:
    """The mark of one open form. A form without one gets its own."""
    sent = data.get("pen", "")
    return sent if 8 <= len(sent) <= 24 and sent.isalnum() else new_pen()


def new_pen() -> str:
    return secrets.token_hex(8)


def _was_there(question: Question, data: QueryDict) -> bool:
    names = [question.code, f"seen-{question.code}"]
    names += [f"{question.code}-{part}" for part in SEAT_PARTS]
    return any(name in data for name in names)


def _raw(question: Question, data: QueryDict) -> object:
    if question.kind == "choices":
        return [_kept(value) for value in data.getlist(question.code)[:50]]
    if question.kind == "seat":
        return seat_parts(question.code, data)
    return _kept(data.get(question.code, ""))


def seat_parts(code: str, data: Mapping[str, str]) -> dict[str, str]:
    return {part: _kept(data.get(f"{code}-{part}", "")) for part in SEAT_PARTS}


def _kept(text: str) -> str:
    """No database keeps a NUL character."""
    return text.replace("\x00", "")[:LONGEST_KEPT]


def _seen(mark: str) -> tuple[int | None, str]:
    """`seen-<question>` is "<version>.<digest>"; anything else counts as unknown."""
    version, _dot, digest = mark.partition(".")
    if version.isascii() and version.isdigit() and len(version) < 9:
        return int(version), digest
    return None, ""
