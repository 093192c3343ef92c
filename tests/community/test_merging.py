"""Two threads become one: nothing is lost, nothing shows that should not, and back again."""

from __future__ import annotations

import pytest

from tests.cities import way
from tests.community import ground
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.community.actions import editing, merging, mine, moderating, threads
from thrive.community.models import Draft, Thread, ThreadMark
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person
from thrive.search.queries import search

pytestmark = pytest.mark.django_db
WHY = "Both ask about the lamps."


@pytest.fixture
def jo() -> Person:
    return ground.member("Jo", "moderator")


def two(where: object = None, *, by: tuple[Person, Person] | None = None) -> tuple[Thread, Thread]:
    """The thread that goes was begun first; its second post was written last."""
    ruth, gus = by or (ground.member("Ruth"), ground.member("Gus"))
    room = where or ground.space()
    moments = iter(clock.now() + ground.OLD * n / 90 for n in range(4))
    with clock.at(next(moments)):
        goes = ground.thread(room, ruth, "Dark quail park")
    with clock.at(next(moments)):
        stays = ground.thread(room, gus, "Lights in parks")
    with clock.at(next(moments)):
        ground.reply(stays, ruth, "Second there")
    with clock.at(next(moments)):
        ground.reply(goes, gus, "Second here")
    return goes, stays


def said(found: Thread) -> list[tuple[int, str]]:
    return list(found.posts.order_by("number").values_list("number", "text"))


def merged(goes: Thread, stays: Thread, by: Person) -> Thread:
    with clock.at(clock.now() + ground.OLD):
        return merging.merge(goes, into=stays, reason=WHY, by=by)


def test_posts_stand_in_time_order_and_the_old_address_leads_to_them(jo: Person) -> None:
    goes, stays = two()
    old = goes.posts.get(number=2)

    merged(goes, stays, jo)

    assert said(stays) == [
        (1, "Which lamps are out?"),
        (2, "Which lamps are out?"),
        (3, "Second there"),
        (4, "Second here"),
    ]
    assert ground.counts(stays) == (3, 4, 4)
    assert ground.fresh(stays).space.threads == 1
    client = way.desk(ground.member("Fern"))
    answer = client.get(goes.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, f"{stays.get_absolute_url()}#p2")
    assert client.get(old.get_absolute_url())["Location"].endswith("#p4")
    page = client.get(stays.get_absolute_url()).content.decode()
    assert "Dark quail park" in page
    assert WHY in page
    assert Entry.objects.filter(what="merge_thread", on_id=str(goes.pk)).exists()


def test_follows_places_and_drafts_go_along_and_the_authors_read_why(jo: Person) -> None:
    ruth, gus, fern = (ground.member(name) for name in ("Ruth", "Gus", "Fern"))
    goes, stays = two(by=(ruth, gus))
    mine.follow_thread(goes, mails=True, by=fern)
    for place, text in ((goes, "I began here."), (stays, "And there.")):
        mine.keep_draft(f"thread {place.pk}", words={"text": text}, token="", by=fern)
    OutboundMessage.objects.all().delete()

    merged(goes, stays, jo)

    marks = {m.person: (m.read_to, m.follows, m.mails) for m in stays.marks.all()}
    assert marks[fern] == (0, True, True)  # nothing of the thread that stays was read
    assert marks[ruth] == (3, True, True)  # wrote both second posts' neighbors, not the last one
    assert Draft.objects.get().words["text"] == "And there.\n\nI began here."
    told = {mail.to_email: mail.text for mail in OutboundMessage.objects.all()}
    assert set(told) == {ruth.email, gus.email}
    assert WHY in told[ruth.email]
    assert "Dark quail" not in told[ruth.email]


def test_a_title_that_was_taken_down_shows_nowhere(jo: Person) -> None:
    ruth, gus = ground.member("Ruth"), ground.member("Gus")
    goes, stays = two(by=(ruth, gus))
    stays = merged(goes, stays, jo)
    first = goes.posts.model.objects.get(thread=stays, began_as="Dark quail park")
    OutboundMessage.objects.all().delete()

    editing.take_down(first, by=ruth)
    ground.reply(stays, ruth, "One more")

    client = way.desk(jo)
    addresses = (stays.get_absolute_url(), f"{stays.get_absolute_url()}record/", "/community/")
    shown = "".join(
        client.get(at, follow=True).content.decode()
        for at in (*addresses, goes.get_absolute_url(), "/community/feed.atom", "/community/mine/")
    )
    mails = "".join(mail.subject + mail.text for mail in OutboundMessage.objects.all())
    assert "quail" not in (shown + mails).casefold()
    assert search("quail", user=jo, language="en").total == 0


