"""The scanner finds what must be translated, in Python and in templates."""

from __future__ import annotations

from pathlib import Path

from thrive.config.spanish import _as_python, _placeholders


def test_a_templates_messages_read_as_calls(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<h1>{% translate "It\'s here" %}</h1>{% blocktranslate trimmed count n=n %}\n'
        " one {{ a }} {% plural %} {{ n }} many {% endblocktranslate %} ((unbalanced"
    )

    calls = _as_python(page).decode()

    assert calls.splitlines() == [
        "gettext(u\"It's here\")  ngettext(u'one %(a)s', u'%(n)s many', count)"
    ]


def test_placeholders_are_compared_by_name() -> None:
    assert _placeholders("%(a)s of %(b)d, 100 %") == {"%(a)s", "%(b)d"}
