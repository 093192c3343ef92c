"""Language and address prefix belong to the thread that draws the page, and to nobody else."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from django.urls import base
from django.utils import translation
from django.utils.translation import trans_real


def test_two_pages_drawn_at_once_each_speak_their_own_language() -> None:
    met = threading.Barrier(2)

    def drawn(language: str) -> list[str]:
        said = []
        with translation.override(language):
            for _turn in range(50):
                met.wait()
                said.append(f"{translation.get_language()}: {translation.gettext('Sign in')}")
        return said

    with ThreadPoolExecutor(2) as threads:
        english, spanish = threads.map(drawn, ("en", "es"))

    assert (set(english), set(spanish)) == ({"en: Sign in"}, {"es: Iniciar sesión"})


def test_django_still_keeps_them_where_we_put_the_threads_own_place() -> None:
    with translation.override("es"):
        kept = trans_real._active.value.language()  # type: ignore[attr-defined]

    assert kept == "es"
    assert isinstance(base._prefixes, threading.local)  # type: ignore[attr-defined]
    assert isinstance(base._urlconfs, threading.local)  # type: ignore[attr-defined]
