"""The calendar with 2,000 events and 50,000 places: server time and queries.

    python benchmarks/events.py            month, agenda, list, one event, the feed
    python benchmarks/events.py --profile  where the time of the month goes
    python benchmarks/events.py --beside PYTHON   and pretalx's pages (see pretalx_pages.py)

Events lie over 24 months, in ten cities and everywhere; places are spread over them. In process,
through the test client with all middleware, as a visitor and as a member, 30 requests each. A page
without queries of its own (/accessibility/) stands beside them as the yardstick.
"""

from __future__ import annotations

import cProfile
import datetime
import json
import os
import pstats
import random
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

folder = tempfile.TemporaryDirectory()
os.environ |= {
    "DATA_DIR": folder.name,
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

from thrive.base import clock  # noqa: E402
from thrive.cities.models import CityRole, Community  # noqa: E402
from thrive.events.models import Event, Registration  # noqa: E402
from thrive.events.words import Audience, Kind, Support  # noqa: E402
from thrive.people.models import Person  # noqa: E402
from thrive.program import registry  # noqa: E402

EVENTS, PLACES, ROUNDS = 2_000, 50_000, 30


def fill() -> Person:
    """Made in bulk, always the same."""
    chance = random.Random(7)
    cities = [Community.objects.create(name=f"City {n}", slug=f"city-{n}") for n in range(10)]
    areas = [one.slug for one in registry.current().areas]
    now = clock.now()
    rows = []
    for number in range(EVENTS):
        starts = now + datetime.timedelta(minutes=chance.randrange(-525_600, 525_600))
        rows.append(
            Event(
                slug=f"event-{number}",
                title=f"Event {number} about a neighborhood and its children",
                title_es=f"Evento {number} sobre un vecindario y su niñez",
                kind=chance.choice(Kind.values),
                starts_at=starts,
                ends_at=starts + datetime.timedelta(minutes=90),
                place="A room in the library",
                community=chance.choice([None, *cities]),
                who=chance.choice(["public", "public", "public", "members"]),
                areas=chance.sample(areas, 2),
                languages=("en", "es"),
                audiences=chance.sample(Audience.values, 2),
                supports=chance.sample(Support.values, 2),
                capacity=chance.choice([None, 40]),
                status="held" if starts < now else "open",
            )
        )
    events = Event.objects.bulk_create(rows, batch_size=500)
    places = [
        Registration(
            event=events[number % EVENTS],
            name=f"Guest {number}",
            email=f"guest{number}@example.org",
            number=number // EVENTS + 1,
            status="registered",
            asked_at=now,
        )
        for number in range(PLACES)
    ]
    Registration.objects.bulk_create(places, batch_size=1000)
    member = Person.objects.create(
        email="m@example.org", name="M", shown_name="M", affiliation="other"
    )
    CityRole.objects.create(community=cities[0], person=member, role="core", since=now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return member


def measured(visitor: Client, address: str) -> tuple[float, float, int, int]:
    """Median milliseconds of the processor, 95th percentile, queries, bytes."""
    for _warm in range(3):
        answer = visitor.get(address)
    asked: list[str] = []

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        answer = visitor.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    took = []
    for _round in range(ROUNDS):
        start = time.process_time()
        visitor.get(address)
        took.append((time.process_time() - start) * 1000)
    took.sort()
    return statistics.median(took), took[int(ROUNDS * 0.95)], len(asked), len(answer.content)


def main() -> None:
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    member = fill()
    nobody, somebody = Client(), Client()
    somebody.force_login(member, backend="thrive.people.sessions.ByEmailAndPassword")
    if "--profile" in sys.argv:
        path = sys.argv[-1] if sys.argv[-1].startswith("/") else "/events/"
        somebody.get(path)
        with cProfile.Profile() as profile:
            for _round in range(20):
                somebody.get(path)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(70)
        return
    event = Event.objects.filter(who="public", capacity=40).latest("starts_at")
    pages = {
        "yardstick": "/accessibility/",
        "month": "/events/",
        "month, area": "/events/?area=economic-supports",
        "agenda": "/events/?view=agenda",
        "list": "/events/?view=list&page=9",
        "one event": f"/events/{event.slug}/",
        "feed, area": "/events/calendar.ics?area=economic-supports",
    }
    print(f"{EVENTS} events, {PLACES} places, {connection.vendor}")
    print(f"{'page':<22}{'median ms':>10}{'p95 ms':>9}{'queries':>9}{'kB':>7}")
    for name, path in pages.items():
        for who, client in (("visitor", nobody), ("member", somebody)):
            middle, late, asked, size = measured(client, path)
            print(
                f"{name + ' · ' + who:<22}{middle:>10.1f}{late:>9.1f}{asked:>9}{size / 1000:>7.1f}"
            )
    if "--beside" in sys.argv:
        beside(sys.argv[sys.argv.index("--beside") + 1])


def beside(python: str) -> None:
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pretalx_pages.py")
    env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    asked = subprocess.run(
        [python, "-I", script], env=env, check=True, capture_output=True, text=True
    )
    for path, (middle, size) in json.loads(asked.stdout.splitlines()[-1]).items():
        print(f"{'pretalx ' + path:<30}{middle:>6.1f} ms{size / 1000:>8.1f} kB")


if __name__ == "__main__":
    main()
