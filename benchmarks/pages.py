"""Server time and queries of the main pages, at demo scale and ten times that.

    python benchmarks/pages.py

In process, through the test client with all middleware: the time until the whole page is rendered.
Prints for each page the median of 30 requests in milliseconds, the ratio ×10 : ×1, and the queries.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time

folder = tempfile.TemporaryDirectory()
os.environ |= {
    "DATA_DIR": folder.name,
    "DEMO": "1",
    "DJANGO_SETTINGS_MODULE": "thrive.config.settings",
}
os.environ.pop("DATABASE_URL", None)
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benchmarks.tenfold import tenfold  # noqa: E402
from thrive.cities.models import CityApplication  # noqa: E402
from thrive.demo import story  # noqa: E402
from thrive.people.models import Person  # noqa: E402

PAGES = {
    "": [
        "/",
        "/es/",
        "/cities/",
        "/cities/?q=san",
        "/cities/vallejo/",
        "/cities/fresno/",
        "/get-involved/tiers/",
        "/get-involved/check/",
        "/apply/",
        "/apply/status/CODE/",
        "/about/",
        "/glossary/",
        "/search/?q=vallejo",
        "/api/v1/rulebook/",
        "/api/v1/cities/",
    ],
    "rosa": ["/desk/", "/apply/CODE/your-team/", "/me/"],
    "luz": ["/desk/", "/staff/", "/staff/pipeline/", "/staff/applications/CODE/"],
    "imani": ["/staff/", "/staff/reviews/", "/staff/seats/", "/staff/coaches/", "/staff/people/"],
}


def client(key: str) -> Client:
    one = Client(headers={"accept-encoding": "gzip"})
    if key:
        person = Person.objects.get(email=f"{key}@example.org")
        one.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = one.session
        session["demo"] = True
        session.save()
    return one


def measure() -> dict[tuple[str, str], tuple[float, int, int]]:
    code = CityApplication.objects.get(community__slug="visalia", cycle__is_demo=True).code
    found = {}
    for key, paths in PAGES.items():
        visitor = client(key)
        for path in paths:
            address = path.replace("CODE", code)
            status = visitor.get(address).status_code
            times = []
            for _ in range(30):
                start = time.perf_counter()
                visitor.get(address)
                times.append((time.perf_counter() - start) * 1000)
            with CaptureQueriesContext(
                connection,
            ) as seen:
                visitor.get(address)
            found[key, path] = (statistics.median(times), len(seen), status)
    return found


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    story.tell()
    once = measure()
    tenfold()
    many = measure()
    print(f"{'page':<44}{'×1 ms':>8}{'×10 ms':>8}{'ratio':>7}{'queries':>9}{'×10':>5}  status")
    for (key, path), (ms, queries, status) in once.items():
        ms10, queries10, _ = many[key, path]
        print(
            f"{(key or 'visitor') + ' ' + path:<44}{ms:>8.1f}{ms10:>8.1f}{ms10 / ms:>7.2f}"
            f"{queries:>9}{queries10:>5}  {status}"
        )


if __name__ == "__main__":
    main()
