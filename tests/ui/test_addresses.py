"""`{% url %}` remembers addresses, and never gives the wrong one."""

from __future__ import annotations

import pytest
from django.template import engines
from django.urls import NoReverseMatch
from django.utils.translation import override


def _drawn(source: str, **given: object) -> str:
    return str(engines["django"].from_string(source).render(given))


def test_an_address_follows_the_language_that_is_spoken() -> None:
    source = "{% url 'city' slug %}"

    with override("en"):
        english = [_drawn(source, slug="vallejo") for _ in range(2)]
    with override("es"):
        spanish = _drawn(source, slug="vallejo")

    assert (english, spanish) == (["/cities/vallejo/"] * 2, "/es/cities/vallejo/")


def test_each_argument_has_its_own_address() -> None:
    drawn = _drawn("{% for slug in slugs %}{% url 'city' slug %} {% endfor %}", slugs=["a", "b"])

    assert drawn == "/cities/a/ /cities/b/ "


def test_an_address_can_be_kept_for_later() -> None:
    assert _drawn("{% url 'cities' as all %}<{{ all }}>") == "</cities/>"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        _drawn("{% url 'nowhere' %}")
