"""What a stage of a release holds: counts, every file with its SHA-256, and facts about its making.

A stage is a folder, `raw` or `public`, that is never edited. `manifest.json` in it is written last.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

Stage = Literal["raw", "public"]
STAGES: tuple[Stage, ...] = ("raw", "public")
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a stage. `path` is relative to the stage's folder, `size` in bytes."""

    path: str
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """For how many places of a kind an indicator has a row for everyone in a period.

    0 where it has rows for groups only.
    """

    indicator: str
    period: str
    kind: str
    places: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a stage holds.

    `rows`, `places` and the lists count what was written once, not the two copies of `public`;
    `kinds` are the kinds of place; `buckets` is the number of files in `by_place`, 0 for `raw`;
    `facts` is what the importer or the reviewers wanted kept (source hash, vintage, recipe);
    `coverage` and `keys` (the keys of each indicator's groups) are told of `public` only.
    """

    stage: Stage
    rows: int
    places: int
    kinds: tuple[str, ...]
    indicators: tuple[str, ...]
    years: tuple[int, ...]
    buckets: int
    files: tuple[StoredFile, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)
    coverage: tuple[Coverage, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the manifest itself, in hexadecimal: names exactly these numbers."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a stage's folder. ValueError, in a sentence, when there is none to read."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        lists = ("kinds", "indicators", "years")
        told |= {name: tuple(told[name]) for name in lists}
        told["files"] = tuple(StoredFile(**each) for each in told["files"])
        told["coverage"] = tuple(Coverage(**each) for each in told["coverage"])
        told["keys"] = {name: tuple(keys) for name, keys in told["keys"].items()}
        return Manifest(**told)
    except (OSError, ValueError, TypeError, KeyError) as fault:
        raise ValueError(f"{folder} holds no release: its manifest cannot be read.") from fault


def verify(folder: Path) -> Manifest:
    """The manifest, once every file of the stage was found to be as it was written.

    Raises ValueError with a sentence that names the first file that is missing, was changed or
    does not belong here. Reads every byte of the stage.
    """
    manifest = read_manifest(folder)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for each in manifest.files:
        if each.path not in there:
            raise ValueError(f"{each.path} is missing from this release.")
        if sha256_of(folder / each.path) != each.sha256:
            raise ValueError(f"{each.path} was changed after this release was written.")
    for extra in sorted(there - {each.path for each in manifest.files} - {NAME}):
        raise ValueError(f"{extra} does not belong to this release.")
    return manifest


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
