"""What can be done with a city's seat: pause, go on, leave, graduate, another tier (C33)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.cities.lifecycle import ENROLLMENT
from thrive.journey.queries.workspace import Workspace

MOVES = tuple(move.name for move in ENROLLMENT.moves)


def seat_moves(at: Workspace) -> Iterator[tuple[str, str]]:
    """Words and address of each move that is open to this person now."""
    seat = at.enrollment
    assert seat is not None
    open_moves = tuple(ENROLLMENT.open_moves(seat.status))
    if at.me.admin and open_moves:
        yield _("Change the tier"), reverse("change_tier", args=[seat.pk])
    for move in open_moves:
        if at.me.admin:
            yield str(move.label), reverse("move_enrollment", args=[seat.pk, move.name])
        elif at.me.core and move.name == "leave":
            yield str(move.label), reverse("leave_program", args=[at.community.slug])
