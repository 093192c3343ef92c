"""Pages kept for visitors: whatever changes what a visitor reads is seen by the very next read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cities import way
from tests.community import ground
from thrive.base.refs import SYSTEM
from thrive.community.actions import editing, moderating, spaces, threads
from thrive.people.actions import erase_me, update_profile
from thrive.people.actions.consent import withdraw_consent

pytestmark = pytest.mark.django_db

ADDRESSES = ("/community/", "/community/spaces/{space}/", "/community/threads/{thread}/")
Told = dict[str, Any]


def read(told: Told) -> list[str]:
    """List, space, thread, as a visitor reads them; the status where there is no page."""
    where = {"space": told["space"].slug, "thread": told["thread"].pk}
    answers = [told["visitor"].get(address.format(**where)) for address in ADDRESSES]
    return [
        one.content.decode() if one.status_code == 200 else str(one.status_code) for one in answers
    ]


@pytest.fixture
def told() -> Told:
    """An open space; Gus asked, Lupe (a youth whose guardian said yes) and Ruth answered."""
    here = ground.space(name="Parks")
    gus, ruth, jo = ground.member("Gus"), ground.member("Ruth"), ground.member("Jo", "moderator")
    lupe = ground.young()
    question = ground.thread(here, gus, "Lights in parks", kind="question")
    theirs = ground.reply(question, lupe, "Lamp nine is out.")
    moderating.let_through(theirs, by=jo)
    answer = ground.reply(question, ruth, "Quail Street, too.")
    found = {"space": here, "other": ground.space("members", "For members"), "visitor": Client()}
    people = {"gus": gus, "ruth": ruth, "jo": jo, "lupe": lupe}
    return found | people | {"thread": question, "answer": answer, "theirs": theirs}


# What happens, on which page (0 list, 1 space, 2 thread) a visitor sees it, and the words that are
# there before or after but not both times.
CHANGES: dict[str, tuple[Callable[[Told], Any], int, str]] = {
    "reply": (lambda t: ground.reply(t["thread"], t["gus"], "Lamp ten."), 2, "Lamp ten."),
    "count": (lambda t: ground.reply(t["thread"], t["gus"], "Lamp ten."), 0, "3 replies"),
    "start": (lambda t: ground.thread(t["space"], t["ruth"], "Benches"), 1, "Benches"),
    "edit": (
        lambda t: editing.edit_post(t["answer"], text="Oak Lane.", language="en", by=t["ruth"]),
        *(2, "Quail Street"),
    ),
    "take down": (lambda t: editing.take_down(t["answer"], by=t["ruth"]), 2, "Quail Street"),
    "hide": (
        lambda t: moderating.hide(t["answer"], of="ad", reason="An ad.", by=t["jo"]),
        *(2, "Quail Street"),
    ),
    "report of danger": (
        lambda t: moderating.report(t["answer"], reason="safety", words="", by=t["gus"]),
        *(2, "Quail Street"),
    ),
    "accept": (
        lambda t: threads.accept_answer(t["thread"], post=t["answer"], by=t["gus"]),
        *(0, "Answered"),
    ),
    "pin": (lambda t: threads.pin(t["thread"], by=t["jo"]), 1, "Pinned"),
    "lock": (lambda t: threads.lock(t["thread"], by=t["jo"]), 2, "Locked"),
    "move away": (lambda t: threads.move(t["thread"], to=t["other"], by=t["jo"]), 2, "Quail"),
    "its list": (lambda t: threads.move(t["thread"], to=t["other"], by=t["jo"]), 0, "Lights in"),
    "close": (lambda t: spaces.close_space(t["space"], by=SYSTEM), 1, "Closed: it can be read"),
    "another name": (
        lambda t: update_profile(t["ruth"], by=t["ruth"], shown_name="Quiet Heron"),
        *(2, "Quiet Heron"),
    ),
    "author erased": (lambda t: erase_me(t["ruth"], by=t["ruth"]), 2, "Somebody who left"),
    "youth erased": (lambda t: erase_me(t["lupe"], by=t["lupe"]), 2, "Lamp nine"),
    "guardian's no": (
        lambda t: withdraw_consent(t["lupe"].consents.get(), by=SYSTEM),
        *(2, "Lamp nine"),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_by_the_very_next_read(told: Told, change: str) -> None:
    act, where, words = CHANGES[change]
    before = read(told)
    assert read(told) == before

    act(told)

    assert (words in read(told)[where]) != (words in before[where])


def test_a_visitor_costs_one_question_and_a_member_is_never_given_a_kept_page(told: Told) -> None:
    read(told)
    with CaptureQueriesContext(connection) as asked:
        again = read(told)

    assert len(asked) == len(ADDRESSES)
    member = way.desk(told["ruth"]).get(f"/community/threads/{told['thread'].pk}/")
    assert "Your reply" in member.content.decode()
    assert "Quail Street, too." in again[2]


def test_languages_packing_and_addresses_are_kept_apart(told: Told) -> None:
    visitor, address = told["visitor"], f"/community/threads/{told['thread'].pk}/"
    plain = visitor.get(address)
    packed = visitor.get(address, headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) == int(plain["Content-Length"])
    assert {"Accept-Encoding", "Cookie"} <= set(plain["Vary"].replace(" ", "").split(","))
    assert visitor.get(f"/es{address}").content != plain.content
    assert visitor.head(address).content == b""


def test_a_page_with_a_form_of_ones_own_is_not_kept(told: Told) -> None:
    """Who signs in has a session; a token or a message belongs to one visitor."""
    visitor = told["visitor"]
    visitor.get(f"/community/threads/{told['thread'].pk}/")
    assert "csrftoken" not in visitor.cookies
    before = len(caches["pages"]._cache)  # type: ignore[attr-defined]

    visitor.cookies["messages"] = "something was said"
    visitor.get("/community/rules/")
    visitor.get("/community/threads/99999/")

    assert len(caches["pages"]._cache) == before  # type: ignore[attr-defined]
