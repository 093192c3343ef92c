"""What changed from one release to the next: rows added, removed and changed, by indicator.

For reviewers: it counts rows of the numbers as imported and shows none of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from thrive.indicators.models import Release
from thrive.indicators.store.write import RAW_FILE

KEY = "place, indicator, period, groups"
NUMBERS = ("value", "numerator", "denominator", "moe", "status")
MEMORY = "800MB"


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows of one indicator."""

    indicator: str
    added: int
    removed: int
    changed: int
    same: int


def before(release: Release) -> Release | None:
    """The release this one follows: the newest one published, else the newest imported."""
    older = release.dataset.releases.filter(number__lt=release.number)
    published = older.filter(status="published")
    return (published.order_by("-number").first()) or (
        older.exclude(status="returned").order_by("-number").first()
    )


def compare(release: Release, earlier: Release) -> list[Difference]:
    """By indicator, in order of its slug. Both files are sorted by the key, so the join is cheap."""
    import duckdb

    new, old = (str(one.folder / "raw" / RAW_FILE) for one in (release, earlier))
    differs = " or ".join(f"n.{name} is distinct from o.{name}" for name in NUMBERS)
    with duckdb.connect(config={"memory_limit": MEMORY, "threads": 2}) as engine:
        rows = engine.execute(
            f"""
            select coalesce(n.indicator, o.indicator) as slug,
                   count(*) filter (o.place is null),
                   count(*) filter (n.place is null),
                   count(*) filter (n.place is not null and o.place is not null and ({differs})),
                   count(*) filter (n.place is not null and o.place is not null and not ({differs}))
            from read_parquet(?) n full join read_parquet(?) o using ({KEY})
            group by 1 order by 1
            """,
            [new, old],
        ).fetchall()
    return [Difference(*row) for row in rows]
