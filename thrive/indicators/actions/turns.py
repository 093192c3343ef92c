"""Small files are read, small releases checked while the person waits; large ones in a thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from django.db import connections

from thrive.base.decisions import Refused
from thrive.indicators.actions import disclosing, importing
from thrive.indicators.models import ImportRun, Release

SMALL = 10_000_000  # bytes of a file
FEW = 20_000  # rows of a release: they take a second or two
_log = logging.getLogger(__name__)


def give_turn(run: ImportRun, *, by: Any) -> ImportRun:
    """Read the file now, or begin to. What becomes of it stands in its row."""
    if run.size <= SMALL:
        return importing.carry_out(run, by=by)
    _alone(f"import-{run.pk}", lambda: importing.carry_out(run, by=by))
    return run


def give_check(release: Release, *, by: Any) -> Release:
    """Reckon now what would be hidden, or begin to. How far it is stands in the release's row."""
    begun = disclosing.begin(release, by=by)
    if begun.rows <= FEW:
        return disclosing.carry_out(begun, by=by)
    _alone(f"check-{begun.pk}", lambda: disclosing.carry_out(begun, by=by))
    return begun


def _alone(name: str, deed: Callable[[], object]) -> None:
    threading.Thread(target=_done, args=(name, deed), name=name, daemon=True).start()


def _done(name: str, deed: Callable[[], object]) -> None:
    try:
        deed()
    except Refused:
        _log.info("%s was not begun", name)
    except Exception:
        _log.exception("%s stopped", name)  # its row says so too
    finally:
        connections.close_all()
