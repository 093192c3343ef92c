"""The addresses of this room: a city's data journey first, then the work on numbers."""

from __future__ import annotations

from thrive.base.later import Pattern
from thrive.indicators.urls import journey, numbers

urlpatterns: list[Pattern] = [*journey.urlpatterns, *numbers.urlpatterns]
