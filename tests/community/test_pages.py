"""The pages over HTTP: bounded queries, nothing lost, nothing given away."""

from __future__ import annotations

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cities import way
from tests.community import ground
from thrive.community.models import Draft, ForumSpace, Post, Thread
from thrive.community.queries.rows import Place, place_of
from thrive.people.models import Person

pytestmark = pytest.mark.django_db

ANONYMOUS, SIGNED_IN, A_REPLY = 7, 12, 22  # of a reply two begin and end the change


def queries(client: Client, address: str, data: dict[str, str] | None = None) -> int:
    """The second visit: sessions and prepared queries are there, the page is drawn anew."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(address) if data is None else client.post(address, data)
    assert answer.status_code in (200, 302), answer.status_code
    return len(seen)


@pytest.fixture
def ruth() -> Person:
    return ground.member("Ruth")


def busy_forum(things: int, ruth: Person) -> Thread:
    """So many spaces, threads, replies that quote, thanks and followers."""
    for number in range(things):
        found = ground.thread(ground.space(name=f"Desk {number}"), ruth, kind="question")
        for place in range(things):
            who = ground.member(f"Neighbor {number} {place}")
            ground.reply(found, who, "Ours too. @Ruth", quotes=1)
    return found


@pytest.mark.parametrize("things", [1, 3])
def test_every_page_asks_a_bounded_number_of_queries(things: int, ruth: Person) -> None:
    found = busy_forum(things, ruth)
    visitor, member = Client(), way.desk(ruth)
    pages = {
        "forum": "/community/",
        "unanswered": "/community/?show=unanswered",
        "space": found.space.get_absolute_url(),
        "thread": found.get_absolute_url(),
    }
    for client in (visitor, member):
        for address in pages.values():
            client.get(address)

    asked = {
        name: (queries(visitor, address), queries(member, address))
        for name, address in pages.items()
    }

    assert {name for name, (few, more) in asked.items() if few > ANONYMOUS or more > SIGNED_IN} == (
        set()
    ), asked
    assert asked == ASKED


# Visitor, member. A page that needs more than this has a query in a loop.
ASKED = {"forum": (3, 6), "unanswered": (3, 5), "space": (4, 9), "thread": (3, 9)}


@pytest.mark.parametrize("things", [1, 3])
def test_a_reply_asks_a_bounded_number_of_queries(things: int, ruth: Person) -> None:
    found = busy_forum(things, ruth)
    client = way.desk(ground.member("Fern"))
    address = f"{found.get_absolute_url()}reply/"
    client.post(address, {"text": "First", "language": "en"})
    first = found.posts.get(number=1)

    asked = queries(
        client, address, {"text": "Second @Ruth", "language": "en", "quotes": str(first.pk)}
    )

    assert asked <= A_REPLY + 4  # a quote is read, a mention looked for and written down
    assert queries(client, address, {"text": "Third", "language": "en"}) <= A_REPLY


def test_a_reply_that_is_refused_is_kept_in_the_form_and_as_a_draft(ruth: Person) -> None:
    found = ground.thread(ground.space(), ground.council("Noor"))
    avery = ground.council("Avery")

    answer = way.desk(avery).post(
        f"{found.get_absolute_url()}reply/",
        {"text": "I agree, we have the votes.", "language": "en"},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The open-meeting law applies to this thread." in page
    assert "I agree, we have the votes.</textarea>" in page
    assert Draft.objects.get(person=avery).words["text"] == "I agree, we have the votes."


def test_a_draft_comes_back_where_it_was_begun(ruth: Person) -> None:
    found, client = ground.thread(ground.space(), ruth), way.desk(ruth)

    saved = client.post(
        f"{found.get_absolute_url()}draft/", {"text": "We would also", "token": "x"}
    )

    assert saved.json()["saved"].startswith("Draft kept at")
    assert "We would also</textarea>" in client.get(found.get_absolute_url()).content.decode()
    assert "/reply/" in client.get("/community/mine/").content.decode()


def test_the_same_form_sent_twice_leads_to_the_same_post(ruth: Person) -> None:
    found, client = ground.thread(ground.space(), ruth), way.desk(ruth)
    page = client.get(found.get_absolute_url()).content.decode()
    [token] = re.findall(r'name="token" value="([^"]+)"', page)
    sent = {"text": "Ours too.", "language": "en", "token": token}

    answers = [client.post(f"{found.get_absolute_url()}reply/", sent).url for _time in range(2)]

    assert answers == [f"{found.get_absolute_url()}#p2"] * 2
    assert found.posts.count() == 2


def test_a_permanent_link_leads_to_the_page_of_its_post(ruth: Person) -> None:
    found = ground.thread(ground.space(), ruth)
    first = found.posts.get()
    Post.objects.bulk_create(
        [Post(thread=found, number=n, author=ruth, html="<p>x</p>") for n in range(2, 46)]
    )
    Thread.objects.filter(pk=found.pk).update(numbers=45, last_number=45, replies=44)

    last = Post.objects.get(number=45)

    assert (
        Client().get(f"/community/posts/{last.pk}/").url
        == f"/community/threads/{found.pk}/?page=3#p45"
    )
    assert Client().get(f"/community/posts/{first.pk}/").url == f"/community/threads/{found.pk}/#p1"


def test_a_list_is_read_on_from_a_place_however_deep(ruth: Person) -> None:
    desk = ground.space()
    made = [ground.thread(desk, ground.member(f"N {n}"), f"Thread {n}") for n in range(35)]
    client, seen = Client(), []
    address = desk.get_absolute_url()
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'<h3 lang="en"><a href="/community/threads/(\d+)/"', page)
        more = re.search(r'rel="next" href="\?before=([\d-]+)"', page)
        address = f"{desk.get_absolute_url()}?before={more[1]}" if more else ""

    assert seen == [str(one.pk) for one in reversed(made)]


@pytest.mark.parametrize("text", ["", "x", "9" * 40, "-", "1-", "-1", "12-½", "٣-٣"])
def test_a_place_that_nobody_wrote_is_the_start(text: str) -> None:
    assert place_of(text) == Place()


def test_pages_of_a_closed_space_do_not_exist_for_others(ruth: Person) -> None:
    room = ground.space("closed", "Residents", affiliation="resident")
    elvira = ground.member("Elvira", affiliation="resident")
    found = ground.thread(room, elvira)
    post = found.posts.get()
    pages = [
        room.get_absolute_url(),
        f"{room.get_absolute_url()}feed.atom",
        found.get_absolute_url(),
        f"{found.get_absolute_url()}record/",
        f"{found.get_absolute_url()}reply/",
        post.get_absolute_url(),
        f"{post.get_absolute_url()}history/",
        f"{post.get_absolute_url()}report/",
    ]
    outside, inside = way.desk(ruth), way.desk(elvira)

    assert {outside.get(page).status_code for page in pages} == {404}
    assert inside.get(found.get_absolute_url()).status_code == 200
    assert "Lights in parks" not in Client().get("/community/").content.decode()
    assert "Lights in parks" not in Client().get("/community/feed.atom").content.decode()


def test_a_minor_sees_no_count_of_thanks_and_an_adult_does(ruth: Person) -> None:
    fern, lupe = ground.member("Fern"), ground.young()
    found = ground.thread(ground.space(), ruth)
    way.desk(fern).post(f"{found.posts.get().get_absolute_url()}thank/")

    adult, minor, visitor = (
        client.get(found.get_absolute_url()).content.decode()
        for client in (way.desk(fern), way.desk(lupe), Client())
    )

    assert "1 thank-you" in adult
    assert "1 thank-you" not in minor + visitor


def test_a_post_says_its_language_and_stands_beside_others(ruth: Person) -> None:
    found = ground.thread(ground.space(), ruth)
    ground.reply(found, ruth, "Los nuestros son cinco.", language="es")
    ground.reply(found, ruth, "سلام", language="fa")

    page = Client().get(found.get_absolute_url()).content.decode()

    assert '<div class="said" lang="es" dir="ltr"><p>Los nuestros son cinco.</p>' in page
    assert '<div class="said" lang="fa" dir="rtl"><p>سلام</p>' in page


def test_a_feed_carries_what_everybody_reads_and_no_words_of_youth(ruth: Person) -> None:
    desk, lupe = ground.space(), ground.young()
    ground.thread(desk, ruth, "Lights in parks")
    ground.thread(desk, lupe, "Juniper lamps")
    Thread.objects.update(status="open")
    Post.objects.update(status="shown")

    answer = Client().get(f"{desk.get_absolute_url()}feed.atom")

    assert answer["Content-Type"] == "application/atom+xml"
    assert b"Lights in parks" in answer.content
    assert b"Juniper" not in answer.content


def test_an_administrator_opens_a_space_and_nobody_else_does(ruth: Person) -> None:
    imani = ground.member("Imani", "admin")
    said = {"name": "Libraries", "name_es": "Bibliotecas", "access": "members"}

    assert way.desk(ruth).post("/community/new-space/", said).status_code == 403
    assert way.desk(imani).post("/community/new-space/", said).status_code == 302

    assert ForumSpace.objects.get().slug == "libraries"


def test_opening_a_thread_writes_nothing_and_the_page_says_how_far_it_was_read(
    ruth: Person,
) -> None:
    found = ground.thread(ground.space(), ruth)
    ground.reply(found, ground.member("Fern"), "Five of ours.")
    desk, mark = way.desk(ruth), found.marks.get(person=ruth)

    page = desk.get(found.get_absolute_url()).content.decode()
    mark.refresh_from_db()
    assert (mark.read_to, 'name="to" value="2"' in page) == (1, True)

    address = f"{found.get_absolute_url()}read/"
    assert [desk.post(address, {"to": said}).status_code for said in ("x", "", "9")] == [
        *(404, 404, 302),
    ]
    mark.refresh_from_db()
    assert (
        mark.read_to,
        "data-at-once" in desk.get(found.get_absolute_url()).content.decode(),
    ) == (*(2, False),)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("They hit me when it is dark.", True), ("Me golpea.", True), ("The lamps are out.", False)],
)
def test_help_lines_and_a_way_out_stand_above_a_talk_about_danger(
    ruth: Person, text: str, shown: bool
) -> None:
    found = ground.thread(ground.space(), ruth)
    ground.reply(found, ground.member("Fern"), text.replace("They hit", "My uncle hits"))

    page = Client().get(found.get_absolute_url()).content.decode()

    assert (("data-leave" in page), ("call or text 988" in page)) == (shown, shown)


def test_starting_a_thread_opens_with_its_draft_and_without_faults(ruth: Person) -> None:
    space, client = ground.space(), way.desk(ruth)
    address = f"{space.get_absolute_url()}new/"
    client.post(f"{address}", {"title": "", "text": "Half a thought", "language": "en"})

    answer = client.get(address)

    assert answer.status_code == 200
    assert "Half a thought" in answer.content.decode()
    assert "aria-invalid" not in answer.content.decode()
