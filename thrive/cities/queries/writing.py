"""What the pages of the application form show."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from thrive.cities.models import Answer, Applicant, Attachment, CityApplication
from thrive.cities.queries.words import in_words
from thrive.cities.rules.answers import GIVEN_AT_START, asked_in, digest, faults_among
from thrive.program.answers import clean, validate
from thrive.program.rulebook import ApplicationForm, Question, Section


@dataclass(frozen=True)
class OtherText:
    """A text that met another one: `key` is what the form sends when it is chosen."""

    key: str
    who: str
    at: datetime.datetime | None
    text: str


@dataclass(frozen=True)
class SeatPart:
    name: str
    label: str
    value: str
    needed: bool
    is_wrong: bool

    @property
    def type(self) -> str:
        return "email" if self.name == "email" else "text"


@dataclass(frozen=True)
class Field:
    """One question as it is drawn. `errors` are only filled where the page shows them."""

    question: Question
    value: Any
    seen: str
    errors: tuple[str, ...] = ()
    others: tuple[OtherText, ...] = ()
    files: tuple[Attachment, ...] = ()

    @property
    def id(self) -> str:
        return self.question.code.replace("_", "-")

    @property
    def describedby(self) -> str:
        """Ids of the hint and the error, for a screen reader."""
        hint = [f"{self.id}-hint"] if self.question.hint else []
        return " ".join([*hint, *([f"{self.id}-error"] if self.errors else [])])

    @property
    def words(self) -> str:
        return in_words(self.question, self.value)

    @property
    def input_type(self) -> str:
        """Numbers and web addresses stay text, so that nothing typed is thrown away."""
        return {"email": "email", "phone": "tel"}.get(self.question.kind, "text")

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """Value, label, chosen."""
        if self.question.kind == "yesno":
            return [("yes", _("Yes"), self.value is True), ("no", _("No"), self.value is False)]
        chosen = self.value if isinstance(self.value, list) else [self.value]
        return [(o.value, str(o.label), o.value in chosen) for o in self.question.options]

    @property
    def parts(self) -> list[SeatPart]:
        """The lines of a seat, those that must be filled in first."""
        labels = {"name": _("Name"), "email": _("Email"), "organization": _("Organization")}
        return [
            SeatPart(
                name=part,
                label=labels[part],
                value=str(self.value.get(part, "")),
                needed=part in self.question.parts,
                is_wrong=bool(self.errors) and self._is_wrong(part),
            )
            for part in dict.fromkeys([*self.question.parts, "name", "email"])
        ]

    def _is_wrong(self, part: str) -> bool:
        alone = replace(self.question, parts=(part,) if part in self.question.parts else ())
        only = {"looking": self.value.get("looking"), part: self.value.get(part)}
        return bool(validate(alone, only))


@dataclass(frozen=True)
class Group:
    """Fields that stand together: the seats of one kind under a heading, or single questions."""

    fields: tuple[Field, ...]
    title: str = ""
    hint: str = ""

    @property
    def seats(self) -> bool:
        return bool(self.title)


@dataclass(frozen=True)
class Tab:
    section: Section
    state: str  # done, now, open


@dataclass(frozen=True)
class SectionPage:
    application: CityApplication
    section: Section
    tabs: tuple[Tab, ...]
    fields: tuple[Field, ...]
    groups: tuple[Group, ...]
    given: tuple[tuple[str, str], ...]
    closed: str
    saved_at: datetime.datetime | None
    back: Section | None
    onward: Section | None
    place: str

    @property
    def steps(self) -> int:
        return len(self.tabs)

    @property
    def wrong(self) -> list[tuple[Field, str]]:
        return [(each, error) for each in self.fields for error in each.errors]


def section_page(
    me: Applicant,
    section: Section,
    *,
    closed: str = "",
    judge: bool = False,
    typed: Mapping[str, object] | None = None,
    file_errors: Mapping[str, Sequence[str]] | None = None,
    clashes: Sequence[str] = (),
) -> SectionPage:
    """One page of the form. Two queries.

    `judge`: show what is wrong. `typed` are values that were just sent and win over the stored
    ones; for `clashes` the stored text is shown beside them.
    """
    application = me.application
    form = form_of(application)
    answers = {answer.question: answer for answer in application.answers.all()}
    files = list(application.attachments.all())
    shown = {code: answer.value for code, answer in answers.items()} | dict(typed or {})
    faults = faults_among(form.questions, shown, files)
    fields = tuple(
        draw(
            question,
            answers.get(question.code),
            me=me,
            value=shown.get(question.code),
            errors=[
                *(faults.get(question.code, []) if judge else []),
                *(file_errors or {}).get(question.code, []),
            ],
            files=[file for file in files if file.question == question.code],
            clash=question.code in clashes,
        )
        for question in asked_in(form, section)
    )
    around = form.sections
    index = around.index(section)
    return SectionPage(
        application=application,
        section=section,
        tabs=tabs(form, answers, faults, section),
        fields=fields,
        groups=_groups(application, fields),
        given=tuple(
            (str(question.label), in_words(question, shown.get(question.code)))
            for question in section.questions
            if question.code in GIVEN_AT_START
        ),
        closed=closed,
        saved_at=max((a.saved_at for a in answers.values()), default=None),
        back=around[index - 1] if index else None,
        onward=around[index + 1] if index + 1 < len(around) else None,
        place=application.community.name,
    )


def next_page(application: CityApplication) -> Section:
    """Where to go on: the first page that is not finished, else the last. Two queries."""
    form = form_of(application)
    answers = {answer.question: answer for answer in application.answers.all()}
    values = {code: answer.value for code, answer in answers.items()}
    faults = faults_among(form.questions, values, list(application.attachments.all()))
    unfinished = (tab.section for tab in tabs(form, answers, faults, None) if tab.state == "open")
    return next(unfinished, form.sections[-1])


def form_of(application: CityApplication) -> ApplicationForm:
    """The form of the application's own rulebook version."""
    form = application.rulebook.application
    if form is None:
        raise LookupError(f"The rulebook {application.rulebook} has no application form.")
    return form


