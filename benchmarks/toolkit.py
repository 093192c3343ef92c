"""The toolkit with 2,000 entries: server time and queries of list, filters, search, comparison.

    python benchmarks/toolkit.py

The shipped texts are repeated under new addresses and published through the database in bulk. In
process, through the test client with all middleware, 40 requests each; /accessibility/, a page
without queries of its own, stands beside them as the yardstick.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, islice

from django.db import transaction

from benchmarks import inside
from thrive.base import clock
from thrive.search.actions import reindex
from thrive.toolkit.actions.loading import shipped
from thrive.toolkit.models import EntryFacet, EntryVersion, ToolkitEntry

ENTRIES, ROUNDS = 2_000, 40
PAGES = (
    ("yardstick", inside.YARDSTICK),
    ("list", "/toolkit/"),
    ("page 60 of the list", "/toolkit/?page=60"),
    ("one filter", "/toolkit/?area=mental-health-wellness"),
    ("four filters", "/toolkit/?area=economic-supports&maker=council&cost=medium&aim=prevent"),
    ("search, a common word", "/toolkit/?q=children"),
    ("search, two words", "/toolkit/?q=school+nurse"),
    ("search and filter", "/es/toolkit/?q=parque&cost=low"),
    ("an entry", "/toolkit/park-equity-resolution-0/"),
    ("comparison", "/toolkit/compare/?e=living-wage-1&e=park-equity-resolution-0"),
)


@transaction.atomic
def write_down() -> None:
    rows = []
    for number, (slug, content) in enumerate(islice(cycle(shipped()), ENTRIES)):
        titles = (f"{content.en.title} {number}", f"{content.es.title} {number}")
        again = replace(content, related=())
        name = f"{slug}-{number // 40}"
        rows.append((ToolkitEntry(slug=name, title_en=titles[0], title_es=titles[1]), again))
    ToolkitEntry.objects.bulk_create([entry for entry, _content in rows])
    texts = [
        EntryVersion(
            entry=entry,
            number=1,
            status="published",
            document=content.as_json(),
            written_at=clock.now(),
            published_at=clock.now(),
        )
        for entry, content in rows
    ]
    EntryVersion.objects.bulk_create(texts, batch_size=200)
    for text in texts:
        text.entry.current = text
    ToolkitEntry.objects.bulk_update([text.entry for text in texts], ["current"], batch_size=200)
    EntryFacet.objects.bulk_create(
        [
            EntryFacet(entry=entry, facet=facet, value=value)
            for entry, content in rows
            for facet, value in sorted(set(content.facets()))
        ],
        batch_size=1000,
    )
    reindex("toolkit")


def main() -> None:
    inside.ready()
    write_down()
    print(f"{ToolkitEntry.objects.count()} entries, {EntryFacet.objects.count()} facets")
    inside.heading()
    nobody = inside.visitor()
    for name, address in PAGES:
        inside.row(name, nobody, address, ROUNDS)


if __name__ == "__main__":
    main()
