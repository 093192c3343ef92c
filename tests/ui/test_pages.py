"""The frame around every page, and the pages for when something is missing, refused or broken."""

from __future__ import annotations

import re

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from thrive.base.web import refused
from thrive.ui.context import site
from thrive.ui.views import broken, unreadable

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/no-such-page/", "There is nothing at this address"),
        ("/es/no-such-page/", "No hay nada en esta dirección"),
    ],
)
def test_a_missing_page_says_so_in_the_language_of_its_address(path: str, heading: str) -> None:
    page = Client().get(path)

    assert page.status_code == 404
    assert f"<h1>{heading}</h1>" in page.content.decode()


def test_a_missing_page_answers_a_program_in_json() -> None:
    answer = Client().get("/no-such-page/", headers={"accept": "application/json"})

    assert answer.json() == {"refused": "There is nothing at this address."}


def a_request(path: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.session = {}  # type: ignore[assignment]
    return request


def test_a_refusal_is_shown_with_its_sentence() -> None:
    page = refused(a_request("/desk/"), "A coach reads this first.")

    assert page.status_code == 403
    assert '<p class="lead">A coach reads this first.</p>' in page.content.decode()


def test_what_broke_is_told_in_both_languages_without_asking_the_database(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        pages = [broken(a_request("/")), unreadable(a_request("/"), ValueError())]

    assert [page.status_code for page in pages] == [500, 400]
    assert [page.content.decode().count(' lang="es"') for page in pages] == [2, 2]


def test_a_page_names_itself_and_its_other_language() -> None:
    html = Client().get("/style/").content.decode()

    links = dict(re.findall(r'hreflang="(\w\w)" href="http[^/]*//[^/]*([^"]*)"', html))
    assert links == {"en": "/style/", "es": "/es/style/"}
    assert re.findall(r'rel="canonical" href="http[^/]*//[^/]*([^"]*)"', html) == ["/style/"]


def test_the_language_switch_keeps_the_question_that_was_asked() -> None:
    facts = site(RequestFactory().get("/style/?q=parks"))["site"]

    assert facts["there"] == "/es/style/?q=parks"


def test_a_page_of_ours_is_framed_even_where_sign_in_brings_its_own_site() -> None:
    html = Client().get("/accounts/login/").content.decode()

    assert "<b>All Children Thrive</b>" in html


def test_the_gallery_uses_each_id_once() -> None:
    html = Client().get("/style/").content.decode()

    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted({name for name in ids if ids.count(name) > 1}) == []
