"""The moderators' list of words: what is found, what waits, what is asked, and who keeps it."""

from __future__ import annotations

import re

import pytest

from tests.cities import way
from tests.community import ground
from thrive.base.decisions import Refused
from thrive.community.actions import editing, moderating, wordlist
from thrive.community.actions.posting import Words
from thrive.community.models import Draft, Post, WatchedWord
from thrive.community.wordlist import folded, found_in
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def jo() -> Person:
    return ground.member("Jo", "moderator")


def watched(jo: Person, phrase: str, does: str = "hold", advice: str = "") -> WatchedWord:
    return wordlist.watch(phrase, does=does, advice=advice, by=jo)


# (word of the list, what somebody wrote, is it found)
TEXTS = (
    ("idiot", "You IDIOT!", True),
    ("idiot", "This is idiotic", False),
    ("idiot", "You ídìöt", True),
    ("idiot", "You id\u200biot, id\u00adiot", True),
    (
        "idiot",
        "You \u202etoidi",
        False,
    ),  # it reads so, but it is not so: `texts.clean` shows it plainly
    ("idiot", "You i\u202ed\u2066iot", True),
    ("idiot", "You id**io**t", True),
    ("idiot", "You &#105;diot", True),
    ("idiot", "You ｉｄｉｏｔ", True),
    ("home address", "his home\n\naddress is", True),
    ("home address", "his home, address him", True),
    ("home address", "homeaddress", False),
    ("señor", "Sen\u0303or Vega", True),
    ("straße", "STRASSE", True),
    ("istanbul", "İstanbul", True),
    ("笨蛋", "你这个笨蛋吗", True),
    ("笨蛋", "你这个笨 蛋吗", True),
    ("โง่", "เขาโง่มาก", True),
    ("โง่", "โง", False),
    ("バカ", "あなたはﾊﾞｶです", True),
    ("멍청이", "이 멍청이 아", True),
    ("멍청이", "멍청이들", False),
    ("हिन्दी", "यह हिन्दी है", True),
    ("हिन्दी", "यह हन्द है", False),
    ("كلب", "يا كَلـب", True),
    ("u.s.", "in the U S today", True),
)


def test_words_are_found_as_people_read_them(jo: Person) -> None:
    wrong = []
    for phrase, text, found in TEXTS:
        word = WatchedWord(phrase=phrase, folded=folded(phrase), does="hold")
        if bool(found_in([word], [text])) is not found:
            wrong.append((phrase, text))

    assert wrong == []


def test_a_word_of_the_list_holds_a_post_until_a_person_has_read_it(jo: Person) -> None:
    watched(jo, "home address")
    found = ground.thread(ground.space(), ground.member("Ruth"))
    gus = ground.member("Gus")
    desk = way.desk(gus)

    answer = desk.post(
        f"{found.get_absolute_url()}reply/",
        {"text": "I know his HOME  address.", "language": "en"},
        follow=True,
    )

    post = Post.objects.get(author=gus)
    page = answer.content.decode()
    assert (post.status, post.held_for) == ("held", "word")
    assert "Some of these words are on a list that moderators keep" in page
    assert "I know his HOME" in page
    queue = way.desk(jo).get("/community/moderation/").content.decode()
    assert "A word of the list" in queue
    moderating.let_through(post, by=jo)
    assert ground.counts(found)[0] == 1


def test_a_change_that_brings_in_a_word_or_a_first_link_waits_again(jo: Person) -> None:
    watched(jo, "home address")
    gus, newcomer = ground.member("Gus"), way.person("Nia")
    room = ground.space()
    mine, hers = ground.thread(room, gus), ground.thread(room, newcomer, "Hello")

    editing.edit_post(mine.posts.get(), title="His home address", text="x", language="en", by=gus)
    editing.edit_post(hers.posts.get(), text="https://ad.test", language="en", by=newcomer)

    assert [ground.fresh(one).status for one in (mine, hers)] == ["held", "held"]
    assert {p.author: p.held_for for p in Post.objects.all()} == {gus: "word", newcomer: "link"}


def test_an_author_is_asked_first_and_may_post_it_as_it_is(jo: Person) -> None:
    watched(jo, "illegals", "warn", "Say “families without papers”.")
    found = ground.thread(ground.space(), ground.member("Ruth"))
    gus = ground.member("Gus")
    client, at = way.desk(gus), f"{found.get_absolute_url()}reply/"
    said = {"text": "They call us illegals.", "language": "en"}
    assert 'name="anyway"' not in client.get(at).content.decode()

    asked = client.post(at, said)
    page = asked.content.decode()

    assert asked.status_code == 422
    assert "“illegals”" in page
    assert "families without papers" in page
    assert "They call us illegals.</textarea>" in page
    assert Draft.objects.get().words["text"] == said["text"]
    assert re.search(r'name="anyway"', page)
    assert client.post(at, said | {"anyway": "on"}).status_code == 302
    assert Post.objects.get(author=gus).status == "shown"


def test_only_moderators_keep_the_list_and_a_word_stands_once(jo: Person) -> None:
    word = watched(jo, "Señor")
    gus = ground.member("Gus")
    for by, phrase, sentence in (
        (gus, "cat", "Only a moderator can do this."),
        (jo, "SEN\u0303OR", "This word stands on the list already."),
        (jo, " \u200b! ", "two letters or more"),
    ):
        with pytest.raises(Refused, match=sentence):
            watched(by, phrase)
    assert way.desk(gus).get("/community/moderation/words/").status_code == 403

    client, at = way.desk(jo), "/community/moderation/words/"
    client.post(at, {"phrase": "Buy now", "does": "warn", "advice": ""})
    assert "Buy now" in client.get(at).content.decode()
    client.post(f"{at}{word.pk}/remove/")

    assert list(WatchedWord.objects.values_list("folded", flat=True)) == ["buy now"]
    ground.thread(ground.space(), gus, words=Words("Señor Vega"))
    assert Post.objects.get(author=gus).status == "shown"
