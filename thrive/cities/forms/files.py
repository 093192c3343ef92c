"""Files people attach: judged by their content, not by their name."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from thrive.base.later import later
from thrive.cities.actions.attachments import SafeFile
from thrive.program.rulebook import Question

pictures = later("thrive.cities.forms.pictures")

MEGABYTE = 1_048_576
_ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
_NOT_THAT = {
    "any": _("“%(name)s” cannot be read as a PDF, PNG or JPEG. Attach one of these."),
    "pdf": _("“%(name)s” is not a PDF. Save the document as a PDF and choose that file."),
    "picture": _("“%(name)s” cannot be read as a picture. Choose a PNG or JPEG."),
}


def safe_file(upload: UploadedFile, question: Question) -> SafeFile:
    """The file as an answer to this question."""
    return checked_file(upload, most=question.max_bytes or 10 * MEGABYTE)


def checked_file(upload: UploadedFile, *, most: int, kind: str = "any") -> SafeFile:
    """The file, of at most so many bytes, or a `ValidationError` that says what to do instead.

    kind: `pdf`, `picture`, or `any` of the two.

    Pictures are drawn anew, so that the place and the device they were taken with are gone.
    """
    name = file_name(upload.name or "")
    size = upload.size or 0
    if size > most:
        raise ValidationError(
            _("“%(name)s” is %(size)s MB. Attach a smaller file, up to %(most)s MB.")
            % {"name": name, "size": f"{size / MEGABYTE:.0f}", "most": most // MEGABYTE}
        )
    if size == 0:
        raise ValidationError(_("“%(name)s” is empty. Choose the file again.") % {"name": name})
    content = upload.read()
    found = (kind != "picture" and _pdf(content)) or (
        kind != "pdf" and pictures.drawn_anew(content)
    )
    if not found:
        raise ValidationError(_NOT_THAT[kind] % {"name": name})
    media_type, content = found
    stem = name.rpartition(".")[0] or name
    return SafeFile(f"{stem}.{_ENDINGS[media_type]}", media_type, content)


def file_name(name: str) -> str:
    """The last part of the name, without control or direction marks, at most 120 characters."""
    last = re.split(r"[\\/]", name)[-1]
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    return plain.strip(" .")[-120:] or "file"


def _pdf(content: bytes) -> tuple[str, bytes] | None:
    return ("application/pdf", content) if content.startswith(b"%PDF-") else None
