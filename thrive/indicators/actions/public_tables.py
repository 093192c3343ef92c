"""The public tables that come with the package become data sets like any other: imported, checked,
approved by two people, published."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.parquet as parquet

from thrive.indicators.actions import disclosing, importing, reviewing
from thrive.indicators.actions.catalog import NewDataset, describe, open_dataset
from thrive.indicators.actions.importing import Said
from thrive.indicators.data import illustrative, tables
from thrive.indicators.data.described import DESCRIBED
from thrive.indicators.models import Dataset, Making, Release
from thrive.people.models import Person

# What the table of series says of how a number was made → a caution that pages say in words.
CAUTIONS = {
    "each tract counts whole for one city, so this is near": "whole_tracts",
    "what the share is of follows from the tracts' percentages": "rounded_base",
    "margin of error by the Census Bureau's formulas": "independent",
    "without margins of error": "no_margins",
}


def publish_public_tables(
    *, first: Person, second: Person, datasets: Iterable[str] = (), invented: bool = False
) -> list[Release]:
    """Those of the data sets that are not published yet, all unless named; and the invented one.

    `first` imports and says the first yes, `second` the second.
    """
    wanted = tuple(datasets) or tables.datasets()
    made = []
    for slug in wanted:
        opened = _opened(slug, by=first)
        if not opened.releases.published().exists():
            table, vintage = tables.observations(slug), tables.sources()[slug].vintage
            made.append(_published(opened, table, vintage, first=first, second=second))
    if invented:
        made += _illustrative(first=first, second=second)
    return made


def _opened(slug: str, *, by: Person) -> Dataset:
    source = tables.sources()[slug]
    dataset = open_dataset(
        NewDataset(
            slug=slug,
            title=source.title,
            publisher=source.publisher,
            source=source.title,
            license=source.license,
            address=f"https://{source.via.split(' ')[0]}",
            protection=Dataset.Protection.SOURCE,
        ),
        by=by,
    )
    describe(dataset, found=DESCRIBED, makings=_makings(dataset), by=by)
    return dataset


def _makings(dataset: Dataset) -> list[Making]:
    return [
        Making(
            dataset=dataset,
            indicator=one.indicator,
            kind=one.kind,
            columns=one.columns[:200],
            is_computed=one.computed,
            cautions=_cautions(one),
        )
        for one in tables.series()
        if one.dataset == dataset.slug
    ]


def _cautions(one: tables.PublicSeries) -> list[str]:
    found = [code for words, code in CAUTIONS.items() if words in one.made]
    if one.measures.endswith("mean over residents of what their tract has"):
        found.append("over_residents")
    if one.dataset == "calenviroscreen-4":
        found += [code for code in ("edition_year", "no_margins") if code not in found]
    return found


def _illustrative(*, first: Person, second: Person) -> list[Release]:
    dataset = open_dataset(
        NewDataset(
            slug=illustrative.DATASET,
            title="Illustrative numbers",
            publisher="All Children Thrive – California",
            source="Invented, to show how the site works",
            license="CC0 1.0",
            is_illustrative=True,
        ),
        by=first,
    )
    if dataset.releases.published().exists():
        return []
    table = illustrative.observations()
    return [_published(dataset, table, "", first=first, second=second)]


def _published(
    dataset: Dataset, table: pa.Table, vintage: str, *, first: Person, second: Person
) -> Release:
    file = io.BytesIO()
    parquet.write_table(table, file)
    said = Said("thrive", vintage=vintage[:80])
    name = f"{dataset.slug}.parquet"
    run = importing.receive(dataset, chunks=[file.getvalue()], name=name, said=said, by=first)
    run = importing.carry_out(run, by=first)
    if run.release is None:
        raise ValueError(f"{name} was not imported: {run.by_reason}")
    checked = disclosing.check(run.release, by=first)
    return reviewing.publish(reviewing.approve(checked, by=first), by=second)
