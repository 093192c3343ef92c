"""Rows held for the length of a transaction.

Everywhere: rows first, history last, for whoever writes history holds it until the end, and a row
asked for after that could be held by somebody who waits for history. And always `no_key`: a row that
only points to a held one (a mail to a person, a role in a city) need not wait for it.
"""

from __future__ import annotations

from thrive.cities.models import CityApplication


def locked(application: CityApplication) -> CityApplication:
    """The application, with its row held until the transaction ends."""
    chosen = CityApplication.objects.select_for_update(of=("self",), no_key=True)
    return chosen.select_related("community", "cycle").get(pk=application.pk)
