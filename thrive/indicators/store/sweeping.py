"""Folders that a fall left behind while a release was being imported, written or checked."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

UNFINISHED = (".importing-*", "*/*/.writing-*", "*/*/.checking-*", ".importing-*/.writing-*")


def sweep(home: Path, before: datetime.datetime) -> int:
    """Remove those in `home` (the folder of all releases) that were last touched before; how many
    files it was. Work in progress touches its folder, and no work takes a day."""
    gone = 0
    for pattern in UNFINISHED:
        for folder in sorted(home.glob(pattern)):
            touched = datetime.datetime.fromtimestamp(folder.stat().st_mtime, before.tzinfo)
            if folder.is_dir() and not folder.is_symlink() and touched < before:
                gone += sum(path.is_file() for path in folder.rglob("*"))
                shutil.rmtree(folder, ignore_errors=True)
    return gone
