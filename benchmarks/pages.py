"""Server time and queries of the main pages, at demo scale and ten times that.

    python benchmarks/pages.py            the table
    python benchmarks/pages.py --profile "luz /staff/"    where the time of one page goes, at ×10

BENCH_DATA=folder keeps the data of the second between runs; the table needs a fresh one.

In process, through the test client with all middleware: the time until the whole page is rendered.
Prints for each page the median of 30 requests in milliseconds of the clock on the wall and of the
processor alone (which other work on the machine disturbs less), and the queries, at both scales.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.utils import translation

from benchmarks import inside
from benchmarks.inside import Figure
from benchmarks.tenfold import tenfold
from thrive.base import clock
from thrive.cities.models import (
    CityApplication,
    EligibilityReview,
    InfoSession,
    ProgramCycle,
)
from thrive.demo import story
from thrive.demo.index_told import editions_are_published
from thrive.demo.numbers_told import numbers_are_published
from thrive.demo.telling import Teller
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person
from thrive.search.actions import reindex

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
        "/data/index/",
        "/data/index/vallejo/",
        "/data/index/vallejo/?w4=3&scale=wide",
        "/data/index/vallejo/peers/",
        "/data/index/method/",
        "/data/index/weights/vallejo/1/",
        "/data/index/vallejo/numbers.csv",
        "/cities/vallejo/data/",
        "/cities/vallejo/data/neighborhoods/",
        "/cities/vallejo/data/tracts/?tract=06095250900&tract=06095251000",
        "/cities/vallejo/data/map/",
        "/cities/vallejo/data/sessions/",
        "/stories/",
        "/data/shared/",
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
        "/cities/vallejo/data/",
        "/cities/vallejo/data/phases/4/",
        "/cities/vallejo/data/consents/",
        "/cities/vallejo/index-weights/",
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


def client(key: str) -> Client:
    return inside.visitor(Person.objects.get(email=f"{key}@example.org") if key else None)


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


def measure() -> dict[tuple[str, str], Figure]:
    known = things()
    found = {}
    for key, paths in PAGES.items():
        visitor = client(key)
        for path in paths:
            found[key, path] = inside.measured(visitor, address_of(path, known), ROUNDS)
    return found


def profile(page: str) -> None:
    key, path = page.split(" ") if " " in page else ("", page)
    inside.profiled(client(key), address_of(path, things()), ROUNDS)


def told(ten: bool) -> None:
    """The demo, or ten times the demo, unless it is told already."""
    inside.ready()
    if not ProgramCycle.objects.exists():
        story.tell()
        numbers_are_published()
        editions_are_published()
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
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        sys.exit("Run ./run setup first: the pages name their static files by its manifest.")
    translation.activate("en")
    if inside.PROFILE:
        told(ten=True)
        profile(sys.argv[sys.argv.index("--profile") + 1])
    else:
        table()


if __name__ == "__main__":
    main()
