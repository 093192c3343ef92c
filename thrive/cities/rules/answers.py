"""The answers of an application: which page asks what, and what still has to be fixed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from thrive.cities.models import Attachment, CityApplication
from thrive.program.answers import clean, validate
from thrive.program.rulebook import ApplicationForm, Question, Section
from thrive.program.text import Text

GIVEN_AT_START = ("place_kind", "place_name")  # chosen with the city, shown but not asked again


def asked_in(form: ApplicationForm, section: Section) -> list[Question]:
    """The questions a person answers on this page. Consent is asked last, where they send."""
    if section == form.sections[-1]:
        return [question for question in form.questions if question.kind == "consent"]
    return [
        question
        for question in section.questions
        if question.code not in GIVEN_AT_START and question.kind != "consent"
    ]


def digest(value: object) -> str:
    """A short mark of a value, so that an untouched field is recognized."""
    plain = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def faults_in(application: CityApplication) -> dict[str, list[Text]]:
    """Question code → what to fix, for every question of the form that is not fine yet."""
    form = application.rulebook.application
    if form is None:
        return {}
    answers = dict(application.answers.values_list("question", "value"))
    files = list(application.attachments.all())
    return faults_among(form.questions, answers, files)


def faults_among(
    questions: Iterable[Question], answers: Mapping[str, object], files: Iterable[Attachment]
) -> dict[str, list[Text]]:
    attached = {file.question: {"name": file.name, "size": file.size} for file in files}
    found = {}
    for question in questions:
        value = (
            attached.get(question.code) if question.kind == "file" else answers.get(question.code)
        )
        if faults := validate(question, clean(question, value)):
            found[question.code] = faults
    return found
