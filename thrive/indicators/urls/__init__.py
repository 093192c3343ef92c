"""The addresses of this room: a city's data journey first, then the work on numbers."""

from __future__ import annotations

from django.urls import URLPattern

from thrive.indicators.urls import journey, numbers

urlpatterns: list[URLPattern] = [*journey.urlpatterns, *numbers.urlpatterns]
