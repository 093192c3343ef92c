"""Numbers published as everybody's are, and editions made of them, for tests."""

from __future__ import annotations

import hashlib
from typing import Any

from tests.indicators.ground import dataset, staff
from thrive.base import clock
from thrive.indicators.data import tables
from thrive.indicators.models import Release
from thrive.indicators.store.write import write_release
from thrive.wellbeing.actions import editions, recipes
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.recipes.designs import DESIGNS

PUBLIC = ("svi-2018", "calenviroscreen-4")


def release_of(slug: str, batches: Any, **columns: Any) -> Release:
    """A published release with these observations, without the import: that has its own tests."""
    made = dataset(slug, protection="source")
    row = Release(
        dataset=made, number=1, status="published", rows=1, places=1, format="csv",
        source_name="f.csv", source_size=1,
        source_sha256=hashlib.sha256(slug.encode()).hexdigest(),
        raw_sha256="0" * 64, imported_by_kind="system", imported_by_text="The platform",
        imported_at=clock.now(), first_yes_at=clock.now(), published_at=clock.now(), **columns,
    )  # fmt: skip
    row.public_sha256 = write_release(row.folder, batches, stage="public").fingerprint
    row.save()
    return row


def public_table(slug: str) -> Release:
    return release_of(slug, tables.observations(slug).combine_chunks().to_batches())


def edition(
    *slugs: str, design: str = "public-tables", kind: str = "place", year: int = 2021,
    base: tuple[str, int] = ("place", 2021), publish: bool = True,
) -> IndexEdition:  # fmt: skip
    """An edition of the public tables; the recipe's goalposts from the same releases."""
    found = {one.dataset.slug: one for one in Release.objects.select_related("dataset")}
    releases = [found.get(slug) or public_table(slug) for slug in slugs or PUBLIC]
    return made_of(releases, design=design, kind=kind, year=year, base=base, publish=publish)


def made_of(
    releases: list[Release], *, design: str = "public-tables", kind: str = "place",
    year: int = 2021, base: tuple[str, int] = ("place", 2021), publish: bool = True,
) -> IndexEdition:  # fmt: skip
    first, second = staff(), staff("Omar")
    recipe = recipes.write_recipe(
        DESIGNS[design], releases=releases, kind=base[0], year=base[1], by=first
    )
    made = editions.make_edition(recipe, releases=releases, kind=kind, year=year, by=first)
    if not publish:
        return made
    return editions.publish(editions.approve(made, by=first), by=second)
