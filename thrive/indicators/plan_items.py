"""What a city plans, asked of the room above that owns it: a story or a note may lead to it (R82).

The room registers one function in its `AppConfig.ready`; without one, there is nothing to link to.
"""

from __future__ import annotations

from collections.abc import Callable

from thrive.base.refs import Ref
from thrive.cities.models import Community

Items = Callable[[Community], list[Ref]]
_items: list[Items] = []


def register(items: Items) -> None:
    """`items(community)` tells what stands on its plan today, as references."""
    if items not in _items:
        _items.append(items)


def items_of(community: Community) -> list[Ref]:
    return [one for items in _items for one in items(community)]
