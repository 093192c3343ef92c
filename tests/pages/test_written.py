"""News with its feed, words that editors add, objectives with their days, messages kept first."""

from __future__ import annotations

import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache

from tests.cities import way
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.notices.models import OutboundMessage
from thrive.pages.actions import written
from thrive.pages.actions.contact import send_message, settle_message
from thrive.pages.models import ContactMessage, NewsPost
from thrive.pages.queries import glossary_page
from thrive.pages.queries.written import objectives_page
from thrive.pages.rules import contact as contact_rules
from thrive.people.models import Person
from thrive.program import current

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def imani() -> Person:
    return way.person("Imani", "admin")


def _post(by: Person, slug: str = "walks", **more: Any) -> NewsPost:
    said = {
        f"{name}_{code}": f"{name} {code} & <b>"
        for name in ("title", "summary", "body")
        for code in ("en", "es")
    }
    return written.write_post(slug, by=by, is_new=True, **{**said, **more})


def test_a_draft_is_read_by_its_writers_only(client: Any, imani: Person) -> None:
    post = _post(imani)

    assert client.get("/news/walks/").status_code == 404
    assert way.desk(imani).get("/news/walks/").status_code == 200

    written.publish_post(post, by=imani)

    assert "title es &amp; &lt;b&gt;" in client.get("/es/news/").content.decode()
    assert client.get("/es/news/walks/").status_code == 200


def test_a_video_without_captions_is_not_published(imani: Person) -> None:
    post = _post(imani, video_url="https://video.example.org/1")

    with pytest.raises(Refused) as said:
        written.publish_post(post, by=imani)

    assert said.value.sentence == (
        "A video needs captions or a text to read. Add the link to them."
    )


def test_the_feed_is_atom_in_each_language_and_answers_unchanged_with_304(
    client: Any, imani: Person
) -> None:
    written.publish_post(_post(imani), by=imani)
    answer = client.get("/es/news/feed/")
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")

    assert [one.findtext(f"{ATOM}title") for one in entries] == ["title es & <b>"]
    assert feed.find(f"{ATOM}entry/{ATOM}id") is not None
    known = client.get("/es/news/feed/", headers={"if-modified-since": answer["Last-Modified"]})
    assert (known.status_code, known.content) == (304, b"")

    written.withdraw_post(NewsPost.objects.get(), by=imani)

    assert b"title es" not in client.get("/es/news/feed/").content


