"""The answers of an application, to be read by staff and reviewers."""

from __future__ import annotations

from thrive.cities.models import CityApplication
from thrive.cities.queries.checking import Chapter, Line
from thrive.cities.queries.words import in_words
from thrive.cities.queries.writing import form_of
from thrive.program.answers import clean


def chapters_of(
    application: CityApplication, *, for_reviewers: bool = False
) -> tuple[Chapter, ...]:
    """The answers as they stand, section by section; reviewers get no contact data."""
    values = {answer.question: answer.value for answer in application.answers.all()}
    files = list(application.attachments.all())
    return tuple(
        Chapter(
            section,
            tuple(
                Line(
                    question,
                    in_words(question, clean(question, values.get(question.code))),
                    (),
                    tuple(file for file in files if file.question == question.code),
                )
                for question in section.questions
                if question.shown_to_reviewers or not for_reviewers
            ),
        )
        for section in form_of(application).sections
        if section.questions
    )
