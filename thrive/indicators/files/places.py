"""Codes and names of places as files write them → `kind:code` of an observation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from thrive.indicators.files.words import Fault
from thrive.places import tables

_NO_STATE = {3, 7, 14, 43, 52}
STATES = frozenset(f"{n:02d}" for n in {*range(1, 57), 60, 66, 69, 72, 78} - _NO_STATE)
DIGITS = {"state": 2, "county": 5, "place": 7, "tract2010": 11, "tract2020": 11}
KINDS = (*DIGITS, "district", "zcta")
# Summary levels the Census writes before a GEO_ID: 0500000US06001, 05000US06001.
_LEVELS = {"040": "state", "050": "county", "160": "place", "140": "tract"}
_GEO_ID = re.compile(r"(\d{3})[0-9A-Z]{0,6}US(\d*)")
_DISTRICT, _ZCTA = re.compile(r"\d{7}"), re.compile(r"\d{5}")


@dataclass
class PlaceJudge:
    """Judges one text. `kind` is what the column holds, "" to find out from the code or the name;
    `tracts` is tract2010 or tract2020 where codes alone cannot tell; `prefers` the kind a name
    means that two places share."""

    kind: str = ""
    tracts: str = ""
    prefers: str = ""
    notes: Counter[str] = field(default_factory=Counter)

    def __call__(self, text: str) -> str | Fault:
        text = text.strip()
        if found := _GEO_ID.fullmatch(text):
            kind = _LEVELS.get(found[1], "")
            kind = self.tracts if kind == "tract" else kind
            if not kind:
                return Fault("tract_year" if found[1] == "140" else "place_unknown")
            return _coded(kind, found[2]) or Fault("place_unknown")
        if ":" in text:
            kind, _, code = text.partition(":")
            return (_coded(kind, code) if kind in KINDS else None) or Fault("place_unknown")
        code = text.removesuffix(".0")
        if code.isascii() and code.isdigit():
            return self._by_code(code)
        return self._by_name(text)

    def _by_code(self, code: str) -> str | Fault:
        kind = self.kind
        if kind == "tract" or (not kind and len(code) in (10, 11)):
            kind = self.tracts
            if not kind:
                return Fault("tract_year")
        if not kind:
            lengths = {1: "state", 2: "state", 4: "county", 5: "county", 6: "place", 7: "place"}
            kind = lengths.get(len(code), "")
        if kind in DIGITS and len(code) == DIGITS[kind] - 1:
            self.notes["zeros"] += 1
            code = "0" + code
        return (_coded(kind, code) if kind else None) or Fault("place_unknown")

    def _by_name(self, text: str) -> str | Fault:
        found = names().get(_plain(text), ())
        kinds = ("state", "county", "place") if not self.kind else (self.kind,)
        fitting = [place for place in found if place.partition(":")[0] in kinds]
        if len(fitting) > 1 and self.prefers:
            fitting = [place for place in fitting if place.startswith(f"{self.prefers}:")]
        if len(fitting) > 1:
            return Fault("place_ambiguous")
        return fitting[0] if fitting else Fault("place_unknown")


def _coded(kind: str, code: str) -> str | None:
    if kind == "district":
        return f"district:{code}" if _DISTRICT.fullmatch(code) else None
    if kind == "zcta":
        return f"zcta:{code}" if _ZCTA.fullmatch(code) else None
    if kind not in DIGITS or len(code) != DIGITS[kind] or not (code.isascii() and code.isdigit()):
        return None
    return f"{kind}:{code}" if code[:2] in STATES else None


def _plain(name: str) -> str:
    name = re.sub(r",?\s*(california|ca)\s*$", "", name.strip(), flags=re.IGNORECASE) or name
    return re.sub(r"\s+", " ", name).strip().casefold()


@cache
def names() -> Mapping[str, tuple[str, ...]]:
    """Names in use and in law of California, its counties and cities, folded, to their places."""
    found: dict[str, set[str]] = {}

    def put(place: str, *ways: str) -> None:
        for way in ways:
            found.setdefault(_plain(way), set()).add(place)

    state = tables.state()
    put(f"state:{state.geoid}", state.name, "state", "statewide", "state of california")
    for county in tables.counties():
        put(f"county:{county.geoid}", county.name, county.legal_name, f"{county.name} County")
    for city in tables.cities():
        ways = {city.name, city.legal_name}
        ways |= {
            f"{way} {form}" for way in (city.name, city.legal_name) for form in ("city", "town")
        }
        put(f"place:{city.geoid}", *ways)
    return {name: tuple(sorted(places)) for name, places in found.items()}
