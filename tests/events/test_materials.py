"""Slides and captions as files: judged by content, given as downloads, said as text."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cities import way
from tests.events import ground
from tests.events.test_knowing import _client
from thrive.events.forms.after import MaterialForm
from thrive.events.forms.files import transcript
from thrive.events.models import Event, Material
from thrive.people.models import Person

VTT = (
    "WEBVTT\n\nNOTE made by hand\n\n1\n00:00:01.000 --> 00:00:04.000 align:start\n"
    "<v Luz>Welcome &amp; <b>thank you</b>\nfor coming.\n\n00:04.000 --> 00:06.000\n"
    "<script>¿Empezamos?</script>\n\n00:06.000 --> 00:07.000\n¿Empezamos?\n"
)


def _office(part: str, *more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in ("[Content_Types].xml", part, *more):
            file.writestr(name, "<x/>")
    return out.getvalue()


SLIDES = _office("ppt/presentation.xml")


def _held() -> Event:
    return ground.over(ground.event())


def _sent(settings: Any, event: Event, **said: Any) -> Any:
    imani = Person.objects.filter(name="Imani").first() or way.person("Imani", "admin")
    client = _client(imani, settings)
    usual = {"kind": "slides", "title": "What we saw", "language": "en"}
    return client.post(f"/events/{event.slug}/materials/", {**usual, **said})


def _file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.django_db
def test_slides_are_kept_and_given_as_a_download(settings: Any) -> None:
    event = _held()

    assert _sent(settings, event, file=_file("../Our maps.exe", SLIDES)).status_code == 302
    assert _sent(settings, event, file=_file("again.pptx", SLIDES)).status_code == 302

    [kept] = Material.objects.all()
    answer = Client().get(kept.address)
    assert kept.name == "Our maps.pptx"
    assert answer.content == SLIDES
    assert answer["Content-Disposition"] == 'attachment; filename="Our maps.pptx"'
    assert "sandbox" in answer["Content-Security-Policy"]
    assert f'href="{kept.address}"' in Client().get(f"/events/{event.slug}/").content.decode()


@pytest.mark.django_db
def test_captions_are_shown_as_a_text_without_their_times(settings: Any) -> None:
    event = _held()
    film = {"kind": "recording", "title": "The evening", "url": "https://v.example/1"}

    answer = _sent(settings, event, **film, captions=_file("c.vtt", VTT.encode()))

    assert answer.status_code == 302
    [kept] = Material.objects.all()
    page = Client().get(f"/events/{event.slug}/materials/{kept.pk}/words/").content.decode()
    assert "<p>Welcome &amp; thank you for coming.</p>" in page
    assert "<script>alert" not in page
    assert Client().get(kept.captions_address)["Content-Type"] == "text/vtt; charset=utf-8"


@pytest.mark.django_db
def test_files_of_a_draft_are_for_nobody_else(settings: Any) -> None:
    event = _held()
    _sent(settings, event, file=_file("a.pdf", b"%PDF-1.7 x"))
    [kept] = Material.objects.all()
    Event.objects.filter(pk=event.pk).update(status="draft")

    assert Client().get(kept.address).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"<html><script>alert(1)</script>", "cannot be read as PDF"),
        ("a.pptx", b"PK\x03\x04 broken", "cannot be read as PDF"),
        ("a.zip", _office("other.txt"), "cannot be read as PDF"),
        ("a.pptx", _office("ppt/presentation.xml", "ppt/vbaProject.bin"), "without macros"),
        ("a.docx", _office("word/document.xml", "word/embeddings/x.exe"), "without macros"),
        ("a.pdf", b"", "empty"),
        ("a.pdf", b"%PDF-" + b"0" * 21_000_000, "up to 20 MB"),
    ],
)
def test_what_is_no_paper_is_refused_with_a_sentence(name: str, content: bytes, said: str) -> None:
    form = MaterialForm(
        {"kind": "slides", "title": "x", "language": "en"}, {"file": _file(name, content)}
    )

    assert not form.is_valid()
    assert said in " ".join(form.errors["file"])


@pytest.mark.parametrize(
    "content",
    [
        b"1\n00:00:01,000 --> 00:00:02,000\nSubRip\n",
        b"WEBVTT\n\n",
        b"WEBVTT\n\n\xff\xfe",
        b"WEBVTTX\n\n00:01.000 --> 00:02.000\nNo\n",
        b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nlong\n\n" * 40_000,
    ],
)
def test_what_is_no_captions_is_refused(content: bytes) -> None:
    said = {"kind": "recording", "title": "x", "language": "en", "url": "https://v.example/1"}
    form = MaterialForm(said, {"captions": _file("c.vtt", content)})

    assert not form.is_valid()
    assert list(form.errors) == ["captions"]


def test_a_recording_is_a_link_and_everything_is_somewhere() -> None:
    said = {"title": "x", "language": "en"}
    film = MaterialForm({**said, "kind": "recording"}, {"file": _file("a.pdf", b"%PDF-1.7")})
    notes = MaterialForm({**said, "kind": "notes"})

    assert "A recording is a link" in str(film.errors["url"])
    assert "Write the address, or choose a file." in str(notes.errors["url"])


def test_a_cue_said_twice_on_end_is_read_once() -> None:
    assert transcript(VTT) == "Welcome & thank you for coming.\n¿Empezamos?"
