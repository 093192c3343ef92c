"""Data sets are opened; the framework's indicators are written into the catalog."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Community
from thrive.indicators import rules
from thrive.indicators.files.reading import Described
from thrive.indicators.framework import INDICATORS
from thrive.indicators.models import CAUTIONS, Dataset, Indicator, Making, Source


@dataclass(frozen=True, slots=True)
class NewDataset:
    """What people say of numbers before the first of them comes."""

    slug: str
    title: str
    publisher: str
    source: str
    license: str
    address: str = ""
    kind: str = Dataset.Kind.OBSERVATIONS
    visibility: str = Dataset.Visibility.PUBLIC
    protection: str = Dataset.Protection.COUNTS
    community: Community | None = None
    is_illustrative: bool = False


@transaction.atomic
def open_dataset(said: NewDataset, *, by: Any) -> Dataset:
    """Opened twice with the same words it is one data set."""
    require(rules.may_open(by))
    require(rules.may_use_address(said.slug, said.title))
    source, _ = Source.objects.get_or_create(
        publisher=said.publisher,
        title=said.source,
        defaults={"license": said.license, "address": said.address},
    )
    dataset, made = Dataset.objects.get_or_create(
        slug=said.slug,
        defaults={
            "title": said.title,
            "kind": said.kind,
            "source": source,
            "visibility": said.visibility,
            "protection": said.protection,
            "community": said.community,
            "is_illustrative": said.is_illustrative,
            "opened_at": clock.now(),
        },
    )
    if made:
        history.record("open_dataset", on=dataset, by=by, protection=said.protection)
    return dataset


@transaction.atomic
def write_framework() -> int:
    """The 32 indicators as they stand in the package; the number of rows that changed. Two that begin
    at once may both find a row missing: the second then leaves it as the first wrote it."""
    known = {row.slug: row for row in Indicator.objects.filter(slug__in=_FRAMEWORK)}
    fresh = [Indicator(slug=slug, **said) for slug, said in _FRAMEWORK.items() if slug not in known]
    Indicator.objects.bulk_create(fresh, ignore_conflicts=True)
    changed = len(fresh)
    for slug, row in known.items():
        said = _FRAMEWORK[slug]
        if any(getattr(row, name) != value for name, value in said.items()):
            Indicator.objects.filter(pk=row.pk).update(**said)
            changed += 1
    return changed


_FRAMEWORK: dict[str, dict[str, Any]] = {
    one.slug: {
        "name_en": one.name.en,
        "name_es": one.name.es,
        "definition_en": one.definition.en,
        "definition_es": one.definition.es,
        "unit": one.unit,
        "per": one.per,
        "direction": one.direction,
        "numerator_en": one.numerator.en,
        "numerator_es": one.numerator.es,
        "denominator_en": one.denominator.en,
        "denominator_es": one.denominator.es,
        "area": one.area,
        "vision_group": one.group,
        "is_sensitive": one.sensitive,
        "counts_people": one.people,
    }
    for one in INDICATORS
}


@transaction.atomic
def describe(
    dataset: Dataset, *, found: Iterable[Described], makings: Iterable[Making], by: Any
) -> None:
    """What a data set's indicators are, and how its numbers came about. Said again, it is replaced."""
    require(rules.may_open(by))
    told = list(makings)
    unknown = {code for one in told for code in one.cautions} - CAUTIONS
    if unknown:
        raise ValueError(f"No caution is called {', '.join(sorted(unknown))}.")
    write_framework()
    add_described(found)
    dataset.makings.all().delete()
    kept = Making.objects.bulk_create(told)
    history.record("describe_dataset", on=dataset, by=by, series=len(kept))


def add_described(found: Iterable[Described]) -> None:
    """Indicators that came with a file's format and are not in the catalog yet."""
    fresh = {one.slug: one for one in found}
    known = Indicator.objects.filter(slug__in=fresh).values_list("slug", flat=True)
    Indicator.objects.bulk_create(
        [
            Indicator(
                slug=one.slug,
                name_en=one.name.en[:300],
                name_es=one.name.es[:300],
                definition_en=one.definition.en,
                definition_es=one.definition.es,
                unit=one.unit,
                per=100 if one.unit == "percent" else 0,
                direction=one.direction,
                is_additive=one.additive,
            )
            for slug, one in sorted(fresh.items())
            if slug not in set(known)
        ],
        ignore_conflicts=True,
    )
