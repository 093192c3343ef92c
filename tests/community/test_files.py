"""Files that come with a post: judged by content, read as the post is, gone with its words."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.cities import way
from tests.community import ground
from thrive.base.decisions import Refused
from thrive.community.actions import attaching, editing, moderating, posting
from thrive.community.actions.posting import Words
from thrive.community.models import Draft, Post, PostFile, Thread
from thrive.people.holdings import everything_about
from thrive.people.models import Person

pytestmark = pytest.mark.django_db

SAFE = attaching.SafeFile("plan.pdf", "application/pdf", b"%PDF-1.7 plan")


@pytest.fixture
def ruth() -> Person:
    return ground.member("Ruth")


@pytest.fixture
def talk(ruth: Person) -> Thread:
    return ground.thread(ground.space(), ruth)


def photo() -> SimpleUploadedFile:
    """A picture that tells where it was taken."""
    out, hidden = io.BytesIO(), Image.Exif()
    hidden[0x010E] = "at 12 Elm Street"
    Image.new("RGB", (40, 20), "orange").save(out, "JPEG", exif=hidden)
    return SimpleUploadedFile("../lamp.jpeg", out.getvalue(), "text/html")


def bomb() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return SimpleUploadedFile("bomb.png", out.getvalue(), "image/png")


def sends(client: Client, talk: Thread, *files: SimpleUploadedFile) -> int:
    said = {"text": "The plan.", "language": "en", "attachments": list(files)}
    return client.post(f"{talk.get_absolute_url()}reply/", said).status_code


def with_a_file(talk: Thread, by: Person) -> PostFile:
    return posting.reply(talk, words=Words("The plan.", files=(SAFE,)), by=by).files.get()


def test_a_picture_is_drawn_anew_and_downloaded_never_shown_as_a_page(
    talk: Thread, ruth: Person
) -> None:
    assert sends(way.desk(ruth), talk, photo()) == 302

    kept = PostFile.objects.get()
    answer = Client().get(kept.get_absolute_url())
    page = Client().get(talk.get_absolute_url()).content.decode()
    assert (kept.name, kept.media_type, b"Elm" in answer.content) == (
        "lamp.jpg",
        "image/jpeg",
        False,
    )
    assert answer["Content-Disposition"] == 'attachment; filename="lamp.jpg"'
    assert f'href="{kept.get_absolute_url()}"' in page


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([SimpleUploadedFile("x.png", b"<svg onload=alert(1)>")], "cannot be read as a PDF"),
        ([SimpleUploadedFile("x.pdf", b"%PDF-" + b"0" * 5_300_000)], "Attach a smaller file"),
        ([SimpleUploadedFile(f"{n}.pdf", b"%%PDF-%d" % n) for n in range(4)], "At most 3 files"),
        ([SimpleUploadedFile("x.pdf", b"")], "is empty"),
        ([bomb()], "cannot be read as a PDF"),
    ],
    ids=["markup", "too big", "too many", "empty", "bomb"],
)
def test_a_bad_file_is_refused_with_a_sentence_and_the_words_are_kept(
    talk: Thread, ruth: Person, files: list[SimpleUploadedFile], sentence: str
) -> None:
    said = {"text": "The plan.", "language": "en", "attachments": files}
    answer = way.desk(ruth).post(f"{talk.get_absolute_url()}reply/", said)

    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert (Post.objects.count(), PostFile.objects.count()) == (1, 0)
    assert Draft.objects.get().words["text"] == "The plan."


def test_nobody_attaches_in_a_space_of_youth_and_no_young_person_anywhere(talk: Thread) -> None:
    room, lupe = ground.youth_room("Avery", "Bo"), ground.young()
    avery = Person.objects.get(name="Avery")

    for where, who in ((room, avery), (talk.space, lupe)):
        address = f"{where.get_absolute_url()}new/"
        assert 'name="attachments"' not in way.desk(who).get(address).content.decode()
        with pytest.raises(Refused, match="No files"):
            ground.thread(where, who, words=Words("See", files=(SAFE,)))


def test_who_reads_the_post_reads_its_file_and_nobody_else(talk: Thread, ruth: Person) -> None:
    jo, fern = ground.member("Jo", "moderator"), ground.member("Fern")
    kept = with_a_file(talk, ruth)
    moderating.hide(kept.post, of="spam", reason="An advertisement.", by=jo)
    hidden = [
        client.get(kept.get_absolute_url()).status_code
        for client in (Client(), way.desk(fern), way.desk(ruth), way.desk(jo))
    ]

    closed = with_a_file(ground.thread(ground.space("members", "Members"), ruth), ruth)
    members = [
        client.get(closed.get_absolute_url()).status_code for client in (Client(), way.desk(fern))
    ]

    assert (hidden, members) == ([404, 404, 200, 200], [404, 200])


def test_a_file_goes_with_the_words_and_alone_when_its_author_says_so(
    talk: Thread, ruth: Person, django_capture_on_commit_callbacks
) -> None:
    first, second = with_a_file(talk, ruth), with_a_file(talk, ruth)
    storage, names = first.file.storage, [first.file.name, second.file.name]
    with pytest.raises(Refused, match="Only the author"):
        attaching.take_off(first, by=ground.member("Fern"))

    with django_capture_on_commit_callbacks(execute=True):
        assert way.desk(ruth).post(f"{first.get_absolute_url()}take-off/").status_code == 302
        editing.take_down(Post.objects.get(pk=second.post_id), by=ruth)

    assert (PostFile.objects.count(), [storage.exists(name) for name in names]) == (0, [False] * 2)
    assert set(Post.objects.values_list("attached", flat=True)) == {0}


def test_a_person_takes_the_names_of_their_files_along(talk: Thread, ruth: Person) -> None:
    with_a_file(talk, ruth)

    assert "plan.pdf" in str(everything_about(ruth))
