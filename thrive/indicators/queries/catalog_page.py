"""The catalog of data sets, for people and as DCAT-US for other catalogs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from thrive.indicators.framework import BY_SLUG
from thrive.indicators.models import Dataset, HowMade, Release
from thrive.indicators.queries.framework_page import KINDS
from thrive.indicators.queries.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Offered:
    """One file of a data set: an indicator on a kind of place in a year."""

    indicator: str
    name: str
    kind: str
    year: int

    @property
    def kind_said(self) -> str:
        return str(KINDS.get(self.kind, self.kind))


@dataclass(frozen=True, slots=True)
class Listed:
    """A data set with a published release, or one whose releases were all withdrawn.

    `told`: indicators, slug and name, of which data staff have told how they were made.
    """

    slug: str
    title: str
    publisher: str
    source: str
    license: str
    address: str
    is_illustrative: bool
    releases: tuple[Release, ...]
    newest: Release | None
    offered: tuple[Offered, ...]
    told: tuple[tuple[str, str], ...] = ()

    @property
    def modified(self) -> datetime.datetime | None:
        days = [one.ended_at or one.published_at for one in self.releases]
        return max((day for day in days if day), default=None)

    @property
    def years(self) -> tuple[int, int] | None:
        found = [year for one in self.releases for year in one.years]
        return (min(found), max(found)) if found else None


def catalog_page(shelf: Shelf) -> list[Listed]:
    """Public data sets that have, or had, a release for everybody, by title. Three queries."""
    return [_listed(one, shelf) for one in seen().order_by("title", "pk")]


def dataset_page(shelf: Shelf, slug: str) -> Listed | None:
    found = seen().filter(slug=slug).first()
    return _listed(found, shelf) if found else None


def seen() -> QuerySet[Dataset]:
    sets = Dataset.objects.filter(
        kind=Dataset.Kind.OBSERVATIONS,
        visibility=Dataset.Visibility.PUBLIC,
        releases__published_at__isnull=False,
    )
    told = Prefetch("how_made", HowMade.objects.shown(), to_attr="told")
    return sets.select_related("source").prefetch_related("releases", told).distinct()


def _listed(dataset: Dataset, shelf: Shelf) -> Listed:
    releases = sorted(
        (one for one in dataset.releases.all() if one.published_at), key=lambda one: -one.number
    )
    published = [one for one in releases if one.status == "published"]
    return Listed(
        slug=dataset.slug,
        title=dataset.title,
        publisher=dataset.source.publisher,
        source=dataset.source.title,
        license=dataset.source.license,
        address=dataset.source.address,
        is_illustrative=dataset.is_illustrative,
        releases=tuple(releases),
        newest=published[0] if published else None,
        offered=tuple(_offered(dataset.slug, published, shelf)),
        told=tuple(_told(dataset, shelf)),
    )


def _offered(slug: str, published: Iterable[Release], shelf: Shelf) -> Iterable[Offered]:
    """Files that this data set answers for now."""
    indicators = sorted({name for one in published for name in one.indicators})
    for indicator in indicators:
        name = _name(indicator, shelf)
        for kind in shelf.kinds(indicator):
            for year in reversed(shelf.years(indicator, kind)):
                edition = shelf.edition(indicator, kind, year)
                if edition is not None and edition.dataset == slug:
                    yield Offered(indicator, name, kind, year)


def _told(dataset: Any, shelf: Shelf) -> Iterable[tuple[str, str]]:
    for indicator in sorted({one.indicator for one in dataset.told}):
        yield indicator, _name(indicator, shelf)


def _name(indicator: str, shelf: Shelf) -> str:
    about = shelf.abouts.get(indicator) or BY_SLUG.get(indicator)
    return str(about.name) if about else indicator
