"""Fifty approvals at once for the last Pilot seat: who gets it, who waits, how long it takes.

    python benchmarks/approvals.py

Runs the same check as tests/cities on whichever database DATABASE_URL names, and prints the time.
"""

from __future__ import annotations

import subprocess
import sys
import time


def main() -> int:
    start = time.perf_counter()
    answer = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "tests/cities/test_seats_at_once.py",
            "-v",
            "--durations=3",
        ]
    )
    print(f"whole process: {time.perf_counter() - start:.1f} s")
    return answer.returncode


if __name__ == "__main__":
    sys.exit(main())
