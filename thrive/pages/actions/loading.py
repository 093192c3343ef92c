"""Pages that the room is shipped with, loaded as drafts: staff check the Spanish and publish."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from thrive.pages.actions.texts import Said, begin_page, write
from thrive.pages.models import ContentPage

FOLDER = Path(__file__).parent.parent / "data"


@transaction.atomic
def load_pages(*, by: Any) -> int:
    """Begin every page that is not there yet. Returns how many were begun."""
    known = set(ContentPage.objects.values_list("slug", flat=True))
    new = [file for file in sorted(FOLDER.glob("*.toml")) if file.stem not in known]
    for file in new:
        plain = tomllib.loads(file.read_text(encoding="utf-8"))
        page = begin_page(file.stem, is_vital=plain["is_vital"], by=by)
        for language in ("en", "es"):
            said = plain[language]
            write(
                page,
                language=language,
                said=Said(said["title"], said["lead"], said["body"].strip(), said["sources"]),
                by=by,
            )
    return len(new)
