"""The toolkit with 2,000 entries: server time and queries of list, filters, search, comparison.

    python benchmarks/toolkit.py

The shipped texts are repeated under new addresses and published through the database in bulk. In
process, through the test client with all middleware, 40 requests each; /accessibility/, a page
without queries of its own, stands beside them as the yardstick.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from itertools import cycle, islice
from typing import Any

folder = tempfile.TemporaryDirectory()
os.environ |= {
    "DATA_DIR": folder.name,
    "DEBUG": "0",
    "DEMO": "0",
    "HTTPS": "0",
    "DJANGO_SETTINGS_MODULE": "thrive.config.settings",
}
os.environ.pop("DATABASE_URL", None)
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import thrive.config.wsgi  # noqa: E402, F401 - the process as a server starts it

# isort: split
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from thrive.base import clock  # noqa: E402
from thrive.search.actions import reindex  # noqa: E402
from thrive.toolkit.actions.loading import shipped  # noqa: E402
from thrive.toolkit.models import EntryFacet, EntryVersion, ToolkitEntry  # noqa: E402

ENTRIES, ROUNDS = 2_000, 40
PAGES = (
    ("yardstick", "/accessibility/"),
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


def row(name: str, visitor: Client, address: str) -> None:
    answer: Any = visitor.get(address)
    seen: list[str] = []
    with connection.execute_wrapper(lambda go, sql, *rest: seen.append(sql) or go(sql, *rest)):
        visitor.get(address)
    wall, cpu = [], []
    for _time in range(ROUNDS):
        start, busy = time.perf_counter(), time.process_time()
        visitor.get(address)
        cpu.append((time.process_time() - busy) * 1000)
        wall.append((time.perf_counter() - start) * 1000)
    print(
        f"{name:<24}{statistics.median(wall):>8.1f}{statistics.median(cpu):>8.1f}{min(cpu):>8.1f}"
        f"{len(seen):>5}{len(answer.content) / 1000:>8.1f}  {answer.status_code}"
    )


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    write_down()
    print(f"{ToolkitEntry.objects.count()} entries, {EntryFacet.objects.count()} facets")
    print(f"{'page':<24}{'wall ms':>8}{'cpu ms':>8}{'best':>8}{'sql':>5}{'kB':>8}")
    visitor = Client(headers={"accept-encoding": "gzip"})
    for name, address in PAGES:
        row(name, visitor, address)


if __name__ == "__main__":
    main()
