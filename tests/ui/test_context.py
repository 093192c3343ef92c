"""What every page frame knows of where it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import LocalePrefixPattern, translate_url
from django.utils.translation import override

import thrive.ui
from thrive.config.urls import urlpatterns
from thrive.ui.context import OUTSIDE, SECTIONS, in_other, section_of

ADDRESSES = ("", "cities/", "cities/vallejo/?page=2&q=a%20b", "community/threads/7/", "stories/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_other_language_is_found_as_django_finds_it(address: str) -> None:
    english, spanish = f"/{address}", f"/es/{address}"

    with override("en"):
        assert in_other(english) == translate_url(english, "es") == spanish
    with override("es"):
        assert in_other(spanish) == translate_url(spanish, "en") == english


def test_a_word_that_begins_like_the_prefix_is_no_language() -> None:
    assert in_other("/escondido/") == "/es/escondido/"


def test_a_page_with_one_language_is_its_own_in_the_other() -> None:
    outside = [one for one in urlpatterns if not isinstance(one.pattern, LocalePrefixPattern)]

    assert [str(one.pattern) for one in outside] == [*OUTSIDE]
    assert in_other("/api/v1/docs?q=1") == "/api/v1/docs?q=1"


def test_no_address_leads_to_another_site() -> None:
    assert in_other("/es//example.org/") == in_other("/es///example.org/") == "/example.org/"


def test_the_sections_are_those_of_the_navigation() -> None:
    nav = (Path(thrive.ui.__file__).parent / "templates/ui/parts/nav.html").read_text()

    assert re.findall(r"{% current '(\w+)' %}", nav) == [*SECTIONS, "staff_desk"]
    assert section_of("/data/") == "data!"
    assert section_of("/data/poverty/vallejo/") == "data"
    assert {section_of(path) for path in ("/", "/datas/", "/no/such/page/")} == {""}
