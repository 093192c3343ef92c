"""The slot for “Data City Recommendations”: hidden while empty, put, replaced, taken off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.indicators.ground import staff
from tests.indicators.journey_ground import Scene
from thrive.base.models import Entry
from thrive.indicators.models import Recommendations

pytestmark = pytest.mark.django_db
SLOT = "/data/recommendations/"
HEADING = "Recommendations for cities that work with data"
PDF = b"%PDF-1.7\nsaid\n%%EOF"
SAID = {"title": "Data for a city", "language": "en", "year": "2025", "note": "Begin small."}


@pytest.fixture(autouse=True)
def _files_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def put(desk: Client, content: bytes = PDF, name: str = "told.pdf", **more: Any) -> Any:
    return desk.post(SLOT, {**SAID, "file": SimpleUploadedFile(name, content), **more})


def test_an_empty_slot_is_seen_by_those_alone_who_fill_it() -> None:
    at = Scene()
    journey = f"/cities/{at.city.slug}/data/"

    for desk, sees in (
        *((Client(), False), (way.desk(at.ruth), False), (way.desk(at.luz), False)),
        *((way.desk(at.ana), True), (way.desk(staff("Avery", "admin")), True)),
    ):
        shown = [HEADING in words(desk.get(path)) for path in ("/data/", journey)]
        assert (shown, desk.get(SLOT).status_code) == (
            [sees] * 2,
            200 if sees else desk.get(SLOT).status_code,
        )
        assert sees or put(desk).status_code in (302, 403)
    assert Recommendations.objects.count() == 0


def test_it_is_put_replaced_and_taken_off_and_the_record_keeps_all_three() -> None:
    at = Scene()
    ana, visitor, journey = way.desk(at.ana), Client(), f"/cities/{at.city.slug}/data/"
    assert put(ana).status_code == 302
    first = Recommendations.objects.get()

    for path in ("/data/", journey, f"/es{journey}"):
        page = visitor.get(path).content.decode()
        assert all(
            said in page for said in ("Data for a city", "Begin small.", first.get_absolute_url())
        )
        assert SLOT + '"' not in page
    taken = visitor.get(first.get_absolute_url())
    assert (taken.content, taken["Content-Type"]) == (PDF, "application/pdf")
    assert taken["Content-Disposition"] == 'attachment; filename="told.pdf"'
    assert (taken["X-Content-Type-Options"], taken["Content-Security-Policy"]) == (
        "nosniff",
        "sandbox; default-src 'none'",
    )

    put(ana)
    put(ana, language="es", title="Datos para una ciudad")
    put(ana, PDF + b"2", year="2026")
    second = Recommendations.objects.standing().get(language="en")
    assert Recommendations.objects.count() == 3
    assert [
        (desk.get(one.get_absolute_url()).status_code)
        for desk in (visitor, ana)
        for one in (first, second)
    ] == [404, 200, 200, 200]
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendations.objects.filter(pk=first.pk).update(ended_at=None)

    for one in Recommendations.objects.standing():
        assert ana.post(f"{one.get_absolute_url()}off/").status_code == 302
    assert ana.post(f"{first.get_absolute_url()}off/").status_code == 403
    assert HEADING not in words(visitor.get("/data/"))
    assert "Earlier ones" in words(ana.get(SLOT))
    assert "Personal de datos" in words(ana.get(f"/es{SLOT}"))
    assert sorted(
        Entry.objects.filter(on_kind="recommendations").values_list("what", flat=True)
    ) == [
        *["put_recommendations"] * 3,
        "replace_recommendations",
        *["take_off_recommendations"] * 2,
    ]


def test_what_is_no_document_is_refused_in_a_sentence_and_nothing_is_lost() -> None:
    ana = way.desk(staff())
    png = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20

    for sent, says in (
        ({"content": b"MZ\x90 said"}, "“told.pdf” is not a PDF. Save the document as a PDF"),
        ({"content": png}, "“told.pdf” is not a PDF. Save the document as a PDF"),
        ({"content": b""}, "The file is empty"),
        ({"year": ""}, "Write a year"),
        ({"year": "1066"}, "Write a year from 2000 to"),
        ({"year": "²025"}, "Write a year from 2000 to"),
        ({"language": "xx"}, "Choose one of the list"),
        ({"title": ""}, "Write a few words here"),
        ({"file": ""}, "Choose a file"),
    ):  # fmt: skip
        answer = put(ana, **sent)
        assert (
            answer.status_code,
            says in words(answer),
            "Begin small." in answer.content.decode(),
        ) == (
            422,
            True,
            True,
        ), sent
    assert Recommendations.objects.count() == 0
