"""Frictionless data packages: datapackage.json and its CSV files, in a folder or a zip.

Size and hash of a resource are checked where the package gives them. Columns named as an
observation's parts need no mapping; others are explained by one, for all resources alike.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from thrive.indicators.files import plain
from thrive.indicators.files.archives import is_zip, unpacked
from thrive.indicators.files.columns import guessed
from thrive.indicators.files.json_text import parsed
from thrive.indicators.files.opening import opened
from thrive.indicators.files.problems import Broken
from thrive.indicators.files.reading import Ask, Part, Reading
from thrive.indicators.files.tables import delimited

DESCRIPTOR = "datapackage.json"


def read(ask: Ask) -> Reading:
    root = _root(ask)
    said = parsed(root / DESCRIPTOR, ask.limits)
    resources = said.get("resources") if isinstance(said, dict) else None
    if not isinstance(resources, list) or not resources:
        raise Broken("not_this_format", value=DESCRIPTOR)
    tables = [one for one in resources if _is_table(one)]
    if not tables:
        raise Broken("not_this_format", value=DESCRIPTOR)
    notes: Counter[str] = Counter()
    checked = [(one, path) for one in tables for path in _paths(one, root)]
    version = said.get("version") or said.get("created") or ""
    return Reading(
        _parts(ask, checked, root, notes),
        notes=notes,
        vintage=version[:60] if isinstance(version, str) else "",
    )


def _root(ask: Ask) -> Path:
    """The folder that holds the descriptor; a zip may hold it one folder deep."""
    if ask.path.is_dir():
        root = ask.path
    elif is_zip(ask.path):
        root = ask.folder / "package"
        root.mkdir()
        unpacked(ask.path, root, ask.limits)
    else:
        raise Broken("not_this_format", value=ask.name)
    found = [root / DESCRIPTOR, *sorted(root.glob(f"*/{DESCRIPTOR}"))]
    descriptor = next((one for one in found if one.is_file() and not one.is_symlink()), None)
    if descriptor is None:
        raise Broken("not_this_format", value=DESCRIPTOR)
    return descriptor.parent


def _is_table(resource: Any) -> bool:
    if not isinstance(resource, dict):
        return False
    paths = resource.get("path")
    first = paths[0] if isinstance(paths, list) and paths else paths
    return isinstance(first, str) and first.lower().endswith((".csv", ".tsv", ".txt", ".csv.gz"))


def _paths(resource: dict[str, Any], root: Path) -> list[Path]:
    """The files of one resource, proven to lie inside and to be what the package describes."""
    said = resource["path"]
    names = said if isinstance(said, list) else [said]
    found = []
    for name in names:
        pure = PurePosixPath(name) if isinstance(name, str) else PurePosixPath("..")
        if "://" in str(name) or pure.is_absolute() or ".." in pure.parts or "\\" in str(name):
            raise Broken("package_outside", value=str(name))
        path = root / pure
        if (
            not path.is_file()
            or path.is_symlink()
            or not path.resolve().is_relative_to(root.resolve())
        ):
            raise Broken("package_outside", value=str(name))
        found.append(path)
    if len(found) == 1:
        _check(resource, found[0])
    return found


def _check(resource: dict[str, Any], path: Path) -> None:
    size, said = resource.get("bytes"), resource.get("hash")
    if isinstance(size, int) and size != path.stat().st_size:
        raise Broken("package_changed", value=path.name)
    if not isinstance(said, str) or not said:
        return
    way, _, digest = said.rpartition(":")
    way = way or "md5"
    if way not in ("md5", "sha1", "sha256", "sha512"):
        return
    with path.open("rb") as stream:
        if hashlib.file_digest(stream, way).hexdigest() != digest.lower():
            raise Broken("package_changed", value=path.name)


def _parts(
    ask: Ask, files: list[tuple[dict[str, Any], Path]], root: Path, notes: Counter[str]
) -> Iterator[Part]:
    for i, (resource, path) in enumerate(files):
        folder = ask.folder / f"resource-{i}"
        folder.mkdir()
        clean = opened(path, folder, encoding=ask.encoding, limits=ask.limits)
        notes.update(clean.notes)
        dialect = resource.get("dialect")
        delimiter = dialect.get("delimiter", "") if isinstance(dialect, dict) else ""
        table = delimited(
            clean,
            delimiter=delimiter if isinstance(delimiter, str) and len(delimiter) == 1 else "",
            limits=ask.limits,
        )
        columns = ask.columns or guessed(table.header)
        if not columns.complete and not (ask.period and replace(columns, period="x").complete):
            raise Broken("column_missing", 1, f"{path.name}: place, period, indicator, value")
        layout = plain.layout(columns, ask, _missing(resource))
        table.need(*layout.columns)
        wanted = layout.columns

        def chunks(problems: Any, table: Any = table, wanted: Any = wanted) -> Any:
            return table.chunks(wanted, problems)

        yield Part(chunks, layout, table.notes)


def _missing(resource: dict[str, Any]) -> frozenset[str]:
    schema = resource.get("schema")
    said = schema.get("missingValues") if isinstance(schema, dict) else None
    if not isinstance(said, list):
        return frozenset()
    return frozenset(one for one in said if isinstance(one, str))
