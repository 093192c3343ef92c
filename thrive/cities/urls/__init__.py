"""The addresses of this room: the way in (applying) and the program's side of it (staff)."""

from __future__ import annotations

from django.urls import URLPattern

from thrive.cities.urls import applying, staff

urlpatterns: list[URLPattern] = [*staff.urls, *applying.urls]
