"""One ground for the room: editions of the public tables, made once a module and taken back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from tests.wellbeing import ground
from thrive.wellbeing.models import IndexEdition


@pytest.fixture(scope="module")
def conditions(django_db_setup: Any, django_db_blocker: Any) -> Iterator[IndexEdition]:
    """The published edition of 2021 for cities; beside it counties in 2021 and 2023, and the
    program's own index, which public tables cannot fill."""
    before = settings.DATA_DIR
    with django_db_blocker.unblock(), tempfile.TemporaryDirectory() as folder:
        settings.DATA_DIR = Path(folder)
        outer = transaction.atomic()
        outer.__enter__()
        try:
            yield ground.the_editions()
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
            settings.DATA_DIR = before
