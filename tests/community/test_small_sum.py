"""What a new account's browser does before a post, and what becomes of a post without it."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from tests.cities import way
from tests.community import ground, small_sum
from thrive.community.actions import editing, moderating, posting
from thrive.community.actions.posting import Words
from thrive.community.models import Post, Thread
from thrive.community.rules import work
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
OTHER = "0e8f3a52-4c0b-4ba5-93d4-6f1f7f0c2b9a"
SENTENCE = "did not do the small sum"


def test_a_sum_is_good_for_one_form_of_one_person() -> None:
    token, other = uuid.UUID(ground.TOKEN), uuid.UUID(OTHER)
    done = small_sum.done(ground.TOKEN, 7)

    table = {
        "done": (done, token, 7, True),
        "with a zero before it": (f"0{done}", token, 7, False),
        "missing": ("", token, 7, False),
        "wrong": (str(int(done) + 1), token, 7, False),
        "for another form": (done, other, 7, False),
        "for another person": (done, token, 8, False),
        "no number": ("-²", token, 7, False),
        "digits of another script": ("٣", token, 7, False),
        "too long": ("9" * 200_000, token, 7, False),
    }

    said = {
        name: work.was_done(sent, token=form, person=who)
        for name, (sent, form, who, _stands) in table.items()
    }
    assert said == {name: row[-1] for name, row in table.items()}


def test_new_accounts_are_asked_and_nobody_else_in_no_other_way() -> None:
    """Account × what was sent → why it waits. None: it came by mail, or is told by the demo."""
    ruth, nia = ground.member("Ruth"), way.person("Nia")
    jo, lupe = way.person("Jo", "moderator"), ground.young()
    sol, found = way.person("Sol"), ground.thread(ground.space(), ruth)
    started = {"Ruth": ruth, "Nia": nia, "Jo": jo, "Lupe": lupe}
    waits: dict[tuple[str, str], str] = {}

    for name, who in started.items():
        for sent in ("done", "missing", "wrong", "not asked"):
            words = Words("Ours.", work={"missing": "", "wrong": "x"}.get(sent))
            if sent == "done":
                words = replace(words, work=small_sum.done(str(words.token), who.pk))
            waits[name, sent] = posting.reply(found, words=words, by=who).held_for
    linked = ground.thread(found.space, sol, words=Words("See https://ad.test", work=""))

    assert {which: why for which, why in waits.items() if why} == {
        ("Nia", "missing"): "work",
        ("Nia", "wrong"): "work",
        **{("Lupe", sent): "first" for sent in ("done", "missing", "wrong", "not asked")},
    }
    assert linked.posts.get().held_for == "link"  # the first rule keeps its own sentence


def test_a_post_without_the_sum_waits_its_author_reads_it_and_a_moderator_lets_it_through() -> None:
    found = ground.thread(ground.space(), ground.member("Ruth"))
    nia, jo = way.person("Nia"), ground.member("Jo", "moderator")
    client, said = way.desk(nia), {"text": "Ours too.", "language": "en"}

    answer = client.post(f"{found.get_absolute_url()}reply/", said, follow=True)
    page = answer.content.decode()
    begun = client.post(
        f"{found.space.get_absolute_url()}new/",
        {**said, "title": "Benches", "kind": "discussion", "work": "x"},
        follow=True,
    )

    post = Post.objects.get(thread=found, author=nia)
    assert (post.status, post.held_for, ground.counts(found)) == ("held", "work", (0, 1, 2))
    assert SENTENCE in page
    assert "Only you and moderators can see this" in page
    assert SENTENCE in begun.content.decode()
    assert "Ours too." not in _read(ground.member("Fern"), found.get_absolute_url())
    queue = _read(jo, "/community/moderation/")
    assert queue.count("A new account, without the small sum of its browser") == 2
    editing.edit_post(post, text="Ours too!", language="en", by=nia)  # a change frees nothing
    moderating.let_through(post, by=jo)
    assert ground.counts(found)[0] == 1


def test_with_the_sum_it_stands_also_when_the_form_had_to_be_shown_again() -> None:
    found = ground.thread(ground.space(), ground.member("Ruth"))
    nia = way.person("Nia")
    client = way.desk(nia)
    read, at, new = _pages(found)
    rest = {"language": "en", "title": "Benches", "kind": "discussion"}

    for shown, to in ((read, at), (at, at), (new, new)):
        said = {**small_sum.form(client.get(shown).content.decode()), **rest}
        again = client.post(to, {**said, "text": ""})
        assert again.status_code == 422, shown
        assert f'value="{said["token"]}"' in again.content.decode(), shown
        assert client.post(to, {**said, "text": "Ours."}).status_code == 302, shown

    assert list(Post.objects.filter(author=nia).values_list("status", flat=True)) == ["shown"] * 3


def test_an_old_account_and_a_moderator_get_no_field_and_no_script() -> None:
    found = ground.thread(ground.space(), ground.member("Ruth"))
    people = (way.person("Nia"), ground.member("Fern"), way.person("Jo", "moderator"))
    marks = ("data-work", 'name="work"', "ui/js/work")

    asked = [
        {mark for mark in marks for at in _pages(found) if mark in _read(who, at)} for who in people
    ]

    assert asked == [set(marks), set(), set()]
    assert all(mark in _read(people[0], at) for mark in marks for at in _pages(found))


def _pages(found: Thread) -> tuple[str, str, str]:
    """The thread with its form, the form by itself, the form of a new thread."""
    at = found.get_absolute_url()
    return at, f"{at}reply/", f"{found.space.get_absolute_url()}new/"


def _read(who: Person, at: str) -> str:
    return way.desk(who).get(at).content.decode()
