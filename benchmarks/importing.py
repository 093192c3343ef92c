"""Importing a long CSV of a million rows, from the file as it comes to a draft release.

    .venv/bin/python benchmarks/importing.py [--rows 1000000] [--check]

Invented numbers from a seed: the tracts of California as people send them, a row for each year and
group. In a process and a data folder of its own, through the same actions as the import page:
taken in with its hash, every row judged, sorted and written. `--check` makes the protected view,
too. Seconds on the wall and of the processor, and the most memory the process ever took.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

folder = tempfile.TemporaryDirectory(prefix="importing-")
os.environ |= {"DATA_DIR": folder.name, "DJANGO_SETTINGS_MODULE": "thrive.config.settings"}
os.environ.pop("DATABASE_URL", None)
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import django  # noqa: E402

django.setup()

# isort: split
import numpy as np  # noqa: E402
from django.core.management import call_command  # noqa: E402

from tests.indicators.files.way import HEADER, LONG  # noqa: E402
from thrive.base.refs import SYSTEM  # noqa: E402
from thrive.indicators.actions import catalog, disclosing, importing  # noqa: E402
from thrive.indicators.actions.importing import Said  # noqa: E402
from thrive.people.actions import give_role  # noqa: E402
from thrive.people.models import Person  # noqa: E402
from thrive.places import tables  # noqa: E402

GROUPS = ("All", "Asian", "Black", "Latino", "White")
YEARS = range(2004, 2024)


def written(file: Path, rows: int) -> None:
    """As the tests’ long files: place, year, indicator, race, numerator, denominator."""
    chance = np.random.default_rng(20_261_122)
    counties = [one.geoid for one in tables.counties()]
    tracts = -(-rows // (len(YEARS) * len(GROUPS)))
    whole = chance.integers(1_500, 9_000, rows)
    part = chance.binomial(whole, 0.12)
    lines = (
        f"{counties[n % 58]}{100 + n // 58:06d},{year},child-poverty,{group}"
        for n in range(tracts)
        for year in YEARS
        for group in GROUPS
    )
    with file.open("w") as out:
        out.write(HEADER + "\n")
        for line, k, n in zip(lines, part.tolist(), whole.tolist(), strict=False):
            out.write(f"{line},{k},{n}\n")


def main() -> None:
    arguments = argparse.ArgumentParser(description="Time the import of a million rows.")
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--check", action="store_true")
    given = arguments.parse_args()
    call_command("migrate", verbosity=0)
    file = Path(folder.name) / "rows.csv"
    written(file, given.rows)
    dataset = catalog.open_dataset(
        catalog.NewDataset("rows", "Rows", "Nobody", "A seed", "CC0"), by=SYSTEM
    )

    wall, cpu = time.perf_counter(), time.process_time()
    with file.open("rb") as stream:
        chunks = iter(lambda: stream.read(1 << 20), b"")
        how = Said("csv", columns=LONG, tracts="tract2020")
        run = importing.receive(dataset, chunks=chunks, name=file.name, said=how, by=SYSTEM)
    run = importing.carry_out(run, by=SYSTEM)
    told(
        "imported",
        wall,
        cpu,
        f"{run.lines_read:,} rows, {run.size / 1e6:.0f} MB, {run.status} {run.by_reason or ''}",
    )
    if given.check and run.release is not None:
        person = Person.objects.create(email="data@example.org", name="Data", affiliation="other")
        give_role(person, role="data", by=SYSTEM)
        wall, cpu = time.perf_counter(), time.process_time()
        release = disclosing.check(run.release, by=person)
        told("checked", wall, cpu, str(release.disclosure["statuses"]))


def told(what: str, wall: float, cpu: float, more: str) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what}: {wall:.1f} s, {cpu:.1f} s of processor, peak {peak} MB; {more}", flush=True)


if __name__ == "__main__":
    main()
