"""Places of observations (`place:0681666`) as pages name and address them: Vallejo, /vallejo/.

From the tables in the package, so that naming 483 cities asks the database nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.text import slugify
from django.utils.translation import gettext as _

from thrive.indicators.data.tables import tract_maps
from thrive.places import tables
from thrive.places.actions import city_slugs

STATE = f"state:{tables.state().geoid}"
SMALL = 20_000  # residents under which a city's numbers need its county's beside them
_TRACT = re.compile(r"tract(2010|2020)?-(\d{11})")


@dataclass(frozen=True, slots=True)
class Placed:
    """`ref` is the place as observations write it, `slug` its piece of an address.

    `within` is the ref of the county a city lies in, of the city or county of a tract, and of the
    state of a county; "" for the state.
    """

    ref: str
    kind: str
    slug: str
    own_name: str
    population: int | None
    within: str

    @property
    def name(self) -> str:
        if self.kind == "county":
            return _("%(name)s County") % {"name": self.own_name}
        if self.kind.startswith("tract"):
            return _("Census tract %(number)s") % {"number": self.own_name}
        return self.own_name

    @property
    def is_small(self) -> bool:
        return self.kind == "place" and (self.population or 0) < SMALL

    @property
    def geoid(self) -> str:
        return self.ref.partition(":")[2]


@lru_cache(maxsize=1)
def _all() -> dict[str, Placed]:
    state = tables.state()
    found = [Placed(STATE, "state", slugify(state.name), state.name, state.population, "")]
    found += [
        Placed(
            f"county:{one.geoid}",
            "county",
            f"{slugify(one.name)}-county",
            one.name,
            one.population,
            STATE,
        )
        for one in tables.counties()
    ]
    slugs = city_slugs(tables.cities())
    found += [
        Placed(
            f"place:{one.geoid}",
            "place",
            slugs[one.geoid],
            one.name,
            one.population,
            f"county:{one.county_geoid}",
        )
        for one in tables.cities()
    ]
    return {one.ref: one for one in found}


@lru_cache(maxsize=1)
def _by_slug() -> dict[str, Placed]:
    return {one.slug: one for one in _all().values()}


@lru_cache(maxsize=1)
def _city_of_tract() -> dict[str, str]:
    return {tract: city for city, drawn in tract_maps().items() for tract in drawn.outlines}


def placed(ref: str) -> Placed:
    """Any place that observations may name; one no table knows is called by its code."""
    known = _all().get(ref)
    if known is not None:
        return known
    kind, _colon, code = ref.partition(":")
    if kind.startswith("tract") and len(code) == 11:
        city = _city_of_tract().get(code) if kind == "tract2010" else None
        within = f"place:{city}" if city else f"county:{code[:5]}"
        number = f"{int(code[5:9])}.{code[9:]}" if code[9:] != "00" else str(int(code[5:9]))
        return Placed(ref, kind, f"{kind}-{code}", number, None, within)
    return Placed(ref, kind, "", code, None, STATE)


def by_slug(slug: str) -> Placed | None:
    """The place of a piece of an address: `vallejo`, `solano-county`, `tract2010-06095250103`."""
    found = _TRACT.fullmatch(slug)
    if found:
        return placed(f"tract{found[1] or '2020'}:{found[2]}")
    return _by_slug().get(slug)


def named_like(text: str) -> Placed | None:
    """The place people mean by what they typed: “Vallejo”, “solano county”."""
    words = slugify(text)
    return _by_slug().get(words) or _by_slug().get(words.removeprefix("city-of-"))


def names_of_places() -> list[str]:
    """Every city and county by name, for a field that suggests them."""
    return sorted(one.name for one in _all().values())
