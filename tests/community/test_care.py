"""What facilitators look after, and the log: whom they name, and whom they never name."""

from __future__ import annotations

import csv
import datetime
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cities import way
from tests.community import ground
from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.community.actions import merging, moderating, spaces
from thrive.community.models import ForumSpace
from thrive.community.queries.care import care_page
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def jo() -> Person:
    return ground.member("Jo", "moderator")


def old(days: int, *, name: str, things: int = 1) -> ForumSpace:
    """A space in which, so many days ago, somebody asked and somebody said hello."""
    ruth = ground.member(f"Ruth of {name}")
    with clock.at(clock.now() - days * DAY):
        room = ground.space(name=name)
        for number in range(things):
            ground.thread(room, ruth, f"Lamps {number}", kind="question")
            ground.thread(room, ruth, f"Hello {number}", kind="introduction")
    return room


def test_each_line_has_one_thing_to_do_and_the_choice_of_days_counts(jo: Person) -> None:
    quiet, young = old(40, name="Quiet desk"), old(3, name="Young desk")
    with clock.at(clock.now() - DAY):
        ground.thread(young, ground.member("Gus"), "Asked yesterday")

    page = care_page(jo, days=2)
    later = care_page(jo, days=14)

    assert [row.title for row in page.unanswered] == ["Lamps 0", "Lamps 0"]
    assert [row.space for row in later.unanswered] == ["Quiet desk"]
    assert [row.title for row in page.ungreeted] == ["Hello 0", "Hello 0"]
    assert [one.name for one in page.quiet] == ["Quiet desk"]
    shown = way.desk(jo).get("/community/care/?days=14").content.decode()
    asked = page.unanswered[0]
    for address in (f"/threads/{asked.pk}/reply/", f"{quiet.get_absolute_url()}new/"):
        assert address in shown


def test_a_facilitator_looks_after_their_own_space_and_counts_nobody(jo: Person) -> None:
    mine, other = old(40, name="Mine"), old(40, name="Elsewhere")
    fay = ground.member("Fay")
    spaces.add_person(mine, person=fay, part="facilitator", by=SYSTEM)
    desk = way.desk(fay)

    page = desk.get(f"{mine.get_absolute_url()}care/").content.decode()

    assert "Lamps 0" in page
    assert "Elsewhere" not in page
    assert "have an account" not in page
    refused = desk.get(f"{other.get_absolute_url()}care/")
    assert refused.status_code == 403
    assert "facilitator of this space" in refused.content.decode()


@pytest.mark.parametrize("things", [1, 3])
def test_care_and_log_ask_a_bounded_number_of_queries(jo: Person, things: int) -> None:
    room = old(40, name="Quiet desk", things=things)
    ann = ground.member("Ann")
    stays = ground.thread(room, ann)
    for number in range(things):
        said = ground.reply(stays, ground.member(f"Neighbor {number}"))
        moderating.hide(said, of="ad", reason="=1+1", by=jo)
        merging.merge(ground.thread(room, ann), into=stays, reason="One thing.", by=jo)
    client = way.desk(jo)
    asked = {}
    for at in ("/community/care/", "/community/moderation/log/", "/community/moderation/log.csv"):
        client.get(at)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(at).status_code == 200
        asked[at.split("/")[-2] if at.endswith("/") else "csv"] = len(seen)

    assert asked == ASKED


ASKED = {"care": 16, "log": 7, "csv": 7}


def test_the_log_names_the_moderator_and_no_author_and_runs_no_formula(jo: Person) -> None:
    lupe = ground.young()
    said = ground.reply(ground.thread(ground.space(), ground.member("Ruth Nakai")), lupe)
    moderating.let_through(said, by=jo)
    moderating.report(said, reason="safety", words="Lupe Vega", by=ground.member("Mina"))
    moderating.keep_hidden(said, of="safety", reason="=HYPERLINK(1)", by=jo)
    moderating.appeal(said.acts.latest("pk"), words="I am Lupe Vega.", by=lupe)

    text = way.desk(jo).get("/community/moderation/log.csv").content.decode()

    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["by"], row["what"]) for row in rows] == [
        ("Jo", "Read and shown"),
        ("A report", "Not shown"),
        ("Jo", "Not shown"),
    ]
    assert rows[0]["waited_for"] == "One of a young person’s first posts"
    assert (rows[2]["reason"], rows[2]["appeal"]) == ("'=HYPERLINK(1)", "Waits for an answer")
    page = way.desk(jo).get("/community/moderation/log/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    for name in ("Lupe", "Vega", "Ruth", "Nakai", "Mina"):
        assert name not in text + main
    on_a_phone = re.findall(r'data-l="([^"]+)"', main)[:4]
    assert on_a_phone == ["Who", "What", "Why", "Appeal"]
