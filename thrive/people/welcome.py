"""Invitations to things of rooms above: each room says who may invite and what accepting does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from thrive.base.decisions import Decision
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.people.models import Invitation, Person


@dataclass(frozen=True, slots=True)
class Welcome:
    """`may_invite(by, thing, role)`; `accepted(invitation, person)` runs in the transaction of
    accepting, after its rule said yes; `words(role)` is the role as the invited person reads it."""

    may_invite: Callable[[HasRef | Ref, Ref, str], Decision]
    accepted: Callable[[Invitation, Person], None]
    words: Callable[[str], str | Promise]


_welcomes: dict[str, Welcome] = {}


def register_invitations(kind: str, welcome: Welcome) -> None:
    """Once, in the `AppConfig.ready` of the room that owns things of this kind."""
    _welcomes[kind] = welcome


def welcome_of(kind: str) -> Welcome:
    """Raises KeyError for a kind no room has registered."""
    return _welcomes[kind]
