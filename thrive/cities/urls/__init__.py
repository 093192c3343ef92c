"""The addresses of this room: the way in (applying), the program's side (staff), the
coaching record, mentoring."""

from __future__ import annotations

from thrive.base.later import Pattern
from thrive.cities.urls import applying, coaching, mentoring, staff

urlpatterns: list[Pattern] = [*staff.urls, *coaching.urls, *mentoring.urls, *applying.urls]
