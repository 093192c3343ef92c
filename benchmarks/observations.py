"""Observations at 1×, 10× and 100× (0.5, 5 and 50 million): writing them, and each question.

    .venv/bin/python benchmarks/observations.py [--folder DIR] [--only 1,10,100] [--asks 60]

The numbers are made up from a seed and stand for nothing: 110, 1,100 or 11,000 places × 120
indicators × 12 years × everyone and the groups of one or two keys. Each question is asked about
other places and indicators every time, in one process, one after the other; times are in
milliseconds on the wall and of the processor (both cores), as 50th and 95th percentile. With
--folder what was written stays there and is used again.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from thrive.indicators.store.read import Observations
from thrive.indicators.store.schema import OBSERVATION, STATUSES
from thrive.indicators.store.write import write_release

PLACES = 110  # at 1×
INDICATORS, YEARS = 120, range(2012, 2024)
STRATA = ["", *(f"race={name}" for name in ("aian", "asian", "black", "latino", "nhpi", "white"))]
WITH_STRATA = 38  # of the indicators: 50 million observations in all at 100×
SEED = 20_261_122


def places(scale: int) -> list[str]:
    """58 counties, 483 cities and tracts, in a mixture that is the same at every scale."""
    kinds = ["county:06{:03d}"] + ["place:06{:05d}"] * 5 + ["tract2020:06{:09d}"] * 104
    return [kinds[number % PLACES].format(number) for number in range(PLACES * scale)]


def indicator(number: int) -> str:
    return f"indicator-{number:03d}"


def batches(scale: int) -> Iterator[pa.RecordBatch]:
    """One batch for an indicator and a year: every place, every group."""
    chance = np.random.default_rng(SEED)
    names = np.array(places(scale))
    statuses = pa.array(STATUSES)
    for number in range(INDICATORS):
        strata = STRATA if number < WITH_STRATA else STRATA[:1]
        if number < WITH_STRATA // 3:
            strata = [*strata, *(f"age={age}" for age in ("0-5", "6-12", "13-17"))]
        rows = len(names) * len(strata)
        place = pa.array(np.tile(names, len(strata)))
        groups = pa.array(np.repeat(strata, len(names)))
        for year in YEARS:
            hidden = chance.random(rows) < 0.03
            whole = chance.integers(50, 20_000, rows).astype(float)
            part = np.floor(whole * chance.beta(2, 8, rows))
            value = np.round(100 * part / whole, 1)
            moe = np.round(chance.gamma(2.0, 1.5, rows), 1)
            codes = np.where(hidden, STATUSES.index("suppressed"), 0).astype("i1")
            yield pa.record_batch(
                [
                    *(place, pa.array([indicator(number)] * rows), pa.array([str(year)] * rows)),
                    *(pa.array(np.full(rows, year, dtype="i2")), groups),
                    *(pa.array(column, mask=hidden) for column in (value, part, whole, moe)),
                    pa.DictionaryArray.from_arrays(pa.array(codes), statuses),
                ],
                schema=OBSERVATION,
            )


def written(folder: Path, scale: int) -> Path:
    """The public stage of the release at this scale, written now unless it is there."""
    public = folder / f"{scale}x" / "public"
    if not public.exists():
        wall, cpu = time.perf_counter(), time.process_time()
        made = write_release(folder / f"{scale}x", batches(scale), stage="public")
        size = sum(file.size for file in made.files)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{scale:>4}×  {made.rows:,} observations written in "
            f"{time.perf_counter() - wall:.1f} s ({time.process_time() - cpu:.1f} s of processor, "
            f"making them up included); {len(made.files)} files, {size / 1e6:.0f} MB; "
            f"peak memory {peak} MB"
        )
    return public


def questions(scale: int) -> dict[str, Callable[[Observations, int], pa.Table]]:
    """Each question about another place, indicator or year every time."""
    names = np.random.default_rng(SEED + 1).permutation(places(scale))

    def place(turn: int) -> str:
        return str(names[turn % len(names)])

    def year(turn: int) -> int:
        return YEARS[turn % len(YEARS)]

    return {
        "profile": lambda data, turn: data.profile(place(turn)),
        "trend": lambda data, turn: data.trend(place(turn), indicator(turn % INDICATORS)),
        "map_of": lambda data, turn: data.map_of(
            indicator(turn % INDICATORS), year(turn), "tract2020"
        ),
        "breakdown": lambda data, turn: data.breakdown(
            place(turn), indicator(turn % WITH_STRATA), year(turn), "race"
        ),
        "all_places": lambda data, turn: data.all_places(indicator(turn % INDICATORS), year(turn)),
        "averages": lambda data, turn: data.averages(year(turn)),
    }


def measure(public: Path, scale: int, asks: int) -> None:
    data = Observations(public)
    data.profile("county:06000")
    for name, ask in questions(scale).items():
        walls, cpus, rows = [], [], 0
        for turn in range(asks if name != "averages" else max(5, asks // 6)):
            wall, cpu = time.perf_counter(), time.process_time()
            rows = ask(data, turn).num_rows
            walls.append(1000 * (time.perf_counter() - wall))
            cpus.append(1000 * (time.process_time() - cpu))
        figures = [f"{np.percentile(each, p):8.1f}" for each in (walls, cpus) for p in (50, 95)]
        print(f"{scale:>4}×  {name:<11}{rows:>8,}" + "".join(figures))


def main() -> None:
    arguments = argparse.ArgumentParser(description="Time the store of observations.")
    arguments.add_argument("--folder", type=Path)
    arguments.add_argument("--only", default="1,10,100")
    arguments.add_argument("--asks", type=int, default=60)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="observations-") as own:
        folder = given.folder or Path(own)
        scales = [int(scale) for scale in given.only.split(",")]
        stored = {scale: written(folder, scale) for scale in scales}
        print("scale  question       rows  wall 50th 95th     cpu 50th 95th   (ms)")
        for scale, public in stored.items():
            measure(public, scale, given.asks)
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
