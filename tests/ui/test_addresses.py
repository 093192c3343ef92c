"""`{% url %}` remembers addresses, and never gives the wrong one."""

from __future__ import annotations

import pytest
from django.template import engines
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from thrive.base.addresses import _found


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
    assert _drawn("{% url 'nowhere' as all %}<{{ all }}>") == "<>"


def test_addresses_that_differ_in_numbers_only_are_found_once() -> None:
    _found.cache_clear()
    source = "{% for n in numbers %}{% url 'thread' n as at %}{{ at }} {% endfor %}"

    drawn = _drawn(source, numbers=[7, 0, 918_273_645_500])

    assert drawn == " ".join(reverse("thread", args=[n]) for n in (7, 0, 918_273_645_500)) + " "
    assert _found.cache_info().currsize == 1
    with pytest.raises(NoReverseMatch):
        _drawn("{% url 'thread' n %}", n=-7)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        _drawn("{% url 'nowhere' %}")
