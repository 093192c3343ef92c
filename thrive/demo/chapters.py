"""Where each city of the demo stands, and what its people wrote. Fictional but for names of places.

Days count back from the day the story is told, so the demo never ages.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """One city's way in. `began` is days before today; `scores` are of reviewer one and two."""

    city: str
    lead: str
    coach: str
    tier: str
    began: int
    areas: tuple[str, ...]
    need: str
    affected: str
    otherwise: str
    youth_meeting: int
    past_policy: str
    scores: tuple[int, ...]
    languages: tuple[str, ...] = ("en", "es")
    to_core_team: bool = True


YOUTH = "youth-development-civic-engagement"
MIND = "mental-health-wellness"
EARLY = "healthy-childhood-development"
MONEY = "economic-supports"
SAFE = "protective-environments"
HOME = "safe-stable-housing"

JOINED = (
    Chapter(
        "Hayward", "fern", "theo", "vanguard", 1180, (YOUTH, MIND),
        "Young people tell us that decisions about parks and libraries are made before they hear of them.",
        "South Hayward, ages 13 to 19. A youth commission meets every second week and now wants a budget.",
        "We keep asking youth for ideas and keep answering in a year when they have left school.",
        22, "A youth commission by ordinance, with staff time.", (4, 4, 4, 4, 4, 4),
    ),
    Chapter(
        "Garden Grove", "linh", "theo", "vanguard", 1120, (EARLY, MONEY),
        "Child care costs more than rent for many families, and new centers wait a year for a permit.",
        "Families in the central blocks, many Vietnamese and Spanish speaking. Parents lead our coalition.",
        "Parents leave work, and centers leave the city.",
        12, "Fee waivers for family child care homes.", (4, 4, 3, 4, 4, 4), ("en", "es", "vi"),
    ),
    Chapter(
        "Vallejo", "ruth", "luz", "pilot", 540, (SAFE, YOUTH),
        "Four of ten parks have no working lights. Children go inside at five in winter.",
        "North and central Vallejo, ages 8 to 17. Youth walked ten parks with us and wrote down what they saw.",
        "We repair what is loudest, not what is needed most.",
        9, "A resolution on safe routes to school.", (4, 3, 3, 3, 3, 3), ("en", "es", "tl"),
    ),
    Chapter(
        "Merced", "sunny", "luz", "pilot", 500, (YOUTH, MONEY),
        "Summer jobs for teens run out in two days. Families move for work and lose their place.",
        "South Merced, Hmong and Spanish speaking families. Two youth groups already meet in our centers.",
        "Another summer with nothing to do and no pay.",
        14, "Free swim lessons paid by the city.", (3, 3, 3, 4, 3, 3), ("en", "es", "hmn"),
    ),
    Chapter(
        "Santa Maria", "beatriz", "theo", "pilot", 620, (HOME, SAFE),
        "Families get an eviction notice and do not know whom to call. Children change schools twice a year.",
        "Farmworker families in the northwest, Spanish and Mixteco speaking. Promotoras hold house meetings.",
        "We will keep paying for shelters instead of keeping families at home.",
        10, "A language access policy.", (3, 4, 3, 4, 3, 3),
    ),
    Chapter(
        "Lancaster", "dana", "theo", "pilot", 150, (),
        "Long distances and heat keep children indoors, and after-school places are few.",
        "The east side, ages 6 to 14. We have begun to ask parents at the swap meet.",
        "The parks stay empty from May to October.",
        4, "Cooling hours in libraries.", (3, 3, 2, 3, 2, 3),
    ),
    Chapter(
        "El Centro", "carmen", "luz", "pilot", 210, (MIND,),
        "After three in the afternoon there is no cool place for teens, and they say they feel alone.",
        "Teens who stay home alone until evening. A youth circle meets at the fire station.",
        "More calls to the crisis line, and nobody to take them.",
        7, "A heat plan that names schools.", (3, 3, 3, 3, 2, 3), ("es", "en"),
    ),
    Chapter(
        "Watsonville", "mina", "priya", "affiliate", 330, (EARLY, YOUTH),
        "Young children wait half a year for a place in preschool.",
        "Families who work in the fields; the library is where they meet.",
        "Children start school already behind.",
        3, "", (2, 2, 2, 3, 2, 2),
    ),
    Chapter(
        "Eureka", "joan", "priya", "affiliate", 270, (MIND, HOME),
        "Teens have nowhere to go in the evening, and families sleep in cars.",
        "Downtown and the harbor. We want to learn with our tribal neighbors, as partners.",
        "The winter shelter stays the only answer.",
        2, "", (2, 2, 2, 2, 2, 2), ("en",),
    ),
    Chapter(
        "Marysville", "pat", "priya", "affiliate", 190, (SAFE,),
        "We are a small town: the numbers about our children are too small to be shown.",
        "East Marysville. Elders and parents ask for lights at the ball field.",
        "We stay invisible.",
        2, "", (2, 1, 2, 2, 1, 2), ("en", "hmn"),
    ),
)  # fmt: skip

VISALIA = Chapter(
    "Visalia", "rosa", "priya", "pilot", 34, (SAFE, MIND),
    "Traffic near three schools, and a park where families no longer go.",
    "North Visalia, ages 5 to 12. A parents’ walking group counts cars every month.",
    "Another child is hurt on the way to school.",
    5, "Slow zones on two streets.", (3, 2, 3, 3, 2, 3),
)  # fmt: skip
