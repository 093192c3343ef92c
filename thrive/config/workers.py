"""Several processes that share what they have in common.

Everything is loaded once, and then the workers are forked from it: they share the memory of code,
templates and addresses, half of what each would hold by itself, and one that dies is replaced at once.
Sixteen threads each: more wait in line, as every thread keeps a connection to the database open.
"""

from __future__ import annotations

import gc
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

THREADS = 16


def serve(host: str, port: int, workers: int) -> int:
    application = loaded()
    server = Granian(
        "thrive.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backpressure=THREADS * 4,
        respawn_failed_workers=True,
        respawn_interval=0.1,
        log_level=LogLevels.error,
    )
    server.serve(target_loader=lambda *_args: application, wrap_loader=False)
    return 0


def loaded() -> Any:
    """The application with its addresses and templates, and no connection open: fit to be forked."""
    from django.db import connections
    from django.template.loader import get_template
    from django.urls import reverse

    from thrive.config.wsgi import application

    reverse("home")
    for name in ("ui/page.html", "community/thread.html", "community/forum.html"):
        get_template(name)
    connections.close_all()
    gc.collect()
    gc.freeze()
    return application
