"""The signed-in person of a request, for views that only members can open."""

from __future__ import annotations

from django.http import HttpRequest

from thrive.people.models import Person


def signed_in(request: HttpRequest) -> Person:
    """Raises TypeError for a visitor: the view's access policy should have sent them to sign in."""
    if isinstance(request.user, Person):
        return request.user
    raise TypeError("Nobody is signed in.")
