"""The index of the demo: editions of real public numbers, and Vallejo's Design Team weighs it."""

from __future__ import annotations

from thrive.cities.models import Community
from thrive.demo.cast import STAFF
from thrive.demo.telling import Teller
from thrive.indicators.models import Release
from thrive.people.models import Person
from thrive.teams.models import DesignTeamMembership
from thrive.wellbeing.actions import editions, sittings
from thrive.wellbeing.models import IndexEdition, WeighingSitting

TRACTS = ("svi-2018", "calenviroscreen-4")
LATER = ("svi-2022", "oeps-2023", "calenviroscreen-4")
# Design, kind of place, year, releases; the first of a design sets its goalposts.
EDITIONS = (
    ("public-tables", "place", 2021, TRACTS),
    ("public-tables", "county", 2021, TRACTS),
    ("public-tables", "county", 2023, LATER),
    ("act-ca", "place", 2021, TRACTS),
    ("act-ca", "county", 2021, TRACTS),
)
QUESTION = "What matters most for children in Vallejo?"
# Who, and points for the six areas in their order; the first of each group uses an account.
YOUTH = (
    ("Ximena R. (demo)", (10, 25, 25, 10, 10, 20)),
    ("Dev P. (demo)", (5, 20, 35, 10, 10, 20)),
    ("Amani S. (demo)", (10, 30, 20, 5, 15, 20)),
    ("Teo L. (demo)", (5, 25, 20, 15, 10, 25)),
    ("Rhea B. (demo)", (10, 20, 30, 10, 5, 25)),
)
ADULTS = (
    ("Elvira P. (demo)", (20, 20, 10, 20, 25, 5)),
    ("Marcus T. (demo)", (15, 25, 15, 20, 20, 5)),
    ("Concha D. (demo)", (25, 15, 10, 25, 20, 5)),
    ("Ray O. (demo)", (15, 15, 15, 30, 20, 5)),
    ("Nadia F. (demo)", (20, 20, 10, 20, 15, 15)),
    ("Keisha M. (demo)", (10, 25, 25, 15, 15, 10)),
)


def editions_are_published() -> int:
    """Ana makes and approves, the director says the second yes. Those that are there stay."""
    keys = {player.key: player.email for player in STAFF}
    ana, imani = (Person.objects.get(email=keys[key]) for key in ("ana", "imani"))
    made, first_of = 0, set()
    for design, kind, year, slugs in EDITIONS:
        rows = IndexEdition.objects.filter(
            recipe__slug=design, kind=kind, year=year, status="published"
        )
        if not rows.exists():
            edition = editions.make_from_design(
                design,
                releases=_releases(slugs),
                kind=kind,
                year=year,
                base_year=None if design in first_of else year,
                by=ana,
            )
            editions.publish(editions.approve(edition, by=ana), by=imani)
            made += 1
        first_of.add(design)
    return made


def _releases(slugs: tuple[str, ...]) -> list[Release]:
    rows = Release.objects.published().filter(dataset__slug__in=slugs).select_related("dataset")
    newest = {one.dataset.slug: one for one in rows.order_by("pk")}
    return [newest[slug] for slug in slugs]


def vallejo_weighs(teller: Teller) -> None:
    """Six adults and five youth spread their points at a meeting; the coach wrote them down."""
    vallejo = Community.objects.get(slug="vallejo")
    luz = teller["luz"]
    with teller.on(60, 18):
        sitting = sittings.open_sitting(vallejo, question=QUESTION, by=luz)
        for key, (_name, points) in (("ximena", YOUTH[0]), ("elvira", ADULTS[0])):
            sittings.give_points(sitting, points=_by_area(points), by=teller[key])
        for name, points in (*YOUTH[1:], *ADULTS[1:]):
            member = DesignTeamMembership.objects.get(team__community=vallejo, name=name)
            sittings.write_points_down(sitting, membership=member, points=_by_area(points), by=luz)
    with teller.on(58, 10):
        sitting = sittings.close_sitting(sitting, by=luz)
    with teller.on(51, 10):
        sittings.publish_weights(sitting, by=teller["ruth"])


def _by_area(points: tuple[int, ...]) -> dict[int, int]:
    return dict(enumerate(points, 1))


def forget_weighings() -> None:
    WeighingSitting.objects.filter(is_demo=True).delete()
