"""Numbers published as everybody's are, and editions made of them, for tests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from tests.indicators.ground import dataset, staff
from thrive.base import clock
from thrive.indicators.data import tables
from thrive.indicators.models import Release
from thrive.indicators.store.write import write_release
from thrive.wellbeing.actions import editions
from thrive.wellbeing.models import IndexEdition

TRACTS = ("svi-2018", "calenviroscreen-4")
LATER = ("svi-2022", "oeps-2023", "calenviroscreen-4")


def release_of(slug: str, batches: Iterable[Any]) -> Release:
    """A published release with these observations, without the import: that has its own tests."""
    made = dataset(slug, protection="source")
    row = Release(
        dataset=made, number=made.releases.count() + 1, status="published", rows=1, places=1,
        format="csv", source_name="f.csv", source_size=1, raw_sha256="0" * 64,
        source_sha256=hashlib.sha256(f"{slug}{made.releases.count()}".encode()).hexdigest(),
        imported_by_kind="system", imported_by_text="The platform", imported_at=clock.now(),
        first_yes_at=clock.now(), published_at=clock.now(),
    )  # fmt: skip
    row.public_sha256 = write_release(row.folder, batches, stage="public").fingerprint
    row.save()
    return row


def releases(*slugs: str) -> list[Release]:
    """Public tables of the package as published releases, each made once."""
    rows = Release.objects.published().select_related("dataset")
    found = {one.dataset.slug: one for one in rows}
    for slug in slugs:
        if slug not in found:
            found[slug] = release_of(slug, tables.observations(slug).combine_chunks().to_batches())
    return [found[slug] for slug in slugs]


def made(
    design: str,
    kind: str,
    year: int,
    from_: list[Release],
    base_year: int | None = None,
    by: Any = None,
) -> IndexEdition:
    """A draft."""
    return editions.make_from_design(
        design, releases=from_, kind=kind, year=year, base_year=base_year, by=by or staff()
    )


def published(edition: IndexEdition, by: tuple[Any, Any] | None = None) -> IndexEdition:
    """By two people."""
    first, second = by or (staff(), staff("Omar"))
    return editions.publish(editions.approve(edition, by=first), by=second)


def the_editions() -> IndexEdition:
    """Four editions of the public tables; the one of cities by `public-tables`."""
    tracts = releases(*TRACTS)
    cities = published(made("public-tables", "place", 2021, tracts, 2021))
    published(made("public-tables", "county", 2021, tracts))
    published(made("public-tables", "county", 2023, releases(*LATER)))
    published(made("act-ca", "place", 2021, tracts, 2021))
    return cities
