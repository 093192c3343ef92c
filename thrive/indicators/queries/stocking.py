"""What the shelf keeps beside the numbers: whose they are, what they are, how they were made."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.timezone import localdate

from thrive.indicators.models import Indicator, Making, Release
from thrive.indicators.queries.numbers import About, Edition, Made
from thrive.program.text import Text


def edition_of(release: Release) -> Edition:
    source, published = release.dataset.source, release.published_at
    assert published is not None
    return Edition(
        dataset=release.dataset.slug,
        title=release.dataset.title,
        number=release.number,
        vintage=release.vintage,
        publisher=source.publisher,
        source_title=source.title,
        license=source.license,
        address=source.address,
        published_on=localdate(published),
        checked_on=localdate(release.first_yes_at or published),
        fingerprint=release.public_sha256,
        is_illustrative=release.dataset.is_illustrative,
    )


def abouts(slugs: Iterable[str]) -> dict[str, About]:
    wanted = set(slugs)
    return {row.slug: about(row) for row in Indicator.objects.all() if row.slug in wanted}


def about(row: Indicator) -> About:
    def both(english: str, spanish: str) -> Text | None:
        return Text(english, spanish or english) if english else None

    return About(
        slug=row.slug,
        name=both(row.name_en, row.name_es) or Text.proper(row.slug),
        definition=both(row.definition_en, row.definition_es) or Text.proper(row.slug),
        unit=row.unit,
        per=row.per,
        direction=row.direction,
        area=row.area,
        group=row.vision_group,
        part=both(row.numerator_en, row.numerator_es),
        whole=both(row.denominator_en, row.denominator_es),
        is_sensitive=row.is_sensitive,
        counts_people=row.counts_people,
        is_additive=row.is_additive,
    )


def makings() -> dict[tuple[str, str, str], Made]:
    rows = Making.objects.values_list(
        "dataset__slug", "indicator", "kind", "columns", "is_computed", "cautions"
    )
    return {row[:3]: Made(row[3], row[4], tuple(row[5])) for row in rows}
