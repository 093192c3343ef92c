"""`{% translate %}` and `|date` remember what they said, and never say the wrong thing."""

from __future__ import annotations

import datetime
import re

from django.template import engines
from django.utils.translation import override

NIGHT = datetime.datetime(2026, 6, 11, 5, 30, tzinfo=datetime.UTC)  # the evening of June 10 here


def _drawn(source: str, **given: object) -> str:
    return str(engines["django"].from_string(source).render(given))


def test_the_same_words_follow_the_language_that_is_spoken() -> None:
    page = engines["django"].from_string("{% translate 'Sign in' %}")
    said = []

    for language in ("en", "es", "en", "es"):
        with override(language):
            said.append(page.render())

    assert said == ["Sign in", "Iniciar sesión", "Sign in", "Iniciar sesión"]


def test_words_that_a_page_gives_are_not_remembered() -> None:
    page = engines["django"].from_string("{% translate word %}")

    assert [page.render({"word": word}) for word in ("one", "two", "<b>")] == [
        "one",
        "two",
        "&lt;b&gt;",
    ]


def test_words_can_be_kept_for_later() -> None:
    assert _drawn("{% translate 'Cities' as title %}<{{ title }}>") == "<Cities>"


def test_a_percent_sign_stays_one() -> None:
    assert _drawn("{% translate '100% of it' %}") == "100% of it"


def test_a_day_is_written_in_the_language_that_is_spoken() -> None:
    source, day = "{{ day|date:'DATE_FORMAT' }}", datetime.date(2026, 6, 10)
    said = []

    for language in ("en", "es", "en"):
        with override(language):
            said.append(_drawn(source, day=day))

    assert said == ["June 10, 2026", "10 de junio de 2026", "June 10, 2026"]


def test_a_moment_is_written_in_pacific_time() -> None:
    assert _drawn("{{ at|date:'Y-m-d H:i' }} {{ at|date:'DATE_FORMAT' }}", at=NIGHT) == (
        "2026-06-10 22:30 June 10, 2026"
    )


def test_a_day_and_its_midnight_are_two_things() -> None:
    day = datetime.date(2026, 6, 10)
    midnight = datetime.datetime(2026, 6, 10, 7, tzinfo=datetime.UTC)

    assert _drawn("{{ a|date:'Y-m-d' }} {{ b|date:'Y-m-d H:i' }}", a=day, b=midnight) == (
        "2026-06-10 2026-06-10 00:00"
    )


def test_no_day_is_nothing() -> None:
    assert _drawn("<{{ day|date:'DATE_FORMAT' }}>", day=None) == "<>"


def test_a_fixed_piece_is_drawn_once_in_each_language() -> None:
    page = engines["django"].from_string("{% fixed %}{% url 'cities' %} {{ n }}{% endfixed %}")
    drawn = []

    for n, language in enumerate(("en", "es", "en", "es")):
        with override(language):
            drawn.append(page.render({"n": n}))

    assert drawn == ["/cities/ 0", "/es/cities/ 1", "/cities/ 0", "/es/cities/ 1"]


def test_a_fixed_piece_may_vary_with_a_word() -> None:
    page = engines["django"].from_string("{% fixed where %}{{ where }}{{ n }}{% endfixed %}")

    drawn = [page.render({"where": where, "n": n}) for n, where in enumerate("aba")]

    assert drawn == ["a0", "b1", "a0"]


def test_a_row_of_a_list_is_never_broken_inside_a_number_or_an_hour() -> None:
    row = (
        "{% talk_row title='T' url='/' when=night note='Ann' count='3 replies' %}{% endtalk_row %}"
    )

    drawn = _drawn(row, night=NIGHT)

    assert "Ann\u00a0· <span" in drawn
    assert re.findall(r'<span class="nowrap">([^<]+)', drawn) == ["3 replies", "10:30 p.m."]


def test_short_days_are_written_as_each_language_does() -> None:
    said = []

    for language in ("en", "es"):
        with override(language):
            said.append(_drawn("{{ night|date:'SHORT_DATE_FORMAT' }}", night=NIGHT))

    assert said == ["Jun 10, 2026", "10 jun 2026"]
