"""Our numbers beside datasette's, on the same rows, in one run, on this machine.

    .venv/bin/python benchmarks/beside_datasette.py [--scales 1,10] [--asks 40] [--keep DIR]
    .venv/bin/python benchmarks/beside_datasette.py --pages --scales 100

--pages leaves datasette out and asks our served pages about other places and indicators every time.

Invented numbers from a seed: every California city × 9 groups × 11 years × 10.5 indicators a scale
(0.5 million rows at 1×, 5 million at 10×). Ours: `thrive serve`, one process, a release as it lies
after a review. Theirs: `datasette serve`, one process, from PyPI in a folder of its own, with an
index for each question (place, indicator, year; indicator, year, groups), ANALYZE, no facets, no
count, five seconds a question. Every request asks about something else, so that nothing is answered
from memory. Processor time of the server's process a request, read from /proc: best and median of
the rounds; wall time beside it, which neighbors on the machine disturb.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import numpy as np
import pyarrow as pa

from benchmarks.site import AT_REST, THRIVE, environment
from thrive.indicators.store.schema import OBSERVATION, STATUSES
from thrive.places import tables

DATASETTE = "datasette==0.65.5"
YEARS = range(2012, 2023)
GROUPS = [""] + [f"race=group-{n}" for n in range(8)]
SEED = 20_261_122
ROUNDS = 4
SMALL = 9  # of ten indicators, the one with two groups: a file of 964 rows, one page of theirs
SLUGS = "slugs.json"  # addresses of the cities by their codes
TICK = os.sysconf("SC_CLK_TCK")
TYPES = {"year": "INTEGER"} | dict.fromkeys(("value", "part", "whole", "moe"), "REAL")
COLUMNS = (
    "place",
    "indicator",
    "year",
    "period",
    "groups",
    "value",
    "part",
    "whole",
    "moe",
    "status",
)
INDEXES = ("place, indicator, year", "indicator, year, groups")


def indicators(scale: float) -> list[str]:
    return [f"measure-{n:04d}" for n in range(round(10.5 * scale))]


def batches(scale: float) -> Iterator[pa.RecordBatch]:
    """One batch for an indicator and a year."""
    chance = np.random.default_rng(SEED)
    names = np.array([f"place:{one.geoid}" for one in tables.cities()])
    for number, indicator in enumerate(indicators(scale)):
        kept = GROUPS[:2] if number % 10 == SMALL else GROUPS
        rows = len(names) * len(kept)
        place, groups = pa.array(np.tile(names, len(kept))), pa.array(np.repeat(kept, len(names)))
        for year in YEARS:
            hidden = chance.random(rows) < 0.03
            whole = chance.integers(50, 20_000, rows).astype(float)
            part = np.floor(whole * chance.beta(2, 8, rows))
            value, moe = np.round(100 * part / whole, 1), np.round(chance.gamma(2.0, 1.5, rows), 1)
            codes = np.where(hidden, STATUSES.index("suppressed"), 0).astype("i1")
            yield pa.record_batch(
                [
                    *(place, pa.array([indicator] * rows), pa.array([str(year)] * rows)),
                    *(pa.array(np.full(rows, year, dtype="i2")), groups),
                    *(pa.array(column, mask=hidden) for column in (value, part, whole, moe)),
                    pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(STATUSES)),
                ],
                schema=OBSERVATION,
            )


def ours(folder: Path, scale: float) -> int:
    """The rows as a published release in a data folder of its own; how many they are."""
    filled = [sys.executable, __file__, "--fill", str(scale)]
    subprocess.run(
        [THRIVE, "manage", "migrate", "-v", "0"], env=environment(str(folder)), check=True
    )
    told = subprocess.run(filled, env=environment(str(folder)), check=True, capture_output=True)
    return int(told.stdout)


def fill(scale: float) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "thrive.config.settings"
    import django

    django.setup()
    from thrive.base import clock
    from thrive.base.refs import SYSTEM
    from thrive.cities.actions.pages import open_city_pages
    from thrive.indicators.actions.catalog import NewDataset, open_dataset
    from thrive.indicators.models import Indicator, Release
    from thrive.indicators.store.write import write_release
    from thrive.places.actions import city_slugs, load_places

    load_places(by=SYSTEM)
    open_city_pages(by=SYSTEM)
    dataset = open_dataset(
        NewDataset("invented", "Invented", "Nobody", "A seed", "CC0", is_illustrative=True),
        by=SYSTEM,
    )
    named = {"name_en": "Measure", "name_es": "Medida", "definition_en": "-", "definition_es": "-"}
    Indicator.objects.bulk_create(
        Indicator(slug=slug, unit="percent", per=100, **named) for slug in indicators(scale)
    )
    release = Release(dataset=dataset, number=1, status="published", format="csv")
    made = write_release(release.folder, batches(scale), stage="public")
    release.rows, release.places, release.years = made.rows, made.places, list(made.years)
    release.public_sha256 = release.source_sha256 = release.raw_sha256 = made.fingerprint
    release.source_size = 0
    release.imported_at = release.first_yes_at = release.published_at = clock.now()
    release.save()
    slugs = {f"place:{geoid}": slug for geoid, slug in city_slugs(tables.cities()).items()}
    (Path(os.environ["DATA_DIR"]) / SLUGS).write_text(json.dumps(slugs))
    print(made.rows)


def theirs(file: Path, scale: float) -> None:
    """The same rows in SQLite, as `sqlite-utils insert` and `create-index` would leave them."""
    typed = [f"{name} {TYPES.get(name, 'TEXT')}" for name in COLUMNS]
    with sqlite3.connect(file) as base:
        base.execute(f"CREATE TABLE observations ({', '.join(typed)})")
        marks = ", ".join("?" * len(COLUMNS))
        for batch in batches(scale):
            names = ("place", "indicator", "year", "period", "groups", "value", "numerator")
            columns = [
                batch.column(n).to_pylist() for n in (*names, "denominator", "moe", "status")
            ]
            base.executemany(
                f"INSERT INTO observations VALUES ({marks})", zip(*columns, strict=True)
            )
        for number, columns_of in enumerate(INDEXES):
            base.execute(f"CREATE INDEX asked_{number} ON observations ({columns_of})")
        base.execute("ANALYZE")


def installed(folder: Path) -> Path:
    """datasette's command, from PyPI, in a folder that is thrown away."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin/pip", "install", "-qq", DATASETTE], check=True)
    return folder / "bin/datasette"


