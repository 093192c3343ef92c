"""The same city in two worlds that differ only in what is hidden: whoever reads what is public cannot
tell which of the two they live in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, transaction

from tests.indicators.files.way import LONG, csv
from tests.indicators.ground import dataset, published, staff
from tests.indicators.journey_ground import CITY, TRACTS, Scene
from tests.indicators.test_sharing import shared
from tests.wellbeing import ground as indices
from thrive.base import clock
from thrive.base.refs import Ref
from thrive.indicators.actions import stories
from thrive.indicators.actions.importing import Said
from thrive.indicators.actions.stories import Block
from thrive.indicators.models import DataStory
from thrive.journey.actions import roadmap
from thrive.journey.actions.roadmap import Hop, Plan
from thrive.places import tables
from thrive.places.models import Geography
from thrive.search.actions import reindex
from thrive.wellbeing.actions.editions import make_edition
from thrive.wellbeing.actions.recipes import write_recipe
from thrive.wellbeing.recipes.designs import PUBLIC_TABLES

SMALL = "06003"  # Alpine, with about 1,200 residents
DAY = datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class World:
    """Counts nobody may read. Each pair adds up to the same in every world."""

    asian: tuple[int, int]  # 1 to 10 of so many
    black: tuple[int, int]  # shelters it
    tracts: tuple[tuple[int, int], tuple[int, int]]
    crowded: int  # of Alpine's 200 homes


ONE = World((10, 1990), (490, 5017), ((2, 900), (5, 800)), 10)
OTHER = World((1, 2010), (499, 4997), ((6, 950), (1, 750)), 3)


def counties(world: World) -> Iterator[str]:
    """Crowding of all counties; the small one has few homes."""
    for number, county in enumerate(tables.counties()):
        small = county.geoid == SMALL
        count, whole = (world.crowded, 200) if small else (4000 + 37 * number, 30_000)
        yield f"{county.geoid},2021,crowding,All,{count},{whole}"


def poverty(world: World, year: int, corrected: int = 0) -> list[str]:
    """Of the county by race; `corrected` people fewer are poor, all of them white."""
    asian, black = world.asian, world.black
    groups = {
        "All": (3004 - corrected, 30_017),
        "White": (1503 - corrected, 12_007),
        "Latino": (1001, 11_003),
        "Black": black,
        "Asian": asian,
    }
    return [f"06095,{year},child-poverty,{name},{n},{of}" for name, (n, of) in groups.items()]


@contextmanager
def lived(world: World, folder: Path) -> Iterator[Scene]:
    """Everything imported, checked, approved by two and published; gone again afterwards."""
    before = settings.DATA_DIR
    with clock.at(DAY), transaction.atomic():
        settings.DATA_DIR = folder
        cache.clear()
        _numbers_begin_alike()
        try:
            yield _told(world)
        finally:
            settings.DATA_DIR = before
            transaction.set_rollback(True)


def _numbers_begin_alike() -> None:
    """PostgreSQL gives no number twice, not even one of a world that is gone."""
    for statement in connection.ops.sequence_reset_sql(no_style(), list(apps.get_models())):
        with connection.cursor() as cursor:
            cursor.execute(statement)


def _told(world: World) -> Scene:
    at = Scene()
    for county in tables.counties():
        name = county.legal_name.lower().replace(" ", "-")
        Geography.objects.get_or_create(
            kind="county", geoid=county.geoid,
            defaults={
                "name": county.name, "legal_name": county.legal_name, "slug": name,
                "population": county.population, "population_source": county.source,
            },
        )  # fmt: skip
    by_race = dataset()
    for corrected in (0, 1):
        rows = [row for year in (2022, 2023) for row in poverty(world, year, corrected)]
        published(csv(*rows), to=by_race)
    rows = [
        f"{tract},2023,chronic-absence,All,{n},{of}"
        for tract, (n, of) in zip(TRACTS, (*world.tracts, (100, 1000)), strict=True)
    ]
    city = "0681666,2023,chronic-absence,All,107,2700"
    said = Said("csv", columns=LONG, tracts="tract2010")
    published(csv(*rows, city), to=dataset("schools"), said=said)
    crowding = published(csv(*counties(world)), to=dataset("homes"))
    recipe = write_recipe(PUBLIC_TABLES, releases=[crowding], kind="county", year=2021, by=staff())
    made = make_edition(recipe, releases=[crowding], kind="county", year=2021, by=staff())
    indices.published(made, (staff(), staff("Noor")))
    _in_the_city(at)
    reindex("indicator")
    return at


def _in_the_city(at: Scene) -> None:
    """A neighborhood of the small tracts, a session and a story that show their numbers."""
    at.does(at.hood(tracts=TRACTS[:2]), ("choose", at.luz))
    at.evening(f"chronic-absence {CITY}", "child-poverty county:06095")
    at.shown_note(indicator="chronic-absence", place=CITY)
    tale = at.story()
    for slug, place in (("child-poverty", "county:06095"), ("chronic-absence", CITY)):
        chart = Block("chart", heading="What one sees", indicator=slug, place=place)
        stories.add_block(tale, block=chart, by=at.elvira)
    at.does(tale, ("send", at.elvira), ("review", at.luz), ("publish", at.ruth))
    at.planned()
    _leads_to_hidden_numbers(at, tale)
    shared(at, visibility="public")


def _leads_to_hidden_numbers(at: Scene, tale: DataStory) -> None:
    """A milestone that everybody reads should move the city's number, whatever it is."""
    plan = Plan("School buses", clock.today() + datetime.timedelta(days=90))
    goal = roadmap.add_milestone(at.seat, plan=plan, by=at.ruth)
    to = Ref("roadmap_milestone", str(goal.pk), goal.title)
    stories.link_to_plan(tale, to=to, by=at.elvira)
    roadmap.add_hop(at.seat, row=goal, hop=Hop("Bus ordinance"), by=at.ruth)
    number = Hop("Absence", "number", indicator="chronic-absence")
    roadmap.add_hop(at.seat, row=goal, hop=number, by=at.ruth)
    roadmap.show_to_everybody(at.seat, by=at.ruth)
