"""Public numbers and invented ones come to the site, by the hands of two people."""

from __future__ import annotations

from collections.abc import Iterable

from thrive.base import clock
from thrive.cities.models import Community, Enrollment
from thrive.demo.cast import STAFF
from thrive.indicators.actions.how_made import Telling, hand_over, show, write
from thrive.indicators.actions.public_tables import publish_public_tables
from thrive.indicators.actions.targets import set_target
from thrive.indicators.data import illustrative
from thrive.indicators.models import Dataset, HowMade, Target
from thrive.indicators.queries.story_charts import numbers_of
from thrive.journey.actions.roadmap import Hop, add_hop
from thrive.journey.models import MilestoneHop, RoadmapMilestone
from thrive.people.models import Person

LIGHTS, MOVES = "Lights on in seven more parks", "park-access"
TOLD = ("acs1-b17020", "child-poverty")
HOW_MADE = {
    "en": Telling(
        counts="Children under 18 whose household has less than the federal poverty level, out of "
        "all children whose poverty status is known.",
        taken_from="U.S. Census Bureau, American Community Survey, 1-year, table B17020. Columns: "
        "children below, and at or above, the poverty level by age, each with its margin.",
        steps="Ages under 18 were added up, below the level and at or above it.\n"
        "The share is those below, divided by both together.\n"
        "The margin follows the Census Bureau’s formulas for sums and shares.",
        cannot_say="It says nothing about one neighborhood, or about children who live in a place "
        "the survey does not ask. The formulas take the counts as independent, which they are not, "
        "so the margin is near and not exact.",
    ),
    "es": Telling(
        counts="Niñas, niños y jóvenes menores de 18 años cuyo hogar está por debajo del nivel "
        "federal de pobreza, de todos aquellos cuya situación se conoce.",
        taken_from="Oficina del Censo de EE. UU., American Community Survey, 1 año, tabla B17020. "
        "Columnas: menores por debajo del nivel de pobreza, y en él o por encima, por edad, cada "
        "una con su margen.",
        steps="Se sumaron las edades menores de 18, por debajo del nivel y en él o por encima.\n"
        "El porcentaje es la primera suma dividida entre las dos juntas.\n"
        "El margen sigue las fórmulas de la Oficina del Censo para sumas y porcentajes.",
        cannot_say="No dice nada de un solo vecindario, ni de quienes viven donde la encuesta no "
        "pregunta. Las fórmulas toman los conteos como independientes, y no lo son: el margen es "
        "aproximado.",
    ),
}


def numbers_are_published(datasets: Iterable[str] = (), *, invented: bool = True) -> int:
    """Ana imports and approves, the director says the second yes; how many releases it was."""
    keys = {player.key: player.email for player in STAFF}
    ana, imani = (Person.objects.get(email=keys[key]) for key in ("ana", "imani"))
    made = publish_public_tables(first=ana, second=imani, datasets=datasets, invented=invented)
    _child_poverty_is_told(ana, imani)
    if invented:
        _vallejo_aims_higher()
        _the_lights_should_move_a_number()
    return len(made)


def _child_poverty_is_told(ana: Person, imani: Person) -> None:
    """How one number was made, in both languages; Imani reads what Ana wrote."""
    dataset = Dataset.objects.filter(slug=TOLD[0]).first()
    if dataset is None or dataset.how_made.exists():
        return
    for language, telling in HOW_MADE.items():
        text = write(dataset, indicator=TOLD[1], language=language, telling=telling, by=ana)
        show(hand_over(text, by=ana), by=imani)


def _vallejo_aims_higher() -> None:
    """One target, so that a chart shows one."""
    vallejo = Community.objects.filter(slug="vallejo").first()
    roles = vallejo.roles.today().filter(role="core") if vallejo else None
    lead = roles.select_related("person").order_by("pk").first() if roles is not None else None
    if vallejo is not None and lead is not None:
        set_target(
            vallejo,
            indicator="preschool-enrollment",
            value=55,
            by_year=clock.today().year + 4,
            decided_in="Early learning plan (demo)",
            by=lead.person,
        )


def _the_lights_should_move_a_number() -> None:
    """Written on the roadmap once there is such a number: the end of Vallejo's story of the lights."""
    rows = RoadmapMilestone.objects.filter(roadmap__community__slug="vallejo", title=LIGHTS)
    goal = rows.select_related("roadmap__community", "changed_by").first()
    seats = Enrollment.objects.holding_a_seat().filter(community__slug="vallejo")
    seat, name = seats.first(), dict(numbers_of(goal.roadmap.community)).get(MOVES) if goal else ""
    if goal and seat and name:
        hop = Hop(name, MilestoneHop.Kind.NUMBER, indicator=MOVES)
        add_hop(seat, row=goal, hop=hop, by=goal.changed_by)


def forget_invented_numbers() -> None:
    """Invented data set, texts and targets go with the demo; what is public and real stays."""
    HowMade.objects.filter(added_by__is_demo=True).delete()
    Target.objects.filter(set_by__is_demo=True).delete()
    for dataset in Dataset.objects.filter(slug=illustrative.DATASET, is_illustrative=True):
        dataset.imports.all().delete()
        dataset.releases.all().delete()
        dataset.delete()
