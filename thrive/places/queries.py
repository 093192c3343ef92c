"""Finding places by what people call them."""

from __future__ import annotations

import re
import unicodedata

from thrive.places.models import Geography

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_FORM_FIRST = re.compile(r"^(city|town) of (?=.)")


def folded(text: str) -> str:
    """The text as it is compared: no accents, no capitals, single spaces for punctuation."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return _NOT_A_LETTER.sub(" ", bare).strip()


def find_city(text: str, *, most: int = 8) -> list[Geography]:
    """Cities whose common or legal name begins with `text`, with their counties.

    Names that are exactly the text come first, then by name. "City of Industry" finds Industry.
    Nothing but spaces finds nothing. Two queries, whatever the text.
    """
    wanted = _FORM_FIRST.sub("", folded(text))
    if not wanted:
        return []
    found = []
    for pk, name, legal_name in Geography.objects.cities().values_list("pk", "name", "legal_name"):
        names = {folded(name), folded(legal_name)}
        if any(each.startswith(wanted) for each in names):
            found.append((wanted not in names, folded(name), pk))
    first = [pk for _, _, pk in sorted(found)[:most]]
    cities = Geography.objects.select_related("parent").in_bulk(first)
    return [cities[pk] for pk in first]