def test_what_is_written_meanwhile_lands_in_the_thread_that_stays(jo: Person) -> None:
    goes, stays = two()
    old = goes.posts.get(number=2)
    merged(goes, stays, jo)

    late = ground.reply(goes, ground.member("Fern"), "I had this page open")
    moderating.hide(old, of="ad", reason="An advertisement.", by=jo)

    assert (late.thread_id, late.number) == (stays.pk, 5)
    assert ground.counts(stays) == (3, 5, 5)
    assert ground.fresh(goes).status == "merged"


def test_a_merge_is_taken_apart_while_nothing_new_was_written(jo: Person) -> None:
    goes, stays = two()
    before = {found.pk: (said(found), ground.counts(found)) for found in (goes, stays)}
    merged(goes, stays, jo)
    client = way.desk(jo)

    client.post(f"{stays.get_absolute_url()}take-apart/")

    assert {f.pk: (said(f), ground.counts(f)) for f in (goes, stays)} == before
    assert (ground.fresh(goes).title, ground.fresh(goes).status) == ("Dark quail park", "open")
    assert ground.fresh(goes).space.threads == 2
    assert search("quail", user=jo, language="en").total == 2
    again = merged(goes, stays, jo)
    with clock.at(clock.now() + 2 * ground.OLD):
        ground.reply(again, ground.member("Fern"))
    with pytest.raises(Refused, match="Something new was written since"):
        merging.take_apart(goes.merges.latest("pk"), by=jo)


def test_titles_of_earlier_merges_stay_and_posts_never_go_back_to_more_readers(jo: Person) -> None:
    goes, stays = two()
    merged(goes, stays, jo)
    last = ground.thread(ground.space(name="Lamps"), jo, "All about lamps")
    merged(stays, last, jo)

    merging.take_apart(stays.merges.get(), by=jo)

    titles = [title for title in stays.posts.values_list("began_as", flat=True) if title]
    assert (titles, ground.fresh(stays).title) == (["Dark quail park"], "Lights in parks")
    merged(stays, last, jo)
    threads.move(last, to=ground.space("members", "For members"), by=jo)
    with pytest.raises(Refused, match="moved since to where other people read it"):
        merging.take_apart(stays.merges.latest("pk"), by=jo)
    assert ground.fresh(stays).status == "merged"


def test_a_merge_that_is_refused_says_why(jo: Person) -> None:
    ruth = ground.member("Ruth")
    desk, room = ground.space(), ground.space("closed", "Residents")
    youth = ground.youth_room("Ann", "Bo")
    lamps, other = ground.thread(desk, ruth), ground.thread(desk, ruth, "Benches")
    inside, young = ground.thread(room, jo), ground.thread(youth, jo)
    noor, avery = ground.council("Noor"), ground.council("Avery")
    bare = ground.thread(desk, ruth)
    ground.reply(bare, noor)
    editing.take_down(bare.posts.get(number=1), by=ruth)
    cases = [
        (ruth, lamps, other, WHY, "Only a moderator or the facilitator"),
        (jo, lamps, lamps, WHY, "This is the same thread"),
        (jo, lamps, inside, WHY, "Other people read that space"),
        (jo, young, lamps, WHY, "into or out of a space for youth"),
        (jo, lamps, young, WHY, "into or out of a space for youth"),
        (jo, lamps, bare, WHY, "no title any more"),
        (jo, lamps, other, " ", "Write the reason"),
        (jo, ground.thread(desk, avery), bare, WHY, "no title any more"),
        (jo, bare, ground.thread(desk, avery), WHY, "Members of one council"),
    ]

    for by, goes, stays, reason, sentence in cases:
        with pytest.raises(Refused, match=sentence):
            merging.merge(goes, into=stays, reason=reason, by=by)


def test_the_form_takes_a_thread_of_the_list_or_an_address(jo: Person) -> None:
    goes, stays = two()
    client, at = way.desk(jo), f"{goes.get_absolute_url()}merge/"

    wrong = client.post(at, {"into": "", "address": "https://x.test/nothing", "reason": WHY})
    assert (wrong.status_code, "You read no thread at this address" in wrong.content.decode()) == (
        422,
        True,
    )
    address = f"https://x.test/es{stays.get_absolute_url()}?page=2#p3"
    done = client.post(at, {"into": "", "address": address, "reason": WHY})

    assert done.status_code == 302
    assert ground.fresh(goes).merged_into_id == stays.pk
    assert not ThreadMark.objects.filter(thread=goes, person=jo).exists()
