"""Addresses of mentoring: the public page, a city's own, and pairs."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.cities.views")

PAIR = "mentoring/<int:pairing>/"

urls: list[Pattern] = [
    path("mentoring/", views.mentoring.mentoring, name="mentoring"),
    path("mentoring/propose/", views.mentoring.propose, name="propose_pair"),
    path("mentoring/wait/", views.mentoring.wait, name="wait_for_mentor"),
    path("mentoring/cities/<slug:slug>/", views.mentoring.finder, name="city_mentoring"),
    path("mentoring/cities/<slug:slug>/topics/", views.mentoring.topics, name="mentoring_topics"),
    path(PAIR, views.mentoring.pairing, name="mentor_pairing"),
    path(
        f"{PAIR}contacts/<int:mentor_contact>/confirm/",
        views.mentoring.confirm,
        name="confirm_mentor_contact",
    ),
    path(
        f"{PAIR}contacts/<int:mentor_contact>/take-off/",
        views.mentoring.take_off,
        name="take_off_mentor_contact",
    ),
    path(f"{PAIR}<slug:deed>/", views.mentoring.deed, name="mentor_deed"),
]