@contextmanager
def serving(command: list[str], port: int, env: dict[str, str] | None = None) -> Iterator[int]:
    server = subprocess.Popen(
        [*command, "--port", str(port)],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        time.sleep(AT_REST)
        yield server.pid
    finally:
        server.terminate()
        server.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def spent(pid: int) -> float:
    """Seconds of processor a process has used, its threads included."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / TICK


Ask = Callable[[int], str]


def questions(scale: float, folder: Path) -> dict[str, tuple[Ask, Ask]]:
    """For each question our address and theirs; `turn` chooses what it is about."""
    slugs = sorted(json.loads((folder / SLUGS).read_text()).items())
    chosen = np.random.default_rng(SEED + 1).permutation(len(slugs))
    measures = indicators(scale)
    large = [one for n, one in enumerate(measures) if n % 10 != SMALL]

    def at(turn: int) -> tuple[str, str, str, int]:
        ref, slug = slugs[int(chosen[turn % len(slugs)])]
        return ref, slug, large[turn % len(large)], YEARS[turn % len(YEARS)]

    def sql(words: str, **named: Any) -> str:
        return "/bench.json?" + urlencode({"sql": words, "_shape": "objects", **named})

    def table(ending: str, **named: Any) -> str:
        return f"/bench/observations.{ending}?" + urlencode({"_nocount": 1, **named})

    def one_place(turn: int) -> str:
        ref, _slug, measure, _year = at(turn)
        return table("json", place=ref, indicator=measure, _shape="objects", _size=1000)

    def every_place(turn: int) -> str:
        words = (
            "select place, period, value, part, whole, moe, status from observations"
            " where indicator = :i and year = :y and groups = '' order by value desc"
        )
        return sql(words, i=at(turn)[2], y=at(turn)[3])

    def average(turn: int) -> str:
        words = (
            "select indicator, groups, count(value), avg(value), min(value), max(value)"
            " from observations where year = :y group by indicator, groups"
        )
        return sql(words, y=at(turn)[3])

    def sheet(turn: int, **more: Any) -> str:
        return table("csv", indicator=at(turn)[2], year=at(turn)[3], **more)

    def small(turn: int) -> str:
        some = measures[SMALL::10]
        return some[turn % len(some)]

    def our_sheet(turn: int) -> str:
        return f"/data/{at(turn)[2]}/all-place-{at(turn)[3]}.csv"

    return {
        "series, 99 rows": (lambda n: f"/api/v1/series/{at(n)[2]}/{at(n)[1]}/", one_place),
        "all places, one year": (
            lambda n: f"/api/v1/places/{at(n)[2]}/place/{at(n)[3]}/",
            every_place,
        ),
        "CSV, 964 rows": (
            lambda n: f"/data/{small(n)}/all-place-{at(n)[3]}.csv",
            lambda n: table("csv", indicator=small(n), year=at(n)[3], _size=1000),
        ),
        "CSV, 4,338 rows": (our_sheet, lambda n: sheet(n, _stream="on")),
        "averages of a year": (lambda n: f"/api/v1/averages/{at(n)[3]}/", average),
    }


def asked(port: int, pid: int, ask: Ask, asks: int, first: int) -> tuple[float, float, int, str]:
    """Milliseconds of processor and of wall a request, bytes, and the answers' numbers."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    statuses, size, cpu, wall = set(), 0, spent(pid), time.perf_counter()
    for turn in range(first, first + asks):
        line.request("GET", ask(turn))
        answer = line.getresponse()
        size = len(answer.read())
        statuses.add(str(answer.status))
    wall, cpu = time.perf_counter() - wall, spent(pid) - cpu
    line.close()
    return 1000 * cpu / asks, 1000 * wall / asks, size, "/".join(sorted(statuses))


def pages(folder: Path, scale: float, asks: int) -> None:
    """Whole pages as a browser gets them; 95th percentile of the wall, mean of the processor."""
    slugs, measures = sorted(json.loads((folder / SLUGS).read_text()).values()), indicators(scale)
    named: dict[str, Ask] = {
        "profile of a city": lambda n: f"/cities/{slugs[n % len(slugs)]}/numbers/",
        "map of an indicator": lambda n: f"/data/{measures[n % len(measures)]}/",
        "trend and breakdown": lambda n: (
            f"/data/{measures[n % len(measures)]}/{slugs[n % len(slugs)]}/"
        ),
    }
    port = free_port()
    print("page                    CPU ms   wall 50th     95th     bytes  status", flush=True)
    with serving([THRIVE, "serve"], port, {**environment(str(folder)), "DEMO": "0"}) as pid:
        for name, ask in named.items():
            asked(port, pid, ask, 3, 9_000)
            before = spent(pid)
            found = [asked(port, pid, ask, 1, turn) for turn in range(asks)]
            wall = [one[1] for one in found]
            print(
                f"{name:<22}{1000 * (spent(pid) - before) / asks:>8.1f}{np.percentile(wall, 50):>12.1f}"
                f"{np.percentile(wall, 95):>9.1f}{found[-1][2]:>10,}  {found[-1][3]}",
                flush=True,
            )


def compared(scale: float, asks: int, kept: Path, datasette: Path) -> None:
    folder = kept / f"{scale:g}x"
    folder.mkdir()
    began = time.perf_counter()
    rows = ours(folder, scale)
    theirs(folder / "bench.db", scale)
    print(f"\n{scale:g}×: {rows:,} rows, written twice in {time.perf_counter() - began:.0f} s")
    print("question                     whose      CPU ms best, median   wall ms     bytes  status")
    command = [str(datasette), "serve", str(folder / "bench.db")]
    limits = ["--setting", "sql_time_limit_ms", "5000", "--setting", "max_returned_rows", "1000"]
    here, there = free_port(), free_port()
    with (
        serving([THRIVE, "serve"], here, {**environment(str(folder)), "DEMO": "0"}) as our_pid,
        serving([*command, *limits], there) as their_pid,
    ):
        for name, (our_ask, their_ask) in questions(scale, folder).items():
            for whose, port, pid, ask in (
                ("ours", here, our_pid, our_ask),
                ("datasette", there, their_pid, their_ask),
            ):
                few = 3 if name.startswith("averages") else asks
                asked(port, pid, ask, 2, 9_000)
                found = [asked(port, pid, ask, few, few * n) for n in range(ROUNDS)]
                cpu, wall = [one[0] for one in found], [one[1] for one in found]
                print(
                    f"{name:<29}{whose:<10}{min(cpu):>10.1f}{statistics.median(cpu):>9.1f}"
                    f"{statistics.median(wall):>12.1f}{found[0][2]:>10,}  {found[0][3]}",
                    flush=True,
                )


def main() -> None:
    arguments = argparse.ArgumentParser(description="Time our numbers beside datasette's.")
    arguments.add_argument("--scales", default="1,10")
    arguments.add_argument("--asks", type=int, default=40)
    arguments.add_argument("--keep", type=Path, help="work in this empty folder and leave it")
    arguments.add_argument("--pages", action="store_true", help="our own pages, without datasette")
    arguments.add_argument("--fill", type=float, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.fill:
        fill(given.fill)
        return
    with tempfile.TemporaryDirectory(prefix="beside-") as own:
        kept = given.keep or Path(own)
        kept.mkdir(exist_ok=True)
        if given.pages:
            for scale in map(float, given.scales.split(",")):
                folder = kept / f"{scale:g}x"
                folder.mkdir()
                print(f"\n{scale:g}×: {ours(folder, scale):,} rows")
                pages(folder, scale, given.asks)
            return
        datasette = installed(Path(own) / "datasette")
        for scale in given.scales.split(","):
            compared(float(scale), given.asks, kept, datasette)


if __name__ == "__main__":
    main()
