"""Addresses of a city's coaching record. Each stands below the city's own page."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.cities.views import coaching_record as record

COACHING = "cities/<slug:slug>/coaching/"
CONTACT = f"{COACHING}<int:contact>/"

urls: list[URLPattern] = [
    path(COACHING, record.coaching, name="coaching"),
    path(f"{COACHING}coaching.csv", record.coaching_file, name="coaching_file"),
    path(f"{COACHING}notes/", record.private_notes, name="private_notes"),
    path(f"{COACHING}notes/new/", record.write_note, name="write_private_note"),
    path(f"{CONTACT}correct/", record.correct, name="correct_contact"),
    path(f"{CONTACT}withdraw/", record.withdraw, name="withdraw_contact"),
    path(f"{CONTACT}confirm/", record.confirm, name="confirm_contact"),
    path(f"{CONTACT}done/", record.finish, name="finish_next_step"),
]
