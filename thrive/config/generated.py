"""Pages of the documentation that are made from the code, so that they cannot lie.

`thrive docs make` writes them; a house test fails when one is out of date.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator

from django.apps import apps

from thrive.base.lifecycle import Lifecycle
from thrive.config.environment import ROOT, SETTINGS
from thrive.pages.words import SHIPPED
from thrive.program import registry
from thrive.ui.components.words import Term

FOLDER = ROOT / "docs" / "generated"
Say = Callable[[str], None]


def pages() -> dict[str, str]:
    """File name → text."""
    return {
        "settings.md": _settings(),
        "lifecycles.md": _lifecycles(),
        "glossary.md": _glossary(),
        "frictions.md": _frictions(),
    }


def make(say: Say) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        say(f"docs/generated/{name}")
    return 0


def check(say: Say) -> int:
    stale = [
        name
        for name, text in pages().items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text(encoding="utf-8") != text
    ]
    for name in stale:
        say(f"docs/generated/{name} is out of date: run `thrive docs make`.")
    return 1 if stale else 0


def lifecycles() -> Iterator[tuple[str, Lifecycle]]:
    """Every lifecycle of every room, with the room's name."""
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        if not app.name.startswith("thrive."):
            continue
        try:
            module = importlib.import_module(f"thrive.{app.label}.lifecycle")
        except ModuleNotFoundError:
            continue
        for thing in vars(module).values():
            if isinstance(thing, Lifecycle) and app.label != "base":
                yield app.label, thing


def _settings() -> str:
    rows = [f"| `{s.name}` | {s.default or '(empty)'} | {s.what} |" for s in SETTINGS]
    return "\n".join(
        [
            "# Settings",
            "",
            "Read from the environment, or from the file named by `<NAME>_FILE`.",
            "",
            "| name | default | what it does |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _lifecycles() -> str:
    lines = ["# Lifecycles", "", "States and moves, drawn from each room's `lifecycle.py`.", ""]
    for room, lifecycle in lifecycles():
        lines += [f"## {lifecycle.name} (`thrive/{room}`)", ""]
        lines += [f"- `{state}`: {words}" for state, words in lifecycle.states.items()]
        lines += ["", "```mermaid", lifecycle.diagram(), "```", ""]
    return "\n".join(lines)


def _glossary() -> str:
    lines = [
        "# Glossary",
        "",
        "Terms of the field: the current rulebook’s, and those that `thrive/pages` adds.",
        "",
    ]
    words: list[Term] = [*registry.current().glossary, *SHIPPED]
    for term in sorted(words, key=lambda term: term.term.en.casefold()):
        lines += [
            f"**{term.term.en}** · *{term.term.es}*  ",
            f"{term.definition.en} ({term.cite})",
            "",
        ]
    return "\n".join(lines)


def _frictions() -> str:
    lines = ["# Frictions in the sources, and what was decided", ""]
    for friction in registry.current().frictions:
        lines += [f"- **{friction.code}** {friction.says.en} → {friction.decision.en}"]
    return "\n".join([*lines, ""])
