"""Addresses of a city's coaching record. Each stands below the city's own page."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.cities.views")

COACHING = "cities/<slug:slug>/coaching/"
CONTACT = f"{COACHING}<int:contact>/"

urls: list[Pattern] = [
    path(COACHING, views.coaching_record.coaching, name="coaching"),
    path(f"{COACHING}coaching.csv", views.coaching_record.coaching_file, name="coaching_file"),
    path(f"{COACHING}notes/", views.coaching_record.private_notes, name="private_notes"),
    path(f"{COACHING}notes/new/", views.coaching_record.write_note, name="write_private_note"),
    path(f"{CONTACT}correct/", views.coaching_record.correct, name="correct_contact"),
    path(f"{CONTACT}withdraw/", views.coaching_record.withdraw, name="withdraw_contact"),
    path(f"{CONTACT}confirm/", views.coaching_record.confirm, name="confirm_contact"),
    path(f"{CONTACT}done/", views.coaching_record.finish, name="finish_next_step"),
]
