"""Files that no row points at: an action fell after it had stored one, or a row went without its file.

Bytes are stored before the row that names them is certain, so a fall leaves them behind, never the
other way around. Nobody can reach such a file; this removes it once it is old enough that no
running transaction can still be about to name it.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator

from django.apps import apps
from django.core.files.storage import Storage
from django.db.models import FileField, Model

from thrive.base import clock

OLD_ENOUGH = datetime.timedelta(days=1)
Sweeper = Callable[[datetime.datetime], int]  # removes what is older; how many files it was
_sweepers: list[Sweeper] = []


def sweeps(sweeper: Sweeper) -> None:
    """A room that keeps files outside the storage says how to sweep them, when the site starts."""
    _sweepers.append(sweeper)


def forget_orphans(older_than: datetime.timedelta = OLD_ENOUGH) -> int:
    """Remove what was stored longer ago than that and is named by no row; how many files it was.

    Looks only into the folders that file fields of the installed models store into.
    """
    gone, before = 0, clock.now() - older_than
    for storage, fields in _fields().items():
        folders = {_folder(field) for _model, field in fields}
        old = {
            name
            for folder in folders
            for name in _below(storage, folder)
            if storage.get_modified_time(name) < before
        }
        for model, field in fields if old else ():
            old -= set(model._base_manager.values_list(field.name, flat=True).iterator())
        for name in sorted(old):
            storage.delete(name)
        gone += len(old)
    return gone + sum(sweeper(before) for sweeper in _sweepers)


def _fields() -> dict[Storage, list[tuple[type[Model], FileField]]]:
    found: dict[Storage, list[tuple[type[Model], FileField]]] = defaultdict(list)
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, FileField):
                found[field.storage].append((model, field))
    return found


def _folder(field: FileField) -> str:
    """The fixed beginning of where a field stores: "milestones/%Y/%m/" begins with "milestones"."""
    said = field.upload_to
    if not isinstance(said, str) or "%" in said.partition("/")[0] or not said:
        raise ValueError(f"{field} needs a folder of its own, so that its orphans can be found.")
    return said.partition("/")[0]


def _below(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _below(storage, f"{folder}/{name}")
