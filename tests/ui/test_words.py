"""Words of the field open where they stand: the first time on a page, by the longest name."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from thrive.pages import words as added
from thrive.program.text import Text

pytestmark = pytest.mark.django_db


def _drawn(text: str, *more: str) -> list[str]:
    """Slugs that were explained in these texts of one page, in order."""
    context = Context({"texts": [text, *more], "request": RequestFactory().get("/")})
    html = Template("{% for text in texts %}{% explained text %}{% endfor %}").render(context)
    return re.findall(r'id="term-([a-z-]+)-\d+"', html)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Core Team meets.", ["core-team"]),
        ("the core team and its coach", ["core-team", "coach"]),
        ("Coaches coach a coach.", ["coach"]),
        ("A stagecoach passes.", []),
        ("ACEs hurt. He aces it.", ["aces"]),
        ("a community land trust", ["community-land-trust"]),
    ],
)
def test_words_are_found_whole_and_once(text: str, found: list[str]) -> None:
    assert _drawn(text) == found


def test_a_word_is_explained_once_on_a_page() -> None:
    assert _drawn("The Core Team.", "The Core Team again, with a coach.") == ["core-team", "coach"]


def test_spanish_words_open_in_spanish() -> None:
    with translation.override("es"):
        assert _drawn("El Equipo Base escucha.") == ["core-team"]


def test_nothing_of_the_text_is_trusted() -> None:
    context = Context({"request": RequestFactory().get("/")})
    html = Template('{% explained "<script>coach</script>" %}').render(context)

    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_the_meaning_is_in_the_page_without_a_script() -> None:
    html = Template('{% definition "core-team" %}').render(Context())

    assert re.search(r'<button[^>]+popovertarget="(term-core-team-1)" title="[^"]{20,}">', html)
    assert 'href="/glossary/#core-team"' in html


def test_no_word_is_explained_twice() -> None:
    from thrive.program import current

    rulebook = {one.slug for one in current().glossary}

    assert {one.slug for one in added.SHIPPED} & rulebook == set()
    assert all(isinstance(one.term, Text) for one in added.SHIPPED)


def test_an_unknown_word_in_a_template_is_an_error() -> None:
    broken: Any = Template('{% definition "no-such-word" %}')

    with pytest.raises(KeyError):
        broken.render(Context())
