"""What “Check and send” shows: every answer, and what is missing on which page."""

from __future__ import annotations

from dataclasses import dataclass

from thrive.cities.models import Applicant, Attachment, CityApplication
from thrive.cities.queries.words import in_words
from thrive.cities.queries.writing import Field, Tab, draw, form_of, tabs
from thrive.cities.rules.answers import asked_in, faults_among
from thrive.program.answers import clean
from thrive.program.rulebook import Question, Section


@dataclass(frozen=True)
class Line:
    """A question and its answer, to be read."""

    question: Question
    words: str
    errors: tuple[str, ...]
    files: tuple[Attachment, ...]


@dataclass(frozen=True)
class Chapter:
    section: Section
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Missing:
    section: Section
    question: Question
    error: str

    @property
    def anchor(self) -> str:
        return self.question.code.replace("_", "-")


@dataclass(frozen=True)
class CheckPage:
    application: CityApplication
    section: Section
    tabs: tuple[Tab, ...]
    chapters: tuple[Chapter, ...]
    missing: tuple[Missing, ...]
    consents: tuple[Field, ...]
    judged: bool

    @property
    def steps(self) -> int:
        return len(self.tabs)


def check_page(me: Applicant, *, judge: bool = False) -> CheckPage:
    """Two queries. `judge`: also say so when the consent is missing."""
    application = me.application
    form = form_of(application)
    last = form.sections[-1]
    answers = {answer.question: answer for answer in application.answers.all()}
    files = list(application.attachments.all())
    values = {code: answer.value for code, answer in answers.items()}
    faults = faults_among(form.questions, values, files)

    def line(question: Question) -> Line:
        return Line(
            question,
            in_words(question, clean(question, values.get(question.code))),
            tuple(map(str, faults.get(question.code, []))),
            tuple(file for file in files if file.question == question.code),
        )

    chapters = tuple(
        Chapter(section, tuple(line(q) for q in section.questions if q.kind != "consent"))
        for section in form.sections
        if section.questions
    )
    return CheckPage(
        application=application,
        section=last,
        tabs=tabs(form, answers, faults, last),
        chapters=chapters,
        missing=tuple(
            Missing(chapter.section, line.question, error)
            for chapter in chapters
            for line in chapter.lines
            for error in line.errors
        ),
        judged=judge,
        consents=tuple(
            draw(
                question,
                answers.get(question.code),
                me=me,
                value=values.get(question.code),
                errors=faults.get(question.code, []) if judge else [],
            )
            for question in asked_in(form, last)
        ),
    )