def test_an_added_word_stands_in_the_glossary_and_opens_in_running_text(
    client: Any, imani: Person, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        word = written.write_word(
            "warm-bench",
            by=imani,
            is_new=True,
            term_en="warm bench",
            term_es="banca cálida",
            definition_en="A seat in the sun.",
            definition_es="Un asiento al sol.",
            source="The program",
        )
        assert glossary_page("warm bench").found == 0
        written.publish_word(word, by=imani)
    cache.clear()

    assert [one.slug for one in glossary_page("bench").others] == ["warm-bench"]
    assert 'id="warm-bench"' in client.get("/glossary/").content.decode()


def test_a_word_of_the_rulebook_is_not_explained_twice(imani: Person) -> None:
    said = dict.fromkeys(("term_en", "term_es", "definition_en", "definition_es", "source"), "x")
    word = written.write_word(current().glossary[0].slug, by=imani, is_new=True, **said)

    with pytest.raises(Refused) as no:
        written.publish_word(word, by=imani)

    assert no.value.sentence == "The rulebook explains this word already."


def test_an_objective_keeps_every_report_with_its_day(client: Any, imani: Person) -> None:
    slug = current().objectives[0].slug
    today = clock.today()
    said = {"words_en": "We began.", "words_es": "Empezamos.", "by": imani}
    before = today - datetime.timedelta(days=9)
    written.report_objective(slug, move="begin", said_on=before, **said)
    written.report_objective(slug, move="finish", said_on=today, **{**said, "words_en": "Done it."})

    first = objectives_page()[0]
    assert (first.status, first.newest.said_on, len(first.before)) == ("done", today, 1)  # type: ignore[union-attr]
    assert "Done it." in client.get("/about/objectives/").content.decode()
    with pytest.raises(Refused):
        written.report_objective(slug, move="finish", said_on=today, **said)
    ahead = today + datetime.timedelta(days=1)
    with pytest.raises(Refused) as no:
        written.report_objective(slug, move="begin", said_on=ahead, **said)
    assert no.value.sentence == "This day has not come yet."


def test_all_five_objectives_stand_there_before_any_report(client: Any) -> None:
    page = client.get("/es/about/objectives/").content.decode()

    assert len(objectives_page()) == 5
    assert page.count("Sin empezar") == 5


SENT = {
    "about": "joining",
    "name": "Noor",
    "email": "noor@example.org",
    "words": "Can a library lead?",
}


def test_a_message_is_kept_and_acknowledged_once(client: Any) -> None:
    assert client.post("/contact/", SENT).status_code == 302
    assert client.post("/contact/", SENT).status_code == 302

    assert ContactMessage.objects.count() == 1
    mail = OutboundMessage.objects.get(to_email="noor@example.org")
    assert f"number {ContactMessage.objects.get().pk}" in mail.subject


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(client: Any) -> None:
    answer = client.post("/contact/", {**SENT, "website": "https://spam.example.org"})

    assert (answer.status_code, answer["Location"]) == (302, "/contact/thanks/")
    assert ContactMessage.objects.count() == 0


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(client: Any) -> None:
    answer = client.post("/contact/", {**SENT, "email": "noor"})

    assert answer.status_code == 422
    assert "Write an address such as name@example.org" in answer.content.decode()
    assert "Can a library lead?" in answer.content.decode()


@pytest.mark.parametrize(
    ("mine", "all_of_them", "sentence"),
    [
        (2, 59, ""),
        (3, 3, "You have written three times in an hour. We have it; please wait for us."),
        (0, 60, "Too many messages are coming in right now. Please try again in an hour."),
    ],
)
def test_how_often_one_may_write(mine: int, all_of_them: int, sentence: str) -> None:
    assert contact_rules.may_send(mine, all_of_them).sentence == sentence


def test_a_flood_from_one_place_is_told_to_wait(client: Any) -> None:
    answers = [
        client.post("/contact/", {**SENT, "email": f"n{one}@example.org"}).status_code
        for one in range(11)
    ]

    assert answers == [302] * 10 + [422]


def test_the_inbox_is_for_coaches_and_administrators(imani: Person) -> None:
    row = send_message(language="en", **SENT)
    desk = way.desk(way.person("Luz", "coach"))

    assert "Can a library lead?" in desk.get("/staff/contact/").content.decode()
    assert way.desk(way.person("Ana", "data")).get("/staff/contact/").status_code == 403
    assert desk.post(f"/staff/contact/{row.pk}/answer/").status_code == 302
    assert desk.post(f"/staff/contact/{row.pk}/answer/").status_code == 403
    assert desk.get("/staff/contact/?state=answered").status_code == 200
    settle_message(row, move="open_again", by=imani)
    assert ContactMessage.objects.get().settled_by is None


@pytest.mark.parametrize(
    "path",
    ["/values/", "/goals/", "/partners/", "/team/", "/community/about/", "/news/", "/contact/"],
)
@pytest.mark.parametrize("language", ["", "/es"])
def test_pages_of_the_program_open_on_an_empty_site(client: Any, language: str, path: str) -> None:
    assert client.get(language + path).status_code == 200


def test_values_are_four_six_five_and_the_four_of_a_county_with_their_source(client: Any) -> None:
    answer = client.get("/values/")

    assert len(answer.context["principles_of_council"]) == 4
    assert "CLC Framework Value 1" in answer.content.decode()


def test_the_team_shows_only_those_who_chose_it(client: Any, imani: Person) -> None:
    assert [one.name for one in client.get("/team/").context["members"]] == []

    Person.objects.filter(pk=imani.pk).update(visibility="public")

    assert [one.name for one in client.get("/team/").context["members"]] == ["Imani"]


def test_the_desk_of_news_and_words_over_http(imani: Person) -> None:
    desk = way.desk(imani)
    both = {
        f"{name}_{code}": "Words" for name in ("title", "summary", "body") for code in ("en", "es")
    }

    assert desk.post("/staff/news/new/", {"slug": "a", **both}).status_code == 302
    assert desk.post("/staff/news/new/", {"slug": "a", **both}).status_code == 422
    assert desk.post("/staff/news/a/", {**both, "title_en": ""}).status_code == 422
    assert desk.post("/staff/news/a/publish/").status_code == 302
    assert desk.get("/staff/news/").status_code == 200
    word = {f"{name}_{code}": "Words" for name in ("term", "definition") for code in ("en", "es")}
    assert (
        desk.post("/staff/glossary/new/", {"slug": "b", "source": "S", **word}).status_code == 302
    )
    assert desk.post("/staff/glossary/b/", {"source": "", **word}).status_code == 422
    assert desk.post("/staff/glossary/b/publish/").status_code == 302
    assert desk.get("/staff/glossary/").status_code == 200
    assert desk.get(f"/about/objectives/{current().objectives[0].slug}/").status_code == 200
    assert desk.get("/about/objectives/none/").status_code == 404
