"""Texts walk from draft to the shelf with two people behind them; each answer has its sentence."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cities import way
from tests.toolkit import ground
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.base.refs import SYSTEM
from thrive.search.models import SearchDocument
from thrive.toolkit.actions import writing
from thrive.toolkit.lifecycle import TOOLKIT_TEXT
from thrive.toolkit.models import ToolkitEntry
from thrive.toolkit.queries.entry import versions_of
from thrive.toolkit.rules import editing as rules

pytestmark = pytest.mark.django_db
EDITORS_ONLY = "Content experts and program administrators edit the toolkit."


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("expert", ""),
        ("admin", ""),
        ("coach", EDITORS_ONLY),
        ("data", EDITORS_ONLY),
        ("moderator", EDITORS_ONLY),
        ("grants", EDITORS_ONLY),
        ("", EDITORS_ONLY),
    ],
)
def test_who_edits(role: str, sentence: str) -> None:
    by = way.person("Kim", role) if role else way.person("Kim")

    assert rules.may_edit(by).sentence == sentence


@pytest.mark.parametrize("state", list(TOOLKIT_TEXT.states))
def test_every_state_offers_its_own_moves_and_refuses_the_others(state: str) -> None:
    by = ground.expert()
    allowed = {one.name for one in TOOLKIT_TEXT.moves if rules.may_move(by, state, one.name)}

    assert allowed == {one.name for one in TOOLKIT_TEXT.moves if state in one.leaves}


def test_nobody_reviews_what_they_wrote() -> None:
    entry = ground.begin()

    with pytest.raises(Refused) as said:
        writing.review(entry, by=ground.expert())

    assert said.value.sentence == (
        "Somebody else reviews what you wrote. Ask another content expert."
    )


def test_a_draft_is_read_by_nobody_and_found_by_nobody(client: Any) -> None:
    ground.begin()

    assert client.get("/toolkit/lights/").status_code == 404
    assert "Lights in every park" not in client.get("/toolkit/").content.decode()
    assert SearchDocument.objects.filter(kind="toolkit").count() == 0


def test_published_in_two_languages_it_is_found_in_both() -> None:
    ground.published()
    found = SearchDocument.objects.filter(kind="toolkit").values_list("language", "title")

    assert sorted(found) == [("en", "Lights in every park"), ("es", "Luces en cada parque")]


@pytest.mark.parametrize(
    ("ahead", "sentence"),
    [
        (0, "Name a day ahead by which somebody looks at this text again."),
        (1200, "That is more than three years ahead. Choose an earlier day."),
    ],
)
def test_a_review_date_lies_ahead_and_not_too_far(ahead: int, sentence: str) -> None:
    with pytest.raises(Refused) as said:
        ground.published(ahead=ahead)

    assert said.value.sentence == sentence


def test_a_text_that_is_not_whole_is_not_published() -> None:
    with pytest.raises(Refused) as said:
        ground.published(indicators=())

    assert said.value.sentence == "Name at least one indicator that it should move."


def test_a_second_text_leaves_the_first_to_its_readers_until_it_is_published(client: Any) -> None:
    entry = ground.published()
    writing.write(
        entry,
        content=ground.changed(entry, en=ground.said("Brighter parks")),
        note="New title",
        by=ground.expert(),
    )

    assert "Lights in every park" in client.get("/toolkit/lights/").content.decode()

    writing.review(entry, by=ground.expert("Bo"))
    writing.publish(entry, review_by=ground.day(200), by=ground.expert())

    page = client.get("/toolkit/lights/versions/").content.decode()
    assert "<del>Lights in every park</del>" in page
    assert "<ins>Brighter parks</ins>" in page
    assert [one.status for one in entry.versions.order_by("number")] == ["replaced", "published"]


def test_another_editor_never_overwrites_an_open_draft() -> None:
    entry = ground.begin()
    writing.write(entry, content=ground.content(cost="high"), by=ground.expert("Bo"))

    assert [(one.number, one.status) for one in entry.versions.order_by("number")] == [
        (1, "set_aside"),
        (2, "draft"),
    ]


def test_differences_name_the_part_and_hide_what_nobody_has_confirmed() -> None:
    entry = ground.published()
    writing.write(
        entry, content=ground.changed(entry, makers=("council", "voters")), by=ground.expert()
    )
    writing.review(entry, by=ground.expert("Bo"))
    writing.publish(entry, review_by=ground.day(200), by=ground.expert())

    newest = versions_of(entry, everything=False, language="en")[0]

    assert [(one.part, one.gone, one.new) for one in newest.changes] == [
        ("Sorted by", (), ("makers: voters",))
    ]


def test_an_unconfirmed_rating_leaks_nowhere(client: Any) -> None:
    ground.published()
    pages = ("/toolkit/", "/toolkit/lights/", "/toolkit/lights/versions/", "/toolkit/?q=moonshine")
    pages += ("/toolkit/compare/?e=lights", "/es/toolkit/lights/", "/search/?q=moonshine")
    texts = [client.get(path).content.decode() for path in pages]

    assert [page for page, text in zip(pages, texts, strict=True) if "oonshine p" in text] == []
    assert client.get("/toolkit/?rating=wwfh.scientifically-supported").context["page"].total == 0
    assert client.get("/toolkit/?rating=wwfh.some-evidence").context["page"].total == 1
    assert "Moonshine practice" in str(ToolkitEntry.objects.get().current.document)  # type: ignore[union-attr]


def test_retired_it_leaves_the_shelf_and_its_page_says_so(client: Any) -> None:
    entry = ground.published()
    other = ground.published("shade", **ground.titled("Shade in every park"))

    writing.retire(entry, see_instead=other.slug, by=ground.expert())

    assert client.get("/toolkit/").context["page"].total == 1
    page = client.get("/toolkit/lights/").content.decode()
    assert "This entry was retired" in page
    assert 'href="/toolkit/shade/">Shade in every park</a>' in page
    assert SearchDocument.objects.filter(kind="toolkit", ref_id="lights").count() == 0

    writing.bring_back(entry, by=ground.expert())

    assert client.get("/toolkit/?area=protective-environments").context["page"].total == 2


def test_past_its_date_or_marked_a_text_is_visibly_stale_until_somebody_looks(client: Any) -> None:
    entry = ground.published()
    ToolkitEntry.objects.update(review_by=ground.day(-1))

    assert "Past its review date" in client.get("/toolkit/").content.decode()

    writing.renew(entry, review_by=ground.day(100), by=ground.expert())
    assert "Past its review date" not in client.get("/toolkit/lights/").content.decode()

    writing.mark_stale(entry, by=ground.expert())
    assert "Past its review date" in client.get("/toolkit/lights/").content.decode()


def test_every_step_is_on_record_without_a_name() -> None:
    entry = ground.published()
    lines = Entry.objects.about(entry.ref()).values_list("what", "by_text")

    assert list(lines) == [
        ("write_toolkit_text", "Content expert"),
        ("review_toolkit_text", "Content expert"),
        ("publish_toolkit_text", "Content expert"),
    ]


def test_the_platform_loads_but_an_address_is_given_once() -> None:
    writing.begin_entry("lights", content=ground.content(), by=SYSTEM)

    with pytest.raises(Refused) as said:
        writing.begin_entry("lights", content=ground.content(), by=SYSTEM)

    assert said.value.sentence == ("Another entry already has this address. Choose other words.")
