"""Spanish ships with the page: collect each room's messages, compile them, find what is missing.

Babel does the work, so nobody needs gettext installed. Each room carries its own catalog,
`thrive/<room>/locale/es/LC_MESSAGES/django.po`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOMS = Path(__file__).resolve().parent.parent
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Say = Callable[..., None]
_CALL = re.compile(r"gettext|(?<!\w)_\([\"']")  # a tag's own argument stays as _("…")


def collect(say: Say) -> int:
    """Write every message of every room into its catalog; translations that still fit are kept."""
    for room in _rooms():
        found = _found_in(room)
        file = _catalog_file(room)
        if not len(found):
            continue
        kept = _read(file)
        kept.update(found, no_fuzzy_matching=True)
        kept.obsolete.clear()
        kept.fuzzy = False
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as out:
            write_po(out, kept, width=100, omit_header=True, sort_by_file=True)
        say(f"{room.name}: {len(kept)} messages, {len(list(_gaps(kept)))} without Spanish")
    return 0


def compile_all(say: Say) -> int:
    for file in sorted(ROOMS.glob("*/locale/es/LC_MESSAGES/django.po")):
        with file.with_suffix(".mo").open("wb") as out:
            write_mo(out, _read(file))
        say(f"{file.parents[3].name}: compiled")
    return 0


def check(say: Say) -> int:
    """1 if a message lacks Spanish, is marked fuzzy, is stale, or loses a placeholder."""
    problems = list(faults())
    for problem in problems:
        say(problem)
    return 1 if problems else 0


def faults() -> Iterator[str]:
    said: dict[tuple[object, object], tuple[str, object]] = {}
    for room in _rooms():
        found, kept = _found_in(room), _read(_catalog_file(room))
        for message in found:
            if not message.id:
                continue
            there = kept.get(_key(message.id), message.context)
            if there is None or not there.string or not all(_forms(there.string)):
                yield f"{room.name}: no Spanish for {message.id!r}"
                continue
            if there.fuzzy:
                yield f"{room.name}: Spanish is only guessed for {message.id!r}"
            wanted = _placeholders(_forms(message.id)[-1])
            for form in _forms(there.string):
                missing = wanted - _placeholders(form) if len(_forms(message.id)) == 1 else set()
                if missing or _placeholders(form) - wanted:
                    yield f"{room.name}: placeholders differ in {message.id!r}"
            before = said.setdefault((message.id, message.context), (room.name, there.string))
            if before[1] != there.string:
                yield f"{room.name} and {before[0]} say {message.id!r} differently in Spanish"
        for message in kept:
            if message.id and found.get(_key(message.id), message.context) is None:
                yield f"{room.name}: {message.id!r} is in the catalog but no longer in the code"


def _rooms() -> list[Path]:
    return sorted(room for room in ROOMS.iterdir() if (room / "__init__.py").exists())


def _catalog_file(room: Path) -> Path:
    return room / "locale" / "es" / "LC_MESSAGES" / "django.po"


def _read(file: Path) -> Catalog:
    if not file.exists():
        return Catalog(locale="es", domain="django", project="thrive", charset="utf-8")
    with file.open("rb") as text:
        return read_po(text, locale="es", domain="django", charset="utf-8")


def _found_in(room: Path) -> Catalog:
    catalog = Catalog(locale="es", domain="django", charset="utf-8")
    for file in sorted([*room.rglob("*.py"), *room.rglob("*.html"), *room.rglob("*.txt")]):
        if "migrations" in file.parts or "static" in file.parts:
            continue
        for _line, message, _comments, context in extract(
            "python", BytesIO(_as_python(file)), KEYWORDS, options={"encoding": "utf-8"}
        ):
            place = [(str(file.relative_to(ROOMS.parent)), 0)]
            catalog.add(message, None, place, context=context)
    for found in catalog:
        found.locations = sorted({(name, 0) for name, _line in found.locations})
    return catalog


def _as_python(file: Path) -> bytes:
    """Python as it is; a template as the calls Django's own scanner makes of it."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        return text.encode()
    from django.utils.translation.template import templatize

    calls = templatize(text, origin=str(file))
    # What is not a call is X-ed out by templatize; what is left must read as Python.
    lines = (re.sub(r"\bX+\b", "", line).strip() for line in calls.splitlines())
    calls_only = (line for line in lines if _CALL.search(line) or line.startswith("#"))
    return "\n".join(calls_only).encode()


def _key(message_id: object) -> str:
    return str(message_id[0] if isinstance(message_id, tuple | list) else message_id)


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


def _gaps(catalog: Catalog) -> Iterator[object]:
    return (m.id for m in catalog if m.id and (not m.string or not all(_forms(m.string))))


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]", text))
