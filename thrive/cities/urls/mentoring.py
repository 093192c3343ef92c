"""Addresses of mentoring: the public page, a city's own, and pairs."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.cities.views import mentoring

PAIR = "mentoring/<int:pairing>/"

urls: list[URLPattern] = [
    path("mentoring/", mentoring.mentoring, name="mentoring"),
    path("mentoring/propose/", mentoring.propose, name="propose_pair"),
    path("mentoring/wait/", mentoring.wait, name="wait_for_mentor"),
    path("mentoring/cities/<slug:slug>/", mentoring.finder, name="city_mentoring"),
    path("mentoring/cities/<slug:slug>/topics/", mentoring.topics, name="mentoring_topics"),
    path(PAIR, mentoring.pairing, name="mentor_pairing"),
    path(
        f"{PAIR}contacts/<int:mentor_contact>/confirm/",
        mentoring.confirm,
        name="confirm_mentor_contact",
    ),
    path(
        f"{PAIR}contacts/<int:mentor_contact>/take-off/",
        mentoring.take_off,
        name="take_off_mentor_contact",
    ),
    path(f"{PAIR}<slug:deed>/", mentoring.deed, name="mentor_deed"),
]
