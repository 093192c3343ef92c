"""Files are judged by their content, lose hidden data, and go out only to whom they belong."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.cities import way
from tests.cities.reading import begin, fields, page, words
from thrive.cities.forms.files import checked_file, file_name
from thrive.cities.models import Attachment, CityApplication

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n"


def picture(kind: str = "JPEG") -> bytes:
    """A photo that says where it was taken and which way is up."""
    image = Image.new("RGB", (40, 20), "orange")
    hidden = Image.Exif()
    hidden[0x010F] = "Camera of Rosa"
    hidden[0x0112] = 6
    out = BytesIO()
    image.save(out, kind, exif=hidden)
    return out.getvalue()


def upload(client: Client, application: CityApplication, name: str, content: bytes) -> Any:
    path = page(application, "ready-to-work")
    form = fields(client.get(path))
    form |= {"coalition": "Two churches.", "support_letter": SimpleUploadedFile(name, content)}
    return client.post(path, form)


def test_a_pdf_is_kept_under_a_name_nobody_can_guess(here: Client) -> None:
    application = begin(here)

    answer = upload(here, application, "Letter of support.pdf", PDF)

    file = Attachment.objects.get()
    assert answer.status_code == 302
    assert (file.name, file.media_type, file.size) == (
        "Letter of support.pdf",
        "application/pdf",
        len(PDF),
    )
    assert "Letter" not in file.file.name


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_loses_its_hidden_data_and_stands_upright(here: Client, kind: str) -> None:
    application = begin(here)

    upload(here, application, "IMG_1.HEIC.exe", picture(kind))

    file = Attachment.objects.get()
    with file.file.open("rb") as kept:
        content = kept.read()
    image = Image.open(BytesIO(content))
    assert (dict(image.getexif()), image.size) == ({}, (20, 40))
    assert b"Camera of Rosa" not in content
    assert file.name == f"IMG_1.HEIC.{'jpg' if kind == 'JPEG' else 'png'}"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("big.pdf", PDF + b"0" * 10_485_760, "“big.pdf” is 10 MB. Attach a smaller file"),
        ("page.html", b"<script>alert(1)</script>", "“page.html” cannot be read as a PDF"),
        ("fake.pdf", b"MZ\x90\x00", "“fake.pdf” cannot be read as a PDF, PNG or JPEG."),
        ("broken.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40, "“broken.png” cannot be read"),
        ("moving.gif", b"GIF89a" + b"0" * 40, "“moving.gif” cannot be read"),
        ("empty.pdf", b"", "“empty.pdf” is empty. Choose the file again."),
        ("<b>x</b>.txt", b"plain", "cannot be read as a PDF"),
    ],
)
def test_a_wrong_file_gets_a_sentence_and_the_rest_is_kept(
    here: Client, name: str, content: bytes, sentence: str
) -> None:
    application = begin(here)

    answer = upload(here, application, name, content)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not Attachment.objects.exists()
    assert application.answers.get(question="coalition").value == "Two churches."


def test_the_same_file_twice_is_one_and_five_are_enough(here: Client) -> None:
    application = begin(here)

    for number in (1, 1, 2, 3, 4, 5):
        upload(here, application, "letter.pdf", PDF + bytes([number]))
    answer = upload(here, application, "letter.pdf", PDF + b"six")

    assert application.attachments.count() == 5
    assert "There is room for 5 files here. Remove one first." in words(answer)


def test_a_file_can_be_taken_off_again(
    here: Client, django_capture_on_commit_callbacks: Any
) -> None:
    application = begin(here)
    upload(here, application, "letter.pdf", PDF)
    file = Attachment.objects.get()
    form = fields(here.get(page(application, "ready-to-work")))

    with django_capture_on_commit_callbacks(execute=True):
        here.post(page(application, "ready-to-work"), {**form, "take_off": file.pk})

    assert not Attachment.objects.exists()
    assert not file.file.storage.exists(file.file.name)


def test_a_file_goes_out_as_a_download_to_whom_it_belongs(here: Client) -> None:
    application = begin(here)
    upload(here, application, "Carta “apoyo”.pdf", PDF)
    path = f"/apply/{application.code}/file/{Attachment.objects.get().pk}/"

    mine, other = here.get(path), Client().get(path)

    assert (mine.status_code, other.status_code) == (200, 404)
    assert mine["X-Content-Type-Options"] == "nosniff"
    assert mine["Content-Disposition"].startswith("attachment")
    assert "sandbox" in mine["Content-Security-Policy"]
    assert mine.content == PDF


def test_staff_read_files_of_applications_that_were_sent(here: Client) -> None:
    application = begin(here)
    upload(here, application, "letter.pdf", PDF)
    path = f"/apply/{application.code}/file/{Attachment.objects.get().pk}/"
    coach = Client()
    coach.force_login(
        way.person("Luz", "coach"), backend="thrive.people.sessions.ByEmailAndPassword"
    )

    before = coach.get(path)
    CityApplication.objects.update(status="sent")
    after = coach.get(path)

    assert (before.status_code, after.status_code) == (404, 200)
    assert after.content == PDF


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\rosa\\letter.pdf", "letter.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("carta de apoyo ñ.pdf", "carta de apoyo ñ.pdf"),
        ("\x00\n", "file"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_file_s_name_is_only_a_name(name: str, shown: str) -> None:
    assert file_name(name) == shown


def test_who_asks_for_one_kind_of_file_says_which() -> None:
    paper, drawn = PDF, picture("PNG")
    told = {
        (kind, name): _refusal(kind, name, content)
        for kind in ("pdf", "picture", "any")
        for name, content in (("a.pdf", paper), ("a.png", drawn), ("a.txt", b"words"))
    }
    assert {one for one, said in told.items() if said is None} == {
        *(("pdf", "a.pdf"), ("picture", "a.png")),
        *(("any", "a.pdf"), ("any", "a.png")),
    }
    assert told["pdf", "a.png"] == told["pdf", "a.txt"].replace("a.txt", "a.png")
    assert told["picture", "a.pdf"] == (
        "“a.pdf” cannot be read as a picture. Choose a PNG or JPEG."
    )


def _refusal(kind: str, name: str, content: bytes) -> Any:
    try:
        checked_file(SimpleUploadedFile(name, content), most=10_000, kind=kind)
    except ValidationError as no:
        return no.messages[0]
    return None
