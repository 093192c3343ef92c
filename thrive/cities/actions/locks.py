"""Rows held for the length of a transaction."""

from __future__ import annotations

from thrive.cities.models import CityApplication


def locked(application: CityApplication) -> CityApplication:
    """The application, with its row held until the transaction ends."""
    chosen = CityApplication.objects.select_for_update(of=("self",))
    return chosen.select_related("community", "cycle").get(pk=application.pk)
