"""What the benchmarks in process share: a site in a folder of its own, visitors, one way to measure.

Import this before anything of the site: it says where the data stand, and starts the process as a
server would. BENCH_DATA=folder keeps the data for the next run.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

folder = tempfile.TemporaryDirectory()
os.environ |= {
    "DATA_DIR": os.environ.get("BENCH_DATA", folder.name),
    "DEBUG": "0",
    "DEMO": "1",
    "HTTPS": "0",
    "DJANGO_SETTINGS_MODULE": "thrive.config.settings",
}
os.environ.pop("DATABASE_URL", None)

import thrive.config.wsgi  # noqa: E402, F401 - the process as a server starts it

# isort: split
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from thrive.people.models import Person  # noqa: E402

PROFILE = "--profile" in sys.argv
YARDSTICK = "/accessibility/"  # a page without queries of its own: what the frame costs today


@dataclass(frozen=True)
class Figure:
    """Medians in milliseconds, on the wall and of the processor, with the processor's best and its
    95th percentile; `status` of the answer."""

    wall: float
    cpu: float
    best: float
    late: float
    queries: int
    kilobytes: float
    status: int


def ready() -> None:
    """An empty, migrated database."""
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)


def visitor(person: Person | None = None) -> Client:
    """Somebody's browser; staff of the demo need no second step."""
    one = Client(headers={"accept-encoding": "gzip"})
    if person:
        one.force_login(person, backend="thrive.people.sessions.ByEmailAndPassword")
        session = one.session
        session["demo"] = True
        session.save()
    return one


def measured(who: Client, address: str, rounds: int) -> Figure:
    """Through the test client with all middleware, until the whole page is there."""
    for _warm in range(3):
        who.get(address)
    asked: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        answer: Any = who.get(address)
    wall, cpu = [], []
    for _round in range(rounds):
        start, busy = time.perf_counter(), time.process_time()
        b"".join(who.get(address))
        cpu.append((time.process_time() - busy) * 1000)
        wall.append((time.perf_counter() - start) * 1000)
    return Figure(
        wall=statistics.median(wall),
        cpu=statistics.median(cpu),
        best=min(cpu),
        late=sorted(cpu)[int(rounds * 0.95)],
        queries=len(asked),
        kilobytes=len(answer.content) / 1000,
        status=answer.status_code,
    )


def profiled(who: Client, address: str, rounds: int) -> None:
    """Where the time of a page goes."""
    who.get(address)
    with cProfile.Profile() as watch:
        for _round in range(rounds):
            who.get(address)
    pstats.Stats(watch).sort_stats("cumulative").print_stats(70)


def heading(first: str = "page", width: int = 30) -> None:
    print(f"{first:<{width}}{'wall':>8}{'cpu':>8}{'best':>8}{'p95':>8}{'q':>5}{'kB':>8}")


def row(name: str, who: Client, address: str, rounds: int, width: int = 30) -> None:
    one = measured(who, address, rounds)
    print(
        f"{name:<{width}}{one.wall:>8.1f}{one.cpu:>8.1f}{one.best:>8.1f}{one.late:>8.1f}"
        f"{one.queries:>5}{one.kilobytes:>8.1f}  {one.status}"
    )
