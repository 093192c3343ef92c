"""Processes that are really killed (SIGKILL) in the middle of an action.

`python -m tests.house.killing` waits for orders, one line each: a deed as `module:name`, a place, and
what the deed is called with, as JSON. For each it forks; the child is killed before its n-th
statement that writes, or, at place 0, before it commits. It answers with how the child ended.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
KILLED, DONE, REFUSED = -signal.SIGKILL, 0, 3


class Killer:
    """Where orders go; see `killer`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def __call__(self, deed: str, place: int, said: dict[str, str]) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([deed, place, said]) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@contextmanager
def killer(database: str, data: Path, files: Path) -> Iterator[Killer]:
    """A process that has everything loaded and no connection open, so that forking it is safe."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.house.killing", database, str(data), str(files)],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "thrive.config.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Killer(process)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(20)
        assert process.stdout is not None
        process.stdout.close()


def _obey(database: str, data: str, files: str) -> None:
    import django
    from django.conf import settings
    from django.db import connections
    from django.urls import reverse

    django.setup()
    reverse("home")  # every address is known before the first child is made
    connections.settings["default"]["NAME"] = database
    settings.DATA_DIR, settings.MEDIA_ROOT = Path(data), Path(files)
    for line in sys.stdin:
        deed, place, said = json.loads(line)
        module, name = deed.split(":")
        act = getattr(import_module(module), name)
        child = os.fork()
        if child == 0:
            _die(act, place, said)
        _pid, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _die(act: Any, place: int, said: dict[str, Any]) -> None:
    from django.db import connection

    from tests.house.falling import WRITES

    number = 0

    def run(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal number
        if sql.startswith(WRITES):
            number += 1
            if number == place:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    if place == 0:
        connection._commit = lambda: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign]
    try:
        with connection.execute_wrapper(run):
            act(**said)
    except BaseException as problem:
        sys.stderr.write(f"{problem!r}\n")
        sys.stderr.flush()
        os._exit(REFUSED)
    os._exit(DONE)


if __name__ == "__main__":
    _obey(*sys.argv[1:])
