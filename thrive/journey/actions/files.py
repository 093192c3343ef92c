"""A file that proves something: kept under a name nobody can guess, with its SHA-256."""

from __future__ import annotations

import hashlib
import secrets

from django.core.files.base import ContentFile

from thrive.cities.actions.attachments import ENDINGS, SafeFile
from thrive.journey.models import CommitmentInstrument, Evidence


def put_file(into: Evidence | CommitmentInstrument, file: SafeFile) -> None:
    """Set the columns and store the bytes; the caller saves the row."""
    into.name, into.media_type, into.size = file.name, file.media_type, len(file.content)
    into.sha256 = hashlib.sha256(file.content).hexdigest()
    name = f"{secrets.token_hex(16)}.{ENDINGS[file.media_type]}"
    into.file.save(name, ContentFile(file.content), save=False)
