"""Consent travels: what stood on it is gone everywhere at once. Stories pass a second reader."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.indicators.journey_ground import CITY, Scene
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.cities.actions.attachments import SafeFile
from thrive.indicators.actions import sensemaking, stories
from thrive.indicators.actions.sensemaking import Yes
from thrive.indicators.actions.stories import Block
from thrive.indicators.models import Finding, StoryBlock
from thrive.indicators.own_data import erase_data_work, export_data_work
from thrive.indicators.queries.context import heard_about
from thrive.search.models import SearchDocument

pytestmark = pytest.mark.django_db
SECRET = "Where do you go when it is dark and you have no car?"


def everywhere(at: Scene, *, to: Client | None = None) -> str:
    """Everything a visitor can read of this city's data work, as one text."""
    visitor = to or Client()
    paths = ["/cities/vallejo/data/", "/cities/vallejo/data/sessions/", "/stories/"]
    paths += [one.get_absolute_url() for one in at.city.sensemaking_sessions.all()]
    paths += [one.get_absolute_url() for one in at.city.data_stories.all()]
    pages = [words(visitor.get(path)) for path in paths]
    heard = [one.words for one in heard_about("poverty", CITY)]
    found = SearchDocument.objects.values_list("title", "body")
    return " ".join([*pages, *heard, *(" ".join(one) for one in found)])


def test_a_consent_taken_back_removes_words_from_every_story_and_every_chart() -> None:
    at = Scene()
    consent = at.consent()
    at.shown_note(SECRET, consent=consent)
    at.published(words=SECRET, consent=consent)
    assert everywhere(at).count(SECRET) == 3

    sensemaking.withdraw_consent(consent, by=at.elvira)

    assert SECRET not in everywhere(at)
    assert "We walked four parks at night." in everywhere(at)
    assert set(Finding.objects.values_list("words", "status")) == {("", "withdrawn")}
    assert list(StoryBlock.objects.filter(kind="quote").values_list("words", "gloss")) == [("", "")]
    quote, draft = Block("quote", words="Again", voice="youth", consent=consent), at.draft()
    with pytest.raises(Refused, match="taken back"):
        stories.add_block(draft, block=quote, by=at.elvira)


def test_a_photo_goes_with_its_consent_from_the_page_and_from_the_disk(
    django_capture_on_commit_callbacks: Any,
) -> None:
    at = Scene()
    story, consent = at.story(), at.consent("photo sheet", "photo")
    photo = SafeFile("park.png", "image/png", b"\x89PNG picture")
    block = Block("photo", photo=photo, alt="Two teens count lamps.", consent=consent)
    kept = stories.add_block(story, block=block, by=at.elvira)
    at.does(story, ("send", at.elvira), ("review", at.luz), ("publish", at.ruth))
    address, name = f"/stories/{story.slug}/photos/{kept.pk}/", kept.photo.name
    assert Client().get(address).status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        sensemaking.withdraw_consent(consent, by=at.luz)

    assert Client().get(address).status_code == 404
    assert not default_storage.exists(name)


def test_a_minor_needs_a_guardian_and_a_guardians_no_reaches_every_page() -> None:
    at = Scene()
    with pytest.raises(Refused, match="A parent or guardian has to agree too"):
        at.consent(is_minor=True)
    mine = Yes("words", "here", "Teo’s yes", clock.today(), True, True, at.teo)
    with pytest.raises(Refused, match="Their guardian has not agreed to this"):
        sensemaking.record_consent(at.city, yes=mine, by=at.ruth)
    at.teo.consents.update(scope=["account", "quote"], assent=["quote"])
    consent = sensemaking.record_consent(at.city, yes=mine, by=at.ruth)
    at.shown_note(SECRET, consent=consent)
    at.published(words=SECRET, consent=consent)
    assert everywhere(at).count(SECRET) == 3

    at.teo.consents.update(scope=["account"])

    assert SECRET not in everywhere(at)


def test_erasing_an_account_ends_its_consents_and_forgets_who_wrote() -> None:
    at = Scene()
    at.teo.consents.update(scope=["account", "quote"], assent=["quote"])
    mine = Yes("words", "here", "Teo’s yes", clock.today(), True, True, at.teo)
    consent = sensemaking.record_consent(at.city, yes=mine, by=at.ruth)
    at.shown_note(SECRET, consent=consent)
    pin = at.pin(by=at.teo)
    told = export_data_work(at.teo)
    assert (len(told["pins"]), len(told["consents"])) == (1, 1)

    erase_data_work(at.teo)

    assert SECRET not in everywhere(at)
    pin.refresh_from_db()
    assert (pin.added_by, pin.label) == (None, "Grove Park")
    assert export_data_work(at.teo) == {key: [] for key in told}


def test_a_second_person_reads_a_story_and_the_core_team_publishes_it() -> None:
    at = Scene()
    story = at.does(at.story(by=at.luz), ("send", at.luz))

    with pytest.raises(Refused, match="A second person has to read it"):
        at.does(story, ("review", at.luz))
    with pytest.raises(Refused, match="Only the Core Team"):
        at.does(story, ("review", at.ana), ("publish", at.luz))
    at.does(story, ("publish", at.ruth))

    assert "Dark parks" in words(Client().get("/stories/"))
    assert SearchDocument.objects.filter(kind="data_story").count() == 2
    at.does(story, ("withdraw", at.luz), reason="The city asked us to.")
    assert SearchDocument.objects.filter(kind="data_story").count() == 0


@pytest.mark.parametrize("state", ["draft", "in_review", "reviewed", "withdrawn"])
def test_what_is_not_published_is_not_there_for_others(state: str) -> None:
    at = Scene()
    story = at.story()
    steps = [("send", at.elvira), ("review", at.luz), ("publish", at.ruth), ("withdraw", at.ruth)]
    for name, by in steps[: ["draft", "in_review", "reviewed", "", "withdrawn"].index(state)]:
        story = at.does(story, (name, by), reason="The city asked for it.")
    assert story.status == state

    path = story.get_absolute_url()

    answers = [Client(), way.desk(at.omar), way.desk(at.elvira), way.desk(at.luz)]
    assert [one.get(path).status_code for one in answers] == [404, 404, 200, 200]
    assert words(Client().get("/stories/")).count("Dark parks") == 0


def test_a_block_that_lacks_a_part_is_refused() -> None:
    at = Scene()
    story, photo_yes = at.story(), at.consent("photo sheet", "photo")

    for block in (
        Block("text"),
        Block("chart", indicator="poverty"),
        Block("quote", words="Hi", voice="youth"),
        Block("photo", alt="A park", consent=photo_yes),
        Block("quote", words="Hi", voice="youth", consent=photo_yes),
    ):
        with pytest.raises(Refused):
            stories.add_block(story, block=block, by=at.elvira)

    assert story.blocks.count() == 2


def test_blocks_change_places_and_leave() -> None:
    at = Scene()
    story = at.story()
    first, second = story.blocks.order_by("place_in_story")

    stories.move_block(second, up=True, by=at.elvira)
    stories.move_block(second, up=True, by=at.elvira)
    assert list(story.blocks.order_by("place_in_story")) == [second, first]
    stories.take_out_block(second, by=at.ruth)

    assert list(story.blocks.all()) == [first]
