"""Files that come with an answer."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.actions.locks import locked
from thrive.cities.models import Applicant, Attachment, CityApplication
from thrive.cities.rules import applying as rules
from thrive.program.rulebook import Question, Section

ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True)
class SafeFile:
    """A file that was read and found to be what it says; pictures without their hidden data."""

    name: str
    media_type: str
    content: bytes


@transaction.atomic
def attach(
    application: CityApplication,
    *,
    section: Section,
    question: Question,
    file: SafeFile,
    by: Applicant,
) -> Attachment:
    """Keep the file under a name nobody can guess. The same file twice is kept once."""
    application = locked(application)
    require(rules.may_answer(by, application, section))
    require(rules.may_attach(application, question))
    mark = hashlib.sha256(file.content).hexdigest()
    same = application.attachments.filter(question=question.code, sha256=mark).first()
    if same:
        return same
    attachment = Attachment(
        application=application,
        question=question.code,
        name=file.name,
        media_type=file.media_type,
        size=len(file.content),
        sha256=mark,
        added_at=clock.now(),
    )
    attachment.file.save(_unguessable(file.media_type), ContentFile(file.content), save=False)
    attachment.save()
    history.record("attach_file", on=application, by=by, question=question.code)
    return attachment


@transaction.atomic
def take_off(attachment: Attachment, *, section: Section, by: Applicant) -> None:
    """Remove a file while its page is open; the bytes go when the change is certain."""
    application = locked(attachment.application)
    require(rules.may_answer(by, application, section))
    file, question = attachment.file, attachment.question
    attachment.delete()
    history.record("take_off_file", on=application, by=by, question=question)
    transaction.on_commit(lambda: file.delete(save=False))


def copy_file(attachment: Attachment, *, to: CityApplication) -> Attachment:
    """The same file for another application (the caller has asked the rule)."""
    copy = Attachment(
        application=to,
        question=attachment.question,
        name=attachment.name,
        media_type=attachment.media_type,
        size=attachment.size,
        sha256=attachment.sha256,
        added_at=clock.now(),
    )
    with attachment.file.open("rb") as content:
        copy.file.save(_unguessable(attachment.media_type), ContentFile(content.read()), save=False)
    copy.save()
    return copy


def _unguessable(media_type: str) -> str:
    return f"{secrets.token_hex(16)}.{ENDINGS[media_type]}"
