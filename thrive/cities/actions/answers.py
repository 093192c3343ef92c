"""Keep what people write, right or wrong, and never let one text silently replace another."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.actions.locks import locked
from thrive.cities.models import Answer, Applicant, CityApplication
from thrive.cities.rules import applying as rules
from thrive.cities.rules.answers import digest
from thrive.program.rulebook import Section

ONE_CHANGE = datetime.timedelta(hours=1)  # what one person types within it is one line of history
MOST_ASIDE = 5


@dataclass(frozen=True)
class Typed:
    """One answer as it came back from an open form.

    `version` and `digest` are of the answer the form was drawn with (None: unknown, so the last
    writer wins). Where several texts met, `offered` names those shown beside the field ("saved" for
    the stored one, else the pen of a text set aside) and `keep` the one chosen: one of these, or
    "field" for the text typed here; empty while nobody has chosen.
    """

    value: object
    version: int | None = None
    digest: str = ""
    keep: str = ""
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Saved:
    """Question codes: `changed` were written; in `clashes` a newer text was met, both are kept."""

    changed: tuple[str, ...]
    clashes: tuple[str, ...]


@transaction.atomic
def save_answers(
    application: CityApplication,
    *,
    section: Section,
    typed: Mapping[str, Typed],
    pen: str,
    by: Applicant,
    automatic: bool = False,
) -> Saved:
    """Write what changed; `pen` marks one open form. Values are already `program.answers.clean`."""
    application = locked(application)
    require(rules.may_answer(by, application, section))
    stored = {a.question: a for a in application.answers.filter(question__in=typed)}
    changed, clashes, news = [], [], []
    for code, said in typed.items():
        answer = stored.get(code) or Answer(application=application, question=code, version=0)
        value = _chosen(answer, said)
        if said.offered and not said.keep:
            _set_aside(answer, value, pen, by)
            clashes.append(code)
        elif not said.offered and _was_not_touched(answer, said, pen):
            continue
        elif _met_a_newer_text(answer, said, value, pen):
            _set_aside(answer, value, pen, by)
            clashes.append(code)
        else:
            if answer.version == 0 or answer.value != value:
                news += [code] if _is_news(answer, by) else []
                _write(answer, value, pen, by)
                changed.append(code)
            _settle(answer, said, pen, automatic)
            answer.save()
    if news:
        history.record("answer", on=application, by=by, section=section.slug, questions=news)
    return Saved(tuple(changed), tuple(clashes))


def _chosen(answer: Answer, said: Typed) -> Any:
    if said.keep == "saved":
        return answer.value if answer.version else said.value
    for text in answer.aside:
        if text["pen"] == said.keep:
            return text["value"]
    return said.value


def _was_not_touched(answer: Answer, said: Typed, pen: str) -> bool:
    """The field came back as it was drawn, and this form has written nothing there before."""
    if answer.version == 0 and _is_empty(said.value):
        return True
    written_here = answer.pen == pen or any(text["pen"] == pen for text in answer.aside)
    return not written_here and said.digest == digest(said.value)


def _is_empty(value: object) -> bool:
    """Nothing was typed. A plain no and a zero are answers."""
    if isinstance(value, Mapping):
        return not any(value.values())
    return value in ("", None, [])


def _met_a_newer_text(answer: Answer, said: Typed, value: object, pen: str) -> bool:
    if answer.version == 0 or said.version is None or answer.value == value:
        return False
    return answer.version > said.version and answer.pen != pen


def _set_aside(answer: Answer, value: object, pen: str, by: Applicant) -> None:
    if answer.version == 0 or value == answer.value:
        return
    others = [text for text in answer.aside if text["pen"] != pen]
    text = {"value": value, "by": by.number, "pen": pen, "at": clock.now().isoformat()}
    answer.aside = [*others, text][-MOST_ASIDE:]
    answer.save(update_fields=["aside"])


def _settle(answer: Answer, said: Typed, pen: str, automatic: bool) -> None:
    """What was shown and not chosen is settled by a person's own save, not by an automatic one."""
    done = {pen, *(() if automatic else said.offered)}
    answer.aside = [text for text in answer.aside if text["pen"] not in done]


def _write(answer: Answer, value: object, pen: str, by: Applicant) -> None:
    answer.value, answer.version = value, answer.version + 1
    answer.saved_at, answer.saved_by, answer.pen = clock.now(), by.number, pen


def _is_news(answer: Answer, by: Applicant) -> bool:
    if answer.version == 0 or answer.saved_by != by.number:
        return True
    return clock.now() - answer.saved_at > ONE_CHANGE
