"""Server time and queries of the main pages, at demo scale and ten times that.

    python benchmarks/pages.py            the table
    python benchmarks/pages.py --profile "luz /staff/"    where the time of one page goes, at ×10

BENCH_DATA=folder keeps the data of the second between runs; the table always begins afresh.

In process, through the test client with all middleware: the time until the whole page is rendered.
Prints for each page the median of 30 requests in milliseconds of the clock on the wall and of the
processor alone (which other work on the machine disturbs less), and the queries, at both scales.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PROFILE = "--profile" in sys.argv
folder = tempfile.TemporaryDirectory()
os.environ |= {
    "DATA_DIR": os.environ.get("BENCH_DATA", folder.name) if PROFILE else folder.name,
    "DEBUG": "0",
    "DEMO": "1",
    "HTTPS": "0",
    "DJANGO_SETTINGS_MODULE": "thrive.config.settings",
}
os.environ.pop("DATABASE_URL", None)
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import thrive.config.wsgi  # noqa: E402, F401 - the process as a server starts it

# isort: split
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import translation  # noqa: E402

from benchmarks.tenfold import tenfold  # noqa: E402
from thrive.base import clock  # noqa: E402
from thrive.cities.models import (  # noqa: E402
    CityApplication,
    EligibilityReview,
    InfoSession,
    ProgramCycle,
)
from thrive.demo import story  # noqa: E402
from thrive.demo.numbers_told import numbers_are_published  # noqa: E402
from thrive.demo.telling import Teller  # noqa: E402
from thrive.notices.models import OutboundMessage  # noqa: E402
from thrive.people.models import Person  # noqa: E402
from thrive.search.actions import reindex  # noqa: E402

ROUNDS = 30
PAGES = {
    "": [
        "/",
        "/es/",
        "/cities/",
        "/cities/?q=san",
        "/cities/?standing=taking_part",
        "/cities.csv",
        "/cities/vallejo/",
        "/cities/fresno/",
        "/get-involved/",
        "/get-involved/tiers/",
        "/get-involved/check/",
        "/apply/",
        "/apply/status/VISALIA/",
        "/about/",
        "/glossary/",
        "/search/?q=vallejo",
        "/style/",
        "/join/",
        "/accounts/login/",
        "/sitemap.xml",
        "/api/v1/rulebook/",
        "/api/v1/cities/",
        "/mentoring/",
        "/agreement/",
        "/cities/vallejo/core-team/",
        "/cities/vallejo/meetings/",
        "/data/",
        "/data/poverty/",
        "/data/poverty/vallejo/",
        "/data/preschool-enrollment/vallejo/",
        "/data/preschool-enrollment/vallejo/embed/",
        "/data/preschool-enrollment/vallejo/numbers.csv",
        "/cities/vallejo/numbers/",
        "/data/compare/?one=vallejo&other=merced",
        "/data/catalog/",
        "/data.json",
        "/api/v1/numbers/poverty/vallejo/",
    ],
    "rosa": [
        "/desk/",
        "/apply/VISALIA/",
        "/apply/VISALIA/your-team/",
        "/apply/VISALIA/people/",
        "/apply/status/VISALIA/",
        "/me/",
    ],
    "ruth": [
        "/desk/",
        "/apply/VALLEJO/letter/",
        "/apply/VALLEJO/receipt/",
        "/cities/vallejo/onboarding/",
        "/cities/vallejo/core-team/",
        "/cities/vallejo/design-team/",
        "/cities/vallejo/meetings/",
        "/cities/vallejo/agreement/",
        "/cities/vallejo/capacity/",
        "/cities/vallejo/milestones/",
        "/cities/vallejo/milestones/T2_9/",
        "/cities/vallejo/commitment/",
        "/cities/vallejo/stage/",
        "/cities/vallejo/progress/",
        "/cities/vallejo/roadmap/",
        "/cities/vallejo/coaching/",
        "/mentoring/cities/vallejo/",
    ],
    "luz": [
        "/desk/",
        "/staff/",
        "/staff/pipeline/",
        "/staff/applications/VISALIA/",
        "/staff/applications/VALLEJO/",
        "/staff/coaches/",
        "/staff/hand-over/vallejo/",
        "/staff/cities/vallejo/people/",
        "/staff/info-sessions/",
        "/staff/info-sessions/SESSION/",
        "/staff/outreach/",
        "/cities/vallejo/",
        "/cities/vallejo/coaching/",
        "/staff/my-cities/",
    ],
    "devon": ["/desk/", "/staff/reviews/", "/staff/reviews/REVIEW/"],
    "imani": [
        "/desk/",
        "/staff/",
        "/staff/pipeline/",
        "/staff/pipeline/?view=list",
        "/staff/pipeline.csv",
        "/staff/reviews/",
        "/staff/applications/VISALIA/decide/",
        "/staff/seats/",
        "/staff/seats/?tier=affiliate",
        "/staff/coaches/",
        "/staff/hand-over/vallejo/",
        "/staff/people/",
        "/staff/people/PERSON/",
        "/staff/outbox/",
        "/staff/outbox/MAIL/",
        "/mailbox/",
        "/staff/reports/",
        "/staff/agreement/",
        "/search/?q=san",
    ],
}


@dataclass(frozen=True)
class Figure:
    """Medians in milliseconds; `status` of the answer."""

    wall: float
    cpu: float
    best: float
    queries: int
    kilobytes: float
    status: int


def client(key: str) -> Client:
    one = Client(headers={"accept-encoding": "gzip"})
    if key:
        one.force_login(
            Person.objects.get(email=f"{key}@example.org"),
            backend="thrive.people.sessions.ByEmailAndPassword",
        )
        session = one.session
        session["demo"] = True
        session.save()
    return one


def things() -> dict[str, str]:
    """What stands in the addresses for words in capitals."""
    applications = CityApplication.objects.filter(cycle__slug="demo-cycle")
    devon = EligibilityReview.objects.filter(reviewer__email="devon@example.org")
    return {
        "VISALIA": applications.get(community__slug="visalia").code,
        "VALLEJO": applications.get(community__slug="vallejo").code,
        "REVIEW": str(devon.get(application__community__slug="visalia").pk),
        "SESSION": str(InfoSession.objects.order_by("pk")[0].pk),
        "PERSON": str(Person.objects.get(email="ruth@example.org").public_id),
        "MAIL": str(OutboundMessage.objects.filter(secret=False).order_by("pk")[0].public_id),
    }


def address_of(path: str, known: dict[str, str]) -> str:
    for word, thing in known.items():
        path = path.replace(word, thing)
    return path


def measured(visitor: Client, address: str) -> Figure:
    answer = visitor.get(address)
    wall, cpu = [], []
    for _ in range(ROUNDS):
        start, busy = time.perf_counter(), time.process_time()
        b"".join(visitor.get(address))
        cpu.append((time.process_time() - busy) * 1000)
        wall.append((time.perf_counter() - start) * 1000)
    with CaptureQueriesContext(connection) as seen:
        visitor.get(address)
    return Figure(
        statistics.median(wall),
        statistics.median(cpu),
        min(wall),
        len(seen),
        len(answer.content) / 1000,
        answer.status_code,
    )


def measure() -> dict[tuple[str, str], Figure]:
    known = things()
    found = {}
    for key, paths in PAGES.items():
        visitor = client(key)
        for path in paths:
            found[key, path] = measured(visitor, address_of(path, known))
    return found


def profile(page: str) -> None:
    key, path = page.split(" ") if " " in page else ("", page)
    visitor, address = client(key), address_of(path, things())
    visitor.get(address)
    watch = cProfile.Profile()
    watch.enable()
    for _ in range(ROUNDS):
        visitor.get(address)
    watch.disable()
    pstats.Stats(watch).sort_stats("cumulative").print_stats(70)


def told(ten: bool) -> None:
    """The demo, or ten times the demo, unless it is told already."""
    call_command("migrate", verbosity=0)
    if not ProgramCycle.objects.exists():
        story.tell()
        numbers_are_published()
        reindex()
        if ten:
            tenfold(Teller(clock.today()))


def table() -> None:
    started = time.perf_counter()
    told(ten=False)
    print(f"told in {time.perf_counter() - started:.0f} s", flush=True)
    once = measure()
    started = time.perf_counter()
    tenfold(Teller(clock.today()))
    print(f"nine more rounds in {time.perf_counter() - started:.0f} s", flush=True)
    many = measure()
    print(f"{'':<44}{'×1':>6}{'':>13}{'×10':>6}{'':>25}")
    print(f"{'page':<44}" + f"{'wall':>6}{'cpu':>6}{'q':>4}" * 2 + f"{'best':>7}{'KB':>7}  status")
    for (key, path), small in once.items():
        large = many[key, path]
        print(
            f"{(key or 'visitor') + ' ' + path:<44}"
            f"{small.wall:>6.1f}{small.cpu:>6.1f}{small.queries:>4}"
            f"{large.wall:>6.1f}{large.cpu:>6.1f}{large.queries:>4}"
            f"{large.best:>7.1f}{large.kilobytes:>7.1f}  {small.status}"
        )


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        sys.exit("Run ./run setup first: the pages name their static files by its manifest.")
    translation.activate("en")
    if PROFILE:
        told(ten=True)
        profile(sys.argv[sys.argv.index("--profile") + 1])
    else:
        table()


if __name__ == "__main__":
    main()
