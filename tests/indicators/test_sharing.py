"""Cities share data sets: nothing before the check, to whom they say, with a log of who took it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.indicators.journey_ground import Scene
from tests.journey import ground
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.indicators.actions import sharing
from thrive.indicators.actions.sharing import Sheet, Terms
from thrive.indicators.forms.sharing import read_sheet
from thrive.indicators.models import SharedDataset

pytestmark = pytest.mark.django_db
CSV = b"park,lights\nGrove Park,14\n=cmd(),-3\n"
SAFE = "It counts lights, not people."
FORM = {
    "title": "Lights in parks",
    "about": "Youth counted lamps after dark.",
    "dictionary": "park: name of the park\nlights: how many lamps",
    "license": "CC BY 4.0",
    "visibility": "named",
    "expires_on": "",
}


def brought(at: Scene, content: bytes = CSV, **more: Any) -> SharedDataset:
    usual = {
        "title": "Lights", "about": "Lamps", "license": "CC0 1.0", "dictionary": [("park", "name")]
    }  # fmt: skip
    terms = Terms(**{**usual, **more})
    return sharing.bring_shared(at.city, terms=terms, sheet=Sheet(content, 2), by=at.ruth)


def shared(at: Scene, **more: Any) -> SharedDataset:
    steps = (("check", at.ana), ("share", at.ruth))
    return at.does(brought(at, **more), *steps, reason=SAFE)


def test_nothing_is_seen_before_the_check() -> None:
    at = Scene()
    one = brought(at, visibility="public")
    path, take = one.get_absolute_url(), f"{one.get_absolute_url()}take/"

    with pytest.raises(Refused):
        at.does(one, ("share", at.ruth))
    with pytest.raises(IntegrityError), transaction.atomic():
        SharedDataset.objects.filter(pk=one.pk).update(status="shared")

    seen = {
        name: (desk.get(path).status_code, desk.post(take).status_code)
        for name, desk in (
            ("visitor", Client()),
            ("stranger", way.desk(at.omar)),
            ("team", way.desk(at.elvira)),
            ("coach", way.desk(at.luz)),
            ("core", way.desk(at.ruth)),
            ("data", way.desk(at.ana)),
        )
    }
    assert seen == {
        "visitor": (404, 404),
        "stranger": (404, 404),
        "team": (200, 403),
        "coach": (200, 403),
        "core": (200, 200),
        "data": (200, 200),
    }


@pytest.mark.parametrize(
    ("visibility", "visitor", "member", "of_named"),
    [("public", (200, 200), (200, 200), (200, 200)),
     ("members", (404, 404), (200, 200), (200, 200)),
     ("named", (404, 404), (200, 403), (200, 200))],
)  # fmt: skip
def test_who_sees_it_and_who_takes_it_along(
    visibility: str,
    visitor: tuple[int, int],
    member: tuple[int, int],
    of_named: tuple[int, int],
) -> None:
    at = Scene()
    hayward = ground.enrolled("Hayward", "vanguard")
    fern = ground.of_city(hayward.community, "Fern")
    one = shared(at, visibility=visibility, named=[hayward.community])
    path = one.get_absolute_url()

    answers = [
        (desk.get(path).status_code, desk.post(f"{path}take/").status_code)
        for desk in (Client(), way.desk(at.omar), way.desk(fern))
    ]

    assert answers == [visitor, member, of_named]


def test_who_may_not_read_the_file_does_not_learn_its_fingerprint() -> None:
    """A small file can be guessed; its fingerprint would say whether the guess was right."""
    at = Scene()
    hayward = ground.enrolled("Hayward", "vanguard")
    fern = ground.of_city(hayward.community, "Fern")
    named = shared(at, named=[hayward.community])
    draft = brought(
        at, title="Lamps", dictionary=[("park", "name of the park")], content=CSV + b"a,1\n"
    )

    def sees(one: SharedDataset, *desks: Client) -> list[bool]:
        pages = [desk.get(one.get_absolute_url()) for desk in desks]
        assert {page.status_code for page in pages} == {200}
        return [one.sha256[:8] in page.content.decode() for page in pages]

    omar, coach, core = way.desk(at.omar), way.desk(at.luz), way.desk(at.ruth)
    assert sees(named, omar, coach, way.desk(fern), core) == [False, False, True, True]
    assert sees(draft, coach, way.desk(at.elvira), core) == [False, False, True]
    assert sees(shared(at, visibility="public", content=CSV + b"b,1\n"), Client()) == [True]


def test_the_log_says_who_took_it_and_no_cell_runs_as_a_formula() -> None:
    at = Scene()
    one = shared(at, visibility="public")
    take = f"{one.get_absolute_url()}take/"

    text = way.desk(at.omar).post(take).content.decode()
    Client().post(take)

    assert text.splitlines() == ["park,lights", "Grove Park,14", "'=cmd(),-3"]
    assert list(one.downloads.order_by("pk").values_list("person__name", flat=True)) == [
        "Omar",
        None,
    ]
    assert "Omar" in words(way.desk(at.ruth).get(one.get_absolute_url()))
    assert "Omar" not in words(way.desk(at.elvira).get(one.get_absolute_url()))


def test_past_its_last_day_and_withdrawn_it_is_gone() -> None:
    at = Scene()
    one = shared(at, visibility="public", expires_on=clock.today())
    path = one.get_absolute_url()
    tomorrow = clock.now() + datetime.timedelta(days=1)

    with clock.at(tomorrow):
        assert Client().get(path).status_code == 404
    assert Client().get(path).status_code == 200
    at.does(one, ("withdraw", at.ana), reason="A column points at a family.")
    assert Client().get(path).status_code == 404


def test_somebody_asks_and_the_core_team_answers() -> None:
    at = Scene()
    one = shared(at)
    desk, path = way.desk(at.omar), one.get_absolute_url()
    assert desk.post(f"{path}ask/", {"why": "To walk our own parks."}).status_code == 302
    again = desk.post(f"{path}ask/", {"why": "Please."})
    assert "You have asked already" in words(again)

    request = one.requests.get()
    with pytest.raises(Refused, match="Only the Core Team"):
        at.does(request, ("grant", at.luz))
    at.does(request, ("grant", at.ruth))
    assert desk.post(f"{path}take/").status_code == 200
    at.does(request, ("decline", at.ruth), reason="The agreement has ended.")

    assert desk.post(f"{path}take/").status_code == 403


def test_a_file_is_read_before_it_is_kept_and_nothing_typed_is_lost() -> None:
    at = Scene()
    desk, path = way.desk(at.ruth), "/cities/vallejo/data/share/"

    def send(content: bytes, **more: str) -> Any:
        file = SimpleUploadedFile("lights.csv", content)
        return desk.post(path, {**FORM, **more, "file": file})

    missing = send(CSV, dictionary="park: name of the park")
    assert missing.status_code == 422
    assert "The column “lights” is in the file. Say what it means, too." in words(missing)
    assert "Youth counted lamps after dark." in words(missing)
    assert "has no colon with a meaning" in words(send(CSV, dictionary="park"))
    assert send(CSV).status_code == 302
    assert send(CSV).status_code == 302
    assert SharedDataset.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\xff\xfe\x00p", "not in UTF-8"), (b"a,b\n", "rows have to follow"),
     (b"a,\n1,2\n", "name every column"), (b"a,a\n1,2\n", "a name of its own"),
     (b"a,b\n1,2,3\n", "Row"), (b'a,b\n"1,2\n', "breaks off"), (b"a\x00b\n1\n", "not a CSV file")],
)  # fmt: skip
def test_a_broken_file_is_named_for_what_is_wrong_with_it(content: bytes, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        read_sheet(content)
