"""Several people at the same moment, each in a thread and a connection of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connections

from thrive.base.decisions import Refused


def at_once(*deeds: Callable[[], Any]) -> list[str]:
    """What each was told: nothing when it went through, else the sentence. Anything but a sentence
    is raised."""
    start = threading.Barrier(len(deeds))

    def run(deed: Callable[[], Any]) -> str:
        try:
            start.wait(30)
            deed()
        except Refused as no:
            return no.sentence
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(done.result() for done in [pool.submit(run, deed) for deed in deeds])
