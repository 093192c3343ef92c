"""Small files are read while the person waits; large ones in a thread of their own."""

from __future__ import annotations

import logging
import threading
from typing import Any

from django.db import connections

from thrive.base.decisions import Refused
from thrive.indicators.actions.importing import carry_out
from thrive.indicators.models import ImportRun

SMALL = 10_000_000  # bytes
_log = logging.getLogger(__name__)


def give_turn(run: ImportRun, *, by: Any) -> ImportRun:
    """Read the file now, or begin to. What becomes of it stands in its row."""
    if run.size <= SMALL:
        return carry_out(run, by=by)
    threading.Thread(target=_alone, args=(run, by), name=f"import-{run.pk}", daemon=True).start()
    return run


def _alone(run: ImportRun, by: Any) -> None:
    try:
        carry_out(run, by=by)
    except Refused:
        _log.info("import %s was not begun", run.pk)
    except Exception:
        _log.exception("import %s stopped", run.pk)  # its row says so too
    finally:
        connections.close_all()
