"""Data sets, files and people who work with them, for tests."""

from __future__ import annotations

from typing import Any

from tests.cities import way
from tests.indicators.files.way import LONG, csv
from thrive.base.refs import SYSTEM
from thrive.indicators.actions import catalog, disclosing, importing, reviewing
from thrive.indicators.actions.importing import Said
from thrive.indicators.models import Dataset, ImportRun, Release
from thrive.people.models import Person
from thrive.places.models import Geography

ROWS = (
    "06095,2023,child-poverty,All,300,30000",
    "06095,2023,child-poverty,White,150,12000",
    "06095,2023,child-poverty,Latino,100,11000",
    "06095,2023,child-poverty,Black,43,5000",
    "06095,2023,child-poverty,Asian,7,2000",
)


def staff(name: str = "Imani", role: str = "data") -> Person:
    return Person.objects.filter(name=name).first() or way.person(name, role)


def dataset(slug: str = "county-poverty", **more: Any) -> Dataset:
    said = {
        "title": f"Data set {slug}",
        "publisher": "City of Vallejo",
        "source": f"Counts {slug}",
        "license": "CC BY 4.0",
    }
    return catalog.open_dataset(catalog.NewDataset(slug, **{**said, **more}), by=SYSTEM)


def brought(
    content: str | bytes = "", *, to: Dataset | None = None, by: Any = SYSTEM, name: str = "file.csv",
    said: Said | None = None,
) -> ImportRun:  # fmt: skip
    given = content or csv(*ROWS)
    data = given if isinstance(given, bytes) else given.encode()
    said = said or Said("csv", columns=LONG)
    run = importing.receive(to or dataset(), chunks=[data], name=name, said=said, by=by)
    return importing.carry_out(run, by=by)


def solano() -> None:
    """The county the usual file is about, with its people."""
    Geography.objects.get_or_create(
        kind="county",
        geoid="06095",
        defaults={
            "name": "Solano",
            "legal_name": "Solano County",
            "slug": "solano",
            "population": 453_491,
            "population_source": "census-county-population",
        },
    )


def draft(content: str = "", **more: Any) -> Release:
    solano()
    run = brought(content, **more)
    assert run.release is not None, run.by_reason
    return run.release


def published(content: str = "", **more: Any) -> Release:
    release = disclosing.check(draft(content, **more), by=staff())
    release = reviewing.approve(release, by=staff())
    return reviewing.publish(release, by=staff("Noor"))
