"""Slides and captions people bring: judged by their content, not by their name."""

from __future__ import annotations

import html
import re
import zipfile
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from thrive.cities.actions.attachments import SafeFile
from thrive.cities.forms.files import MEGABYTE, file_name

MOST_SLIDES, MOST_CAPTIONS = 20 * MEGABYTE, MEGABYTE
PDF = ("pdf", "application/pdf")
# The part by which an office file is known, and what it is then.
_OFFICE = {
    "ppt/presentation.xml": (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    "word/document.xml": (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}
_MACROS = re.compile(r"vbaProject|activeX|embeddings/.*\.(?:bin|exe)", re.IGNORECASE)
_TIMES = re.compile(r"(?:\d+:)?\d{2}:\d{2}[.,]\d{3}\s+-->\s+(?:\d+:)?\d{2}:\d{2}[.,]\d{3}.*")
_ASIDE = ("NOTE", "STYLE", "REGION")


def safe_slides(upload: UploadedFile) -> SafeFile:
    """A PDF, or slides or a text of an office suite without macros; else `ValidationError`."""
    name, content = _read(upload, MOST_SLIDES)
    found = PDF if content.startswith(b"%PDF-") else _office(content)
    if found is None:
        raise ValidationError(
            _("“%(name)s” cannot be read as PDF, PPTX or DOCX without macros. Save it as a PDF.")
            % {"name": name}
        )
    stem = name.rpartition(".")[0] or name
    return SafeFile(f"{stem}.{found[0]}", found[1], content)


def safe_captions(upload: UploadedFile) -> tuple[SafeFile, str]:
    """Captions in WebVTT, and what they say; else `ValidationError`."""
    name, content = _read(upload, MOST_CAPTIONS)
    try:
        words = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        words = ""
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", words) or not (said := transcript(words)):
        raise ValidationError(
            _("“%(name)s” holds no captions. Export them as WebVTT (.vtt), in UTF-8.")
            % {"name": name}
        )
    stem = name.rpartition(".")[0] or name
    return SafeFile(f"{stem}.vtt", "text/vtt; charset=utf-8", content), said


def transcript(captions: str) -> str:
    """What WebVTT says, a line a cue, without times and marks; a line said twice on end is once."""
    said: list[str] = []
    for block in re.split(r"\n{2,}", captions.strip())[1:]:
        lines = block.split("\n")
        at = next((n for n, line in enumerate(lines) if _TIMES.fullmatch(line.strip())), None)
        if at is None or lines[0].startswith(_ASIDE):
            continue
        words = " ".join(html.unescape(re.sub(r"<[^<>]*>", "", one)) for one in lines[at + 1 :])
        words = " ".join(words.replace("\x00", "").split())
        if words and words != (said[-1] if said else ""):
            said.append(words)
    return "\n".join(said)


def _read(upload: UploadedFile, most: int) -> tuple[str, bytes]:
    name, size = file_name(upload.name or ""), upload.size or 0
    if size > most:
        raise ValidationError(
            _("“%(name)s” is %(size)s MB. Attach a smaller file, up to %(most)s MB.")
            % {"name": name, "size": f"{size / MEGABYTE:.0f}", "most": most // MEGABYTE}
        )
    return name, upload.read()


def _office(content: bytes) -> tuple[str, str] | None:
    """By the names in the archive alone: nothing is unpacked."""
    try:
        names = zipfile.ZipFile(BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if "[Content_Types].xml" not in names or any(map(_MACROS.search, names)):
        return None
    return next((kind for part, kind in _OFFICE.items() if part in names), None)
