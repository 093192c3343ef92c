"""The Letter of Agreement on paper, over HTTP: named signers, scans and photos, who may send them in."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.cities import way
from tests.cities.reading import words
from tests.teams import agreement_ground as ground
from thrive.teams.models import (
    AgreementScan,
    AgreementSignature,
)

pytestmark = pytest.mark.django_db
PAGE = "/cities/vallejo/agreement/"
PAPER = f"{PAGE}paper/"
LIMIT = 20 * 1_048_576


def _pdf(size: int = 0) -> SimpleUploadedFile:
    content = b"%PDF-1.4\n" + b"a" * max(0, size - 9)
    return SimpleUploadedFile("signed.pdf", content, content_type="application/pdf")


def _picture(kind: str) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, kind)
    return SimpleUploadedFile(f"signed.{kind.lower()}", out.getvalue())


def _sheet(made: ground.Team, *keys: str, **more: Any) -> dict[str, Any]:
    who = [_key(made, key) for key in keys]
    day = ground.clock.today().isoformat()
    return {"version": "1", "signed_on": day, "language": "es", "who": who, "file": _pdf(), **more}


def _key(made: ground.Team, key: str) -> str:
    seat = made.seats.get(key)
    return f"s{seat.pk}" if seat else f"m{made.members[key].pk}"


def test_paper_with_named_signers_counts_like_a_signature_on_the_web() -> None:
    made = ground.team()
    ximena = {f"guardian_{_key(made, 'ximena')}": "Ana Rivera"}

    answer = way.desk(made.coach).post(
        PAPER, _sheet(made, *way.SEATS, "ximena", "elvira", **ximena)
    )

    made.enrollment.refresh_from_db()
    assert answer.status_code == 302
    assert AgreementScan.objects.get().signatures.count() == 8
    assert set(AgreementSignature.objects.values_list("method", "status")) == {("paper", "signed")}
    assert made.enrollment.agreement_in_force_on is not None


def test_a_youth_on_paper_needs_the_guardians_name() -> None:
    made = ground.team()

    answer = way.desk(made.coach).post(PAPER, _sheet(made, "ximena"))

    assert answer.status_code == 422
    assert "Write who signed with them, or uncheck the name" in words(answer)
    assert AgreementScan.objects.count() == 0


def test_the_same_paper_twice_is_kept_once() -> None:
    made = ground.team()
    client = way.desk(made.coach)

    client.post(PAPER, _sheet(made, "city_1"))
    again = client.post(PAPER, _sheet(made, "city_1"))
    client.post(PAPER, _sheet(made, "city_2"))

    assert again.status_code == 422
    assert AgreementScan.objects.count() == 1
    assert AgreementSignature.objects.count() == 2


@pytest.mark.parametrize(
    ("size", "status"), [(LIMIT, 302), (LIMIT + 1, 422)], ids=["20 MB", "one byte more"]
)
def test_a_scan_may_have_20_megabytes(size: int, status: int) -> None:
    made = ground.team()

    answer = way.desk(made.coach).post(PAPER, _sheet(made, "city_1", file=_pdf(size)))

    assert answer.status_code == status
    assert AgreementScan.objects.count() == (status == 302)
    if status == 302:
        assert AgreementScan.objects.get().size == AgreementScan.objects.get().file.size == LIMIT


def test_a_scan_that_is_too_large_is_refused_beside_its_field_and_nothing_typed_is_lost() -> None:
    made = ground.team()
    sent = _sheet(made, "city_1", file=_pdf(21 * 1_048_576))
    typed = {name: value for name, value in sent.items() if isinstance(value, str)}

    answer = way.desk(made.coach).post(PAPER, sent)

    page = answer.content.decode()
    field = page[page.index('id="id_file') - 900 : page.index('id="id_file') + 900]
    assert "is 21 MB. Attach a smaller file, up to 20 MB." in field
    assert typed != {}
    assert [value for value in typed.values() if f'value="{value}"' not in page] == []
    assert AgreementSignature.objects.count() == 0


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_photo_of_the_paper_is_kept_without_its_hidden_data(kind: str) -> None:
    made = ground.team()

    answer = way.desk(made.coach).post(PAPER, _sheet(made, "city_1", file=_picture(kind)))

    assert answer.status_code == 302
    assert AgreementScan.objects.get().media_type == f"image/{kind.lower()}"


@pytest.mark.parametrize(
    "content", [b"<svg/>", b"<html></html>", b"MZ\x90", b"PK\x03\x04", b"GIF89a"]
)
def test_a_file_that_only_claims_to_be_a_scan_is_refused(content: bytes) -> None:
    made = ground.team()
    file = SimpleUploadedFile("signed.pdf", content, content_type="application/pdf")

    answer = way.desk(made.coach).post(PAPER, _sheet(made, "city_1", file=file))

    assert answer.status_code == 422
    assert "cannot be read as a PDF, PNG or JPEG" in words(answer)


def test_paper_is_for_those_who_look_after_the_signing() -> None:
    made = ground.team()
    way.desk(made.coach).post(PAPER, _sheet(made, "city_1"))
    scan = AgreementScan.objects.get()

    member = way.desk(made.people["elvira"])
    opened = way.desk(made.coach).get(f"{PAPER}{scan.pk}/")

    assert member.post(PAPER, _sheet(made, "city_2")).status_code == 403
    assert member.get(f"{PAPER}{scan.pk}/").status_code == 403
    assert opened["Content-Type"] == "application/pdf"
    assert way.desk(way.person("Stranger")).get(PAPER).status_code == 404
