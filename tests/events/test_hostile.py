"""What nobody should send, over HTTP: refused with a sentence beside its field, and nothing is kept."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cities import way
from tests.events import ground
from tests.events.test_knowing import _client
from thrive.events.models import Event

pytestmark = pytest.mark.django_db
DAY = "2027-05-06"
PLAN = {
    "kind": "workshop",
    "title": "Maps",
    "day": DAY,
    "starts": "17:30",
    "ends": "19:00",
    "zone": "America/Los_Angeles",
    "place": "City Hall",
    "who": "public",
}
SERIES = {**PLAN, "again": "rule"}


def _field_errors(page: str) -> dict[str, str]:
    """The name of each field with a fault, and what is said beside it."""
    found = re.findall(r'id="id_(\w+)_error"><span>.*?</span>(.*?)</span>', page, re.DOTALL)
    return dict(found)


@pytest.mark.parametrize(
    ("address", "said", "where", "sentence"),
    [
        ("/events/new/", {"zone": "Mars/Olympus"}, "zone", "Mars/Olympus"),
        ("/events/new/", {"title": "x" * 200_000}, "title", "160"),
        ("/events/new/", {"about": "x" * 100_000}, "about", "8000"),
        ("/events/new/", {"link": "javascript:alert(1)"}, "link", "https://"),
        ("/events/new/", {"capacity": "9" * 40}, "capacity", "20000"),
        ("/events/new/", {"areas": "'; DROP TABLE x"}, "areas", "DROP TABLE"),
        ("/events/new-series/", {"again": "weekly", "times": "1e9"}, "times", "whole number"),
        ("/events/new-series/", {"rrule": "F" * 9000}, "rrule", "240"),
        ("/events/new-series/", {"rrule": "FREQ=SECONDLY;COUNT=9"}, "", "not part of a rule"),
        ("/events/new-series/", {"rrule": "FREQ=DAILY"}, "", "either COUNT or UNTIL"),
    ],
)
def test_a_plan_with_tricks_is_refused_where_its_fault_is_and_its_part_is_open(
    settings: Any, address: str, said: dict[str, str], where: str, sentence: str
) -> None:
    client = _client(way.person("Imani", "admin"), settings)
    usual = SERIES if "series" in address else PLAN

    answer = client.post(address, {**usual, **said})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert not Event.objects.exists()
    if not where:
        assert sentence in page
        return
    told = _field_errors(page)
    assert list(told) == [where]
    assert sentence in told[where]
    parts = re.findall(
        r"<(details|fieldset) class=\"[^\"]*form-part\"([^>]*)>(.*?)</\1>", page, re.S
    )
    [(tag, mark, _body)] = [one for one in parts if f'id="id_{where}_error"' in one[2]] or [
        ("fieldset", "", "")
    ]
    assert tag == "fieldset" or "open" in mark


def test_parts_of_a_plan_are_folded_until_they_hold_something(settings: Any) -> None:
    client = _client(way.person("Imani", "admin"), settings)
    event = ground.event(capacity=40, about="We read it together.", languages=("en",))

    new = client.get("/events/new/").content.decode()
    change = client.get(f"/events/{event.slug}/change/").content.decode()

    assert new.count('<details class="chapter form-part">') == 6
    opened = re.findall(r"form-part\" open><summary>(.*?)</summary>", change)
    assert opened == ["What people read about it", "Places and sign-up"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"x" * 200_001, "larger than 200 KB"),
        ("a.csv", b"PK\x03\x04" + b"x" * 90, "no list of names"),
        ("a.csv", b"%PDF-1.7", "no list of names"),
        ("a.csv", b"a\x00b", "no list of names"),
    ],
)
def test_a_list_that_is_none_is_refused(
    settings: Any, name: str, content: bytes, sentence: str
) -> None:
    client = _client(way.person("Imani", "admin"), settings)
    event = ground.over(ground.event())

    answer = client.post(
        f"/events/{event.slug}/paper/", {"names": "", "file": SimpleUploadedFile(name, content)}
    )

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert event.registrations.count() == 0
