"""What people of the demo's data journeys wrote and said. All invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Pin = tuple[int, str, str, str, str, str, bool, bool]
Note = tuple[str, str, str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Journey:
    """Days ago at every place. `phases`: begun and closed; `outputs`: day, words, how many came;
    `neighborhoods`: day chosen, name, tracts of the county, why; `pins`: day, kind, label, words,
    tract, square, whether its people agree, whether it is shown; `evening`: day, title, where,
    languages, how many came, the numbers on the wall."""

    city: str
    lead: str
    opened: int
    accepted: int
    phases: dict[int, tuple[int, int | None]]
    outputs: dict[int, tuple[int, str, int | None]]
    neighborhoods: tuple[tuple[int, str, tuple[str, ...], str], ...]
    evening: tuple[int, str, str, str, int, tuple[str, ...]]
    pins: tuple[Pin, ...] = field(default=())


VALLEJO = Journey(
    city="Vallejo",
    lead="ruth",
    opened=330,
    accepted=300,
    phases={
        1: (325, 285),
        2: (290, 250),
        3: (270, 225),
        4: (240, 180),
        5: (190, 120),
        6: (150, 60),
        7: (70, None),
    },
    outputs={
        1: (305, "Two evenings on reading numbers and maps, in English and Spanish", 31),
        3: (240, "First look at nine numbers by census tract, with their margins", None),
        5: (140, "Night walk through four parks: lights counted, sheet by sheet", 18),
        7: (35, "Findings read beside the roadmap, line by line, at a design evening", 14),
    },
    neighborhoods=(
        (
            262,
            "By the water (demo)",
            ("250900", "251000", "251500", "251600"),
            "Families named it first in the listening sessions: parks without light, and long ways "
            "to a clinic.",
        ),
        (
            258,
            "North side (demo)",
            ("251901", "251902", "251903"),
            "Many children, few places to be after school.",
        ),
    ),
    evening=(
        205,
        "What our numbers say (demo)",
        "Hall of Carquinez Family Bridge (demo)",
        "English, Spanish, Tagalog",
        38,
        ("poverty", "no-vehicle", "single-parent"),
    ),
    pins=(
        (268, "green", "Grove Park (demo)", "Open until nine, basketball", "251000", "C6", True, True),
        (268, "learning", "Library corner (demo)", "Homework help, two languages", "250900", "B6", True, True),
        (266, "help", "Bayline Youth Works (demo)", "Evening circle for teens", "251500", "", True, True),
        (264, "way", "The lit stairs (demo)", "The safe way down after dark", "251600", "B5", True, False),
        (264, "danger", "Crossing without a light (demo)", "Cars do not stop here after five", "251500", "C5", False, False),
    ),
)  # fmt: skip

MERCED = Journey(
    city="Merced",
    lead="sunny",
    opened=260,
    accepted=225,
    phases={1: (250, 205), 2: (210, 160), 3: (180, 75), 4: (90, None)},
    outputs={
        1: (220, "Training on maps and margins, with Hmong and Spanish interpreters", 24),
        3: (100, "First numbers by census tract, in a table that anybody can read", None),
    },
    neighborhoods=(
        (
            170,
            "South of the tracks (demo)",
            ("001501", "001502", "001503", "001602"),
            "Summer jobs end here first. Hmong and Spanish speaking families asked for it.",
        ),
    ),
    evening=(
        21,
        "Sense-making night (demo)",
        "Multipurpose room, Delta Roots Collaborative (demo)",
        "Hmong, Spanish, English",
        46,
        ("poverty", "unemployment", "limited-english"),
    ),
)

PLAN = {
    "Vallejo": {
        "questions": "Where do children go after five?\nWho has no way to a clinic or a park?\nWhat changes from one side of the city to the other?",
        "measures": "Protective environments: park lights, counted by youth.\nEconomic supports: poverty and households without a vehicle, by census tract.\nYouth: places to be after school, on the map of what is here.",
        "places": "By the water and the north side: residents named both first in three listening sessions.",
        "people": "ACT’s data staff bring and check the numbers. The Design Team chooses what to look at. Youth count lights. The city manager’s office keeps the consents.",
        "safety": "No number about fewer than eleven people. Words and photos only with consent on paper; youth with a guardian. Dangers stay with the team.",
    },
    "Merced": {
        "questions": "Who finds work in summer, and who does not?\nWhich families need an interpreter to read a letter from the city?",
        "measures": "Economic supports: poverty and unemployment, by census tract.\nYouth: summer jobs asked for and found, from the recreation office.",
        "places": "South of the tracks, where both youth groups meet.",
        "people": "ACT’s data staff bring and check the numbers. Two interpreters go through each chart before the night. Youth lead the tables.",
        "safety": "Numbers from the public tables only, until the job counts are checked. Notes without names; consent sheets in three languages.",
    },
}  # fmt: skip

VALLEJO_NOTES: tuple[Note, ...] = (
    ("notice", "resident", "en", "no-vehicle", "The blocks without cars are the ones where the bus stops running at seven.", True),
    ("wonder", "youth", "en", "no-vehicle", "If you have no car and the park is dark, where do you go?", True),
    ("missing", "parent", "es", "poverty", "Falta el alquiler. Con este dato una familia no parece pobre, y no le alcanza.", True),
    ("decides", "group", "en", "poverty", "The council decides the lights. The county decides the bus. Nobody asked both at once.", True),
    ("notice", "parent", "tl", "single-parent", "Maraming lola ang nag-aalaga. Hindi sila kasama sa bilang.", True),
    ("wonder", "resident", "en", "single-parent", "A note that stays with the team, because nobody was asked yet.", False),
)  # fmt: skip

LED_TO = {
    "If you have no car and the park is dark, where do you go?": "Lights on in seven more parks"
}

MERCED_NOTES: tuple[Note, ...] = (
    ("notice", "youth", "en", "unemployment", "It counts people who look for work. My cousins stopped looking.", True),
    ("wonder", "parent", "es", "unemployment", "¿Cuenta el trabajo del campo, que es por temporada?", True),
    ("missing", "group", "hmn", "limited-english", "Tsis muaj lus Hmoob nyob hauv daim ntawv no.", True),
    ("decides", "group", "en", "poverty", "The recreation office decides who gets a summer job. The council decides how many there are.", True),
    ("notice", "partner", "en", "poverty", "Kept for the team until the consent sheets are typed in.", False),
)  # fmt: skip

_Told = tuple[int, tuple[str, str, str], tuple[dict[str, Any], ...], tuple[str, ...]]
STORIES: tuple[_Told, ...] = (
    (
        95,
        (
            "Without a car, the park after dark is far away (demo)",
            "Where fewer households have a car, youth found the most broken lights.",
            "en",
        ),
        (
            {"kind": "text", "heading": "What we went to see", "words": "Residents told us that children go inside at five in winter. We wanted to know where that weighs most.\n\nSo we looked at who can drive somewhere else, and then walked four parks at night."},
            {"kind": "chart", "heading": "How many households have no car", "indicator": "no-vehicle", "words": "Census tracts by the water lie above the city as a whole. Their margins are wide."},
            {"kind": "quote", "words": "If you have no car and the park is dark, where do you go?", "language": "en", "voice": "youth"},
            {"kind": "text", "heading": "What the walk showed", "words": "In four parks, eighteen of thirty-nine lights did not work. Three of the four parks lie in the neighborhood by the water. This count is invented for the demonstration."},
            {"kind": "text", "heading": "What we ask for", "words": "Lights first where people cannot drive to another park."},
        ),
        ("Lights on in seven more parks",),
    ),
    (
        75,
        (
            "Lo que el dato de pobreza no cuenta (demo)",
            "Una familia puede no ser pobre en la tabla y no llegar a fin de mes.",
            "es",
        ),
        (
            {"kind": "text", "heading": "Lo que dice el dato", "words": "El dato cuenta a quienes viven bajo la línea federal de pobreza. No mira el alquiler de Vallejo."},
            {"kind": "chart", "heading": "Personas bajo la línea de pobreza", "indicator": "poverty"},
            {"kind": "quote", "words": "Falta el alquiler. Con este dato una familia no parece pobre, y no le alcanza.", "language": "es", "voice": "parent"},
            {"kind": "text", "heading": "Qué sigue", "words": "Pedimos que el plan mire también cuánto del ingreso se va en el alquiler."},
        ),
        ("After-dark program in four parks, led by youth",),
    ),
)  # fmt: skip
