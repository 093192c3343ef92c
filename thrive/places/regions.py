"""Twelve regions of California, by county.

The state has no official regions. These follow how cities in the field name themselves to
each other; the grouping is ours, and every county is in exactly one region.
"""

from dataclasses import dataclass

from thrive.program.text import Text


@dataclass(frozen=True, slots=True)
class Region:
    """One group of counties. `counties` are county names without the word County."""

    slug: str
    name: Text
    counties: tuple[str, ...]


REGIONS = (
    Region(
        "far-north",
        Text("Far North", "Extremo Norte"),
        ("Lassen", "Modoc", "Shasta", "Siskiyou", "Tehama", "Trinity"),
    ),
    Region(
        "north-coast",
        Text("North Coast", "Costa Norte"),
        ("Del Norte", "Humboldt", "Lake", "Mendocino"),
    ),
    Region(
        "sacramento-valley",
        Text("Sacramento Valley", "Valle de Sacramento"),
        ("Butte", "Colusa", "Glenn", "Sacramento", "Sutter", "Yolo", "Yuba"),
    ),
    Region(
        "sierra",
        Text.proper("Sierra"),
        (
            *("Alpine", "Amador", "Calaveras", "El Dorado", "Inyo", "Mariposa"),
            *("Mono", "Nevada", "Placer", "Plumas", "Sierra", "Tuolumne"),
        ),
    ),
    Region(
        "bay-area",
        Text("Bay Area", "Área de la Bahía"),
        (
            *("Alameda", "Contra Costa", "Marin", "Napa", "San Francisco"),
            *("San Mateo", "Santa Clara", "Solano", "Sonoma"),
        ),
    ),
    Region(
        "san-joaquin-valley",
        Text("San Joaquin Valley", "Valle de San Joaquín"),
        ("Fresno", "Kern", "Kings", "Madera", "Merced", "San Joaquin", "Stanislaus", "Tulare"),
    ),
    Region(
        "central-coast",
        Text("Central Coast", "Costa Central"),
        (
            *("Monterey", "San Benito", "San Luis Obispo"),
            *("Santa Barbara", "Santa Cruz", "Ventura"),
        ),
    ),
    Region("los-angeles", Text("Los Angeles", "Los Ángeles"), ("Los Angeles",)),
    Region("orange-county", Text("Orange County", "Condado de Orange"), ("Orange",)),
    Region("inland-empire", Text.proper("Inland Empire"), ("Riverside", "San Bernardino")),
    Region("san-diego", Text.proper("San Diego"), ("San Diego",)),
    Region("imperial-valley", Text("Imperial Valley", "Valle Imperial"), ("Imperial",)),
)
