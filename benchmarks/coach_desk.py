"""The coach desk with 60 cities of one coach: server time and queries.

    python benchmarks/coach_desk.py             20 of the 60 cities are in the middle of signing
    python benchmarks/coach_desk.py --signing   all of them are
    python benchmarks/coach_desk.py --profile   where the time goes

The cities, with their teams, steps, proof, signatures, meetings and contacts, are written down in
bulk; the ten rows of the demo's matrix take turns. In process, through the test client with all
middleware, 40 requests. A page without queries of its own (/accessibility/) stands beside it as the
yardstick: it shows what the frame costs on this machine today.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import statistics
import sys
import tempfile
import time
from typing import Any

folder = tempfile.TemporaryDirectory()
os.environ |= {
    "DATA_DIR": folder.name,
    "DEBUG": "0",
    "DEMO": "1",
    "HTTPS": "0",
    "DJANGO_SETTINGS_MODULE": "thrive.config.settings",
}
os.environ.pop("DATABASE_URL", None)
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import thrive.config.wsgi  # noqa: E402, F401 - the process as a server starts it

# isort: split
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks.sixty import sixty  # noqa: E402
from thrive.people.models import Person  # noqa: E402

ROUNDS = 40
PAGE = "/staff/my-cities/"


def client(coach: Person) -> Client:
    one = Client(headers={"accept-encoding": "gzip"})
    one.force_login(coach, backend="thrive.people.sessions.ByEmailAndPassword")
    session = one.session
    session["demo"] = True
    session.save()
    return one


def measured(visitor: Client, address: str) -> tuple[list[float], list[float]]:
    """Milliseconds on the wall and of the processor, request by request."""
    wall, cpu = [], []
    for _ in range(ROUNDS):
        start, busy = time.perf_counter(), time.process_time()
        visitor.get(address)
        cpu.append((time.process_time() - busy) * 1000)
        wall.append((time.perf_counter() - start) * 1000)
    return wall, cpu


def row(name: str, visitor: Client, address: str) -> None:
    answer: Any = visitor.get(address)
    seen: list[str] = []
    with connection.execute_wrapper(lambda go, sql, *rest: seen.append(sql) or go(sql, *rest)):
        visitor.get(address)
    wall, cpu = measured(visitor, address)
    print(
        f"{name:<28}{statistics.median(wall):>8.1f}{statistics.median(cpu):>8.1f}"
        f"{min(cpu):>8.1f}{len(seen):>5}{len(answer.content) / 1000:>8.1f}  {answer.status_code}"
    )


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    visitor = client(sixty(signing=60 if "--signing" in sys.argv else 20))
    if "--profile" in sys.argv:
        visitor.get(PAGE)
        watch = cProfile.Profile()
        watch.runcall(measured, visitor, PAGE)
        pstats.Stats(watch).sort_stats("cumulative").print_stats(60)
        return
    print(f"{'page':<28}{'wall':>8}{'cpu':>8}{'best':>8}{'q':>5}{'KB':>8}")
    row("coach desk, 60 cities", visitor, PAGE)
    row("the same, as CSV", visitor, "/staff/my-cities.csv")
    row("yardstick: /accessibility/", visitor, "/accessibility/")


if __name__ == "__main__":
    main()
