"""What takes long to make and is the same for every test process: made once, kept, and copied.

An empty database takes half a minute of Django's own migrations, the told demo another. The first
process makes it while the others wait; the next run of the same code finds it. `python -m
tests.kept` tells the browser's demo ahead of its tests. It is kept by a
fingerprint of all code and words it comes from, and of the day, because the story ends today.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from thrive.base import clock

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".build" / "tests"
SETTINGS = "thrive.config.settings"
SOURCES = (
    *("thrive/**/*", "uv.lock", "tests/kept.py", "tests/house/telling.py"),
    *("tests/**/ground.py", "tests/**/way.py"),  # what `telling` brings beside the story
)


def kept(name: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` filled, in this process or an earlier one. It is only ever read."""
    home = KEPT / fingerprint()
    home.mkdir(parents=True, exist_ok=True)
    with (home / f"{name}.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        found = home / name
        if not found.exists():
            begun = home / f"{name}.begun"
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(found)
        return found


@lru_cache(maxsize=1)
def fingerprint() -> str:
    seen = hashlib.sha256(clock.today().isoformat().encode())
    for pattern in SOURCES:
        for file in sorted(ROOT.glob(pattern)):
            if file.is_file() and "__pycache__" not in file.parts:
                seen.update(str(file.relative_to(ROOT)).encode())
                seen.update(file.read_bytes())
    name = seen.hexdigest()[:16]
    for old in KEPT.glob("*"):
        if old.name != name:
            shutil.rmtree(old, ignore_errors=True)
    return name


def empty_database() -> Path:
    """An SQLite file with every table and no row."""
    return kept("empty", _migrated) / "thrive.sqlite3"


def site() -> Path:
    """What `thrive serve` needs to show the demo, told as its own command tells it."""
    return kept("site", _site_told)


def _site_told(folder: Path) -> None:
    shutil.copy(empty_database(), folder)
    thrive = str(Path(sys.executable).parent / "thrive")
    _run(folder, thrive, "demo", "tell", DEMO="1", SITE_URL="http://localhost")


def _migrated(folder: Path) -> None:
    _run(folder, sys.executable, "-m", "django", "migrate", "--verbosity", "0")


def _run(folder: Path, *command: str, **told: str) -> None:
    """In a process of its own: this one's settings already name the database of its tests."""
    env = {**os.environ, "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS, **told}
    env.pop("DATABASE_URL", None)
    subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    site()