def _groups(application: CityApplication, fields: Sequence[Field]) -> tuple[Group, ...]:
    """Questions in order; seats of one kind are drawn as one group."""
    kinds = {seat.code: seat.kind for seat in application.rulebook.seats}
    titles = {
        "city": (_("From the city"), ""),
        "cbo": (_("From community organizations"), ""),
        "resident": (
            _("Two residents who live with the problem you want to change"),
            _("Not city employees."),
        ),
    }
    groups = []
    for kind, chosen in groupby(fields, key=lambda each: kinds.get(each.question.code, "")):
        title, hint = titles.get(kind, ("", ""))
        groups.append(Group(tuple(chosen), title, hint))
    return tuple(groups)


def tabs(
    form: ApplicationForm,
    answers: Mapping[str, Answer],
    faults: Mapping[str, object],
    now: Section | None,
) -> tuple[Tab, ...]:
    """The steps beside the form: done means begun and nothing wrong."""
    found = []
    for section in form.sections:
        codes = {question.code for question in asked_in(form, section)}
        begun = any(code in answers for code in codes)
        state = "done" if codes and begun and not codes & faults.keys() else "open"
        found.append(Tab(section, "now" if section == now else state))
    return tuple(found)


def draw(
    question: Question,
    answer: Answer | None,
    *,
    me: Applicant,
    value: object,
    errors: Sequence[object] = (),
    files: Sequence[Attachment] = (),
    clash: bool = False,
) -> Field:
    """The question with its stored answer and any text that waits beside it."""
    stored = answer.value if answer else clean(question, None)
    shown = clean(question, value)
    others = []
    if answer and clash and shown != answer.value:
        others.append(_other(question, "saved", answer.saved_by, answer.saved_at, stored, me))
    for text in answer.aside if answer else ():
        if text["value"] not in (shown, stored):
            at = parse_datetime(text["at"])
            others.append(_other(question, text["pen"], text["by"], at, text["value"], me))
    seen = f"{answer.version if answer else 0}.{digest(stored)}"
    told = (*map(str, errors), *([_("Choose which text to keep.")] if others else []))
    return Field(question, shown, seen, told, tuple(others), tuple(files))


def _other(
    question: Question,
    key: str,
    number: int,
    at: datetime.datetime | None,
    value: object,
    me: Applicant,
) -> OtherText:
    who = _("You") if number == me.number else _("Person %(number)s") % {"number": number}
    return OtherText(key, who, at, in_words(question, value))
