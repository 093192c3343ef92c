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

import sys

from benchmarks import inside
from benchmarks.sixty import sixty

ROUNDS = 40
PAGE = "/staff/my-cities/"


def main() -> None:
    inside.ready()
    coach = inside.visitor(sixty(signing=60 if "--signing" in sys.argv else 20))
    if inside.PROFILE:
        inside.profiled(coach, PAGE, ROUNDS)
        return
    inside.heading()
    inside.row("coach desk, 60 cities", coach, PAGE, ROUNDS)
    inside.row("the same, as CSV", coach, "/staff/my-cities.csv", ROUNDS)
    inside.row("yardstick", coach, inside.YARDSTICK, ROUNDS)


if __name__ == "__main__":
    main()
