"""Views are loaded when somebody goes there; their names are known before."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

import thrive
from thrive.base.later import LatePattern, Later, later, load_all, path
from thrive.config.branches import Branches

HEAVY = (
    "numpy",
    "pyarrow",
    "duckdb",
    "ninja",
    "PIL",
    "fido2",
    "requests",
    "thrive.portal.views",
    "thrive.indicators.views.numbers",
)


def test_an_address_is_known_by_name_and_its_view_loaded_by_the_first_visit() -> None:
    text = later("textwrap")
    pages = [path("short/", text.shorten, name="short"), path("in/<int:n>/", text.dedent)]
    lines = [Branches(RoutePattern(""), pages)]
    site = URLResolver(RegexPattern(r"^/"), lines)

    assert site.reverse("short") == "short/"
    assert [type(one.callback) for one in _late(lines)] == [Later, Later]
    assert site.resolve("/short/").func is import_module("textwrap").shorten
    assert [type(one.callback).__name__ for one in _late(lines)] == ["function", "Later"]


def test_what_is_called_is_loaded_and_a_wrong_name_says_so() -> None:
    assert later("textwrap").dedent("  a") == "a"
    assert not hasattr(later("textwrap"), "__wrapped__")
    with pytest.raises(AttributeError, match="no_such"):
        later("textwrap").no_such("a")


def test_a_start_does_without_what_only_some_pages_need() -> None:
    """In a process of its own: this one has loaded everything by now."""
    told = subprocess.run(
        [sys.executable, "-c", f"""
import sys
from thrive.config.workers import loaded
loaded()
print(*[name for name in {HEAVY!r} if name in sys.modules])
import thrive
from thrive.base.later import load_all
load_all()
print(*[name for name in {HEAVY!r} if name in sys.modules])
"""],
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip
    first, then = told.stdout.splitlines()[-2:]
    assert first == ""
    assert set(then.split()) >= {"numpy", "pyarrow", "ninja", "thrive.indicators.views.numbers"}


def test_everything_named_on_the_site_map_is_there() -> None:
    load_all()

    late = _late(get_resolver().url_patterns)
    assert len(late) > 300
    assert [one.name for one in late if isinstance(one.callback, Later)] == []


def _late(patterns: object) -> list[LatePattern]:
    found: list[LatePattern] = []
    for one in patterns:  # type: ignore[attr-defined]
        below = getattr(one, "url_patterns", [])
        found += [one] if isinstance(one, LatePattern) else _late(below)
    return found


def test_a_room_loads_only_itself_later() -> None:
    """The order of the rooms is read from imports; a name in a text would pass it by."""
    room = Path(thrive.__file__).parent
    named = [
        (path.relative_to(room).parts[0], at)
        for path in sorted(room.rglob("*.py"))
        for at in re.findall(r'\blater\("([\w.]+)"\)', path.read_text(encoding="utf-8"))
        if path.name != "later.py"
    ]
    assert len(named) > 20
    ours = [(at, name) for at, name in named if name.startswith("thrive.")]
    assert [one for one in ours if one[1].split(".")[1] != one[0]] == []
