"""Cities that are alike, and in what: side by side, by name, in no order of merit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries.editions import designs_of, kept, readable
from thrive.wellbeing.queries.places import IndexPlace, places_by_code
from thrive.wellbeing.recipes.peers import Peer, nearest


@dataclass(frozen=True, slots=True)
class Side:
    """One of the places: what they are alike in stands here as numbers."""

    place: IndexPlace
    residents: int
    poverty: float
    children: float

    @property
    def residents_said(self) -> str:
        return number_format(self.residents, 0, use_l10n=True, force_grouping=True)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places and how near they are. `why` reads the same from either side."""

    other: Side
    distance: float
    why: str


@dataclass(frozen=True)
class PeersPage:
    place: IndexPlace
    edition: IndexEdition
    here: Side | None
    pairs: list[Pair]


def peers_page(place: IndexPlace) -> PeersPage | None:
    """None where no edition of such places is published. One query."""
    newest = designs_of(readable(), place.kind)
    if not newest:
        return None
    edition = newest[-1]
    numbers = kept(edition).numbers
    known = places_by_code(place.kind)
    codes = [code for code in numbers.ids[:-1] if code in known]
    at = [numbers.ids.index(code) for code in codes]
    poverty, children = (numbers.traits[name][at] for name in ("poverty", "under-18"))
    residents = np.array([known[code].residents or np.nan for code in codes], float)
    sides = [
        Side(known[code], known[code].residents or 0, float(poor), float(young))
        for code, poor, young in zip(codes, poverty, children, strict=True)
    ]
    row = codes.index(place.code) if place.code in codes else None
    if row is None or np.isnan([poverty[row], children[row], residents[row]]).any():
        return PeersPage(place, edition, None, [])
    regions = [side.place.region for side in sides]
    found = nearest(row, residents, poverty, children, regions)
    pairs = [Pair(sides[one.row], one.distance, _why(one)) for one in found]
    return PeersPage(place, edition, sides[row], sorted(pairs, key=lambda one: one.other.place.key))


def _why(peer: Peer) -> str:
    size, poverty, children = peer.alike
    alike = [
        word
        for word, is_so in (
            (_("size"), size),
            (_("poverty"), poverty),
            (_("share of children"), children),
            (_("region"), peer.same_region),
        )
        if is_so
    ]
    if not alike:
        return _("Near in all, alike in none.")
    return _("Alike in %(traits)s.") % {"traits": get_text_list(alike, _("and"))}
