"""Protecting the numbers of all California tracts: one indicator, one year, before it is approved.

    .venv/bin/python benchmarks/protection.py [--only plain,counties] [--profile counties] [--audit]

Invented counts from a seed: the size of a tract's population lies as the real ones do, and the
share of those counted so that between a twentieth and a third of the tracts are small. `plain`:
8,057 tracts by themselves. `counties`: with their 58 counties and the state, which they add up to.
`groups`: both, for everyone and six groups. Seconds of the processor. `--audit` then asks every
guarded cell whether a reader can bound it more tightly than the rule promises (`auditing.py`).
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import resource
import sys
import time

import numpy as np
import pyarrow as pa

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.auditing import audit, overheard
from thrive.indicators.protection import Guard, protect
from thrive.indicators.store.schema import OBSERVATION
from thrive.places import tables

SEED, TRACTS = 20_261_122, 8_057
RACES = {"asian": 0.15, "black": 0.06, "latino": 0.4, "multiracial": 0.05, "nhpi": 0.01, "white": 0}
Count = tuple[str, str, int, int]  # place, groups, counted, all


def tracts(chance: np.random.Generator) -> list[tuple[str, str, int, int]]:
    """(tract, county, counted, all), in counties as large as the real ones."""
    counties = tables.counties()
    people = np.array([one.population or 1 for one in counties], float)
    lying = chance.choice(len(counties), TRACTS, p=people / people.sum())
    whole = np.maximum(chance.gamma(7.0, 600.0, TRACTS), 30).astype(int)
    part = chance.binomial(whole, chance.beta(1.6, 90.0, TRACTS))
    found = []
    for number, (county, n, k) in enumerate(zip(lying, whole, part, strict=True)):
        code = counties[county].geoid
        found.append((f"tract2010:{code}{number:06d}", f"county:{code}", int(k), int(n)))
    return found


def by_race(rows: list[Count], chance: np.random.Generator) -> list[Count]:
    found = list(rows)
    shares = np.array([*list(RACES.values())[:-1], 1 - sum(RACES.values())])
    for place, _all, part, whole in rows:
        parts = chance.multinomial(part, shares)
        rests = chance.multinomial(whole - part, shares)
        for name, k, rest in zip(RACES, parts.tolist(), rests.tolist(), strict=True):
            found.append((place, f"race={name}", k, k + rest))
    return found


def summed(rows: list[Count], county_of: dict[str, str]) -> list[Count]:
    """The counties and the state, each group by itself."""
    above: dict[tuple[str, str], list[int]] = {}
    for place, groups, part, whole in rows:
        for total in (county_of[place], f"state:{tables.state().geoid}"):
            held = above.setdefault((total, groups), [0, 0])
            held[0] += part
            held[1] += whole
    return [*rows, *((*key, part, whole) for key, (part, whole) in above.items())]


def table(rows: list[Count]) -> pa.Table:
    places, groups, part, whole = zip(*rows, strict=True)
    n = len(rows)
    counted, everyone = np.array(part, float), np.array(whole, float)
    value = np.round(100 * counted / np.maximum(everyone, 1), 2)
    status = pa.DictionaryArray.from_arrays(pa.array([0] * n, pa.int8()), pa.array(["ok"]))
    columns = {
        "place": places,
        "indicator": ["counted"] * n,
        "period": ["2022"] * n,
        "year": pa.array([2022] * n, pa.int16()),
        "groups": groups,
        "value": value,
        "numerator": counted,
        "denominator": everyone,
        "moe": pa.nulls(n, pa.float64()),
        "status": status,
    }
    made = pa.table(columns)
    return made.select(OBSERVATION.names).cast(OBSERVATION)


def cases() -> dict[str, pa.Table]:
    chance = np.random.default_rng(SEED)
    lying = tracts(chance)
    county_of = {place: county for place, county, _part, _whole in lying}
    plain = [(place, "", part, whole) for place, _county, part, whole in lying]
    return {
        "plain": table(plain),
        "counties": table(summed(plain, county_of)),
        "groups": table(summed(by_race(plain, chance), county_of)),
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description="Time the protection of all tracts.")
    arguments.add_argument("--only", default="plain,counties,groups")
    arguments.add_argument("--profile", default="")
    arguments.add_argument("--audit", action="store_true")
    arguments.add_argument("--minutes", type=float, default=15.0, help="for the audit of a table")
    given = arguments.parse_args()
    people = {f"county:{one.geoid}": one.population or 1 for one in tables.counties()}
    for name, rows in cases().items():
        if name not in given.only.split(","):
            continue
        profile = cProfile.Profile() if name == given.profile else None
        began = time.process_time()
        if profile:
            profile.enable()
        with overheard() as heard:
            found = protect(rows, Guard(per=100), populations=people)
        if profile:
            profile.disable()
        took = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        told = ", ".join(f"{n:,} {status}" for status, n in sorted(found.statuses.items()))
        print(f"{name:<9}{rows.num_rows:>8,} rows{took:>8.1f} s{peak:>7} MB   {told}", flush=True)
        if profile:
            pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
        for cells, primary, hidden in heard if given.audit else ():
            began, width = time.process_time(), Guard().threshold - 2  # 1 to 10 are 9 apart
            asked = audit(cells, primary, hidden, width=width, minutes=given.minutes, say=_said)
            print(f"{asked}\n  {time.process_time() - began:.0f} s of the processor", flush=True)


def _said(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    main()
