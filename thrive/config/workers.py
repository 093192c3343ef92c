"""Several processes that share what they have in common.

The forum, where people write, is loaded once, and then the workers are forked from it: they share its
memory, and one that dies is replaced at once. The rest they load while they answer already, so that a
site that was stopped is there again in a third of the time. When the first process dies, its workers go
on answering until whoever started it has started the next.
Sixteen threads each: more wait in line, as every thread keeps a connection to the database open.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

THREADS = 16
QUIET = 2  # seconds in which a new worker only answers
ALONE = 10  # seconds a worker goes on without the first process: the next one loads in one
AT_FIRST = (  # whoever was writing when the site stopped is waiting
    "thrive.community.views.reading",
    "thrive.community.views.writing",
)


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
    main = os.getpid()

    def in_worker(*_args: Any) -> Any:
        threading.Thread(target=_end_after, args=(main,), daemon=True).start()
        threading.Thread(target=load_the_rest, daemon=True).start()
        return application

    server.serve(target_loader=in_worker, wrap_loader=False)
    return 0


def _end_after(main: int) -> None:
    """Nobody tells a worker that the first process was killed, and it would serve old code for ever."""
    while os.getppid() == main:
        time.sleep(1)
    time.sleep(ALONE)
    os.kill(os.getpid(), signal.SIGTERM)


def load_the_rest() -> None:
    """What nobody has asked for yet, so that who asks for it does not wait."""
    from thrive.base.later import load_all

    time.sleep(QUIET)
    load_all()
    gc.freeze()


def loaded() -> Any:
    """The application with its addresses and templates, and no connection open: fit to be forked."""
    from django.db import connections
    from django.template.loader import get_template
    from django.urls import reverse

    from thrive.config.wsgi import application

    reverse("home")
    for module in AT_FIRST:
        import_module(module)
    for name in ("ui/page.html", "community/thread.html", "community/forum.html"):
        get_template(name)
    connections.close_all()
    gc.collect()
    gc.freeze()
    return application
