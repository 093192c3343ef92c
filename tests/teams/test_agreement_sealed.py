"""The sealed document: whole, accessible, and checkable by anybody."""

from __future__ import annotations

import io
import stat
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from asn1crypto import pem
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.serialization import pkcs12
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from tests.cities import way
from tests.cities.reading import words
from tests.teams import agreement_ground as ground
from thrive.teams import seal
from thrive.teams.actions.agreement_guardian import cosign
from thrive.teams.agreement_pdf import _row
from thrive.teams.models import SealedAgreement
from thrive.teams.queries.agreement_check import check_code, check_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed() -> SealedAgreement:
    ground.in_force(ground.team())
    return SealedAgreement.objects.get()


def content_of(sealed: SealedAgreement) -> bytes:
    with sealed.file.open("rb") as file:
        return file.read()


def test_an_independent_check_reports_the_seal_intact_and_over_the_whole_file(
    sealed: SealedAgreement,
) -> None:
    [signature] = PdfFileReader(io.BytesIO(content_of(sealed))).embedded_signatures

    root = _certificate_in(sealed.certificate)
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[root]))

    assert (status.intact, status.valid, status.trusted) == (True, True, True)
    assert status.coverage.name == "ENTIRE_FILE"
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"


def test_the_document_is_tagged_titled_and_says_its_languages(sealed: SealedAgreement) -> None:
    with pikepdf.open(io.BytesIO(content_of(sealed))) as pdf:
        root, languages = pdf.Root, _languages(pdf.Root.StructTreeRoot)
        field = root.AcroForm.Fields[0]

        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "en-US"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == "Letter of Agreement: Vallejo"
        assert b"pdfuaid" in root.Metadata.read_bytes()
        assert all(str(page.get("/Tabs")) == "/S" for page in pdf.pages)
        assert str(field.TU) == "Digital seal of All Children Thrive - California"
        assert any(language.startswith("es") for language in languages)


def _languages(node: Any) -> set[str]:
    found: set[str] = set()
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, pikepdf.Array):
            stack.extend(list(one))
        elif isinstance(one, pikepdf.Dictionary):
            if "/Lang" in one:
                found.add(str(one.Lang))
            if "/K" in one:
                stack.append(one.K)
    return found


def test_youth_stand_in_it_by_first_name_and_initial() -> None:
    made = ground.team()
    ground.all_but(made, "lani")
    made.members["lani"].delete()
    signature = ground.signs(made, "ximena", guardian_email="ana@example.org", guardian_name="Ana")
    ana = signature.guardian
    cosign(ana, name="Ana Rivera", language="es", means_it=True, accepts=True, by=ana)

    signature.refresh_from_db()
    row = _row(signature, SealedAgreement.objects.get())
    assert signature.name == "Ximena Rivera Vallejo"
    assert row["name"] == "Ximena V."
    assert "Ana" not in str(row)


def test_a_changed_byte_is_found_wherever_it_is(sealed: SealedAgreement) -> None:
    whole = content_of(sealed)
    places = [60, len(whole) // 4, len(whole) // 2, len(whole) - 400, len(whole) - 3]

    found = [check_file(_with_a_changed_byte(whole, place)).says for place in places]

    assert check_file(whole).says == "current"
    assert found == ["altered"] * len(places)


def _with_a_changed_byte(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def test_an_independent_validator_finds_every_changed_byte_too(sealed: SealedAgreement) -> None:
    """pyHanko itself, with the certificate alone, on bytes all over the file. A file that cannot be
    read any more is found too."""
    whole = content_of(sealed)
    places = [60, *range(997, len(whole), len(whole) // 12), len(whole) - 3]

    found = [_is_whole_to_others(_with_a_changed_byte(whole, place), sealed) for place in places]

    assert _is_whole_to_others(whole, sealed)
    assert not any(found)
    assert len(found) >= 12


def _is_whole_to_others(content: bytes, sealed: SealedAgreement) -> bool:
    root = _certificate_in(sealed.certificate)
    try:
        [signature] = PdfFileReader(io.BytesIO(content)).embedded_signatures
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[root]))
    except Exception:
        return False
    return bool(status.bottom_line) and status.coverage.name == "ENTIRE_FILE"


def _certificate_in(text: str) -> asn1.Certificate:
    return asn1.Certificate.load(pem.unarmor(text.encode())[2])


def test_bytes_added_after_the_seal_are_found(sealed: SealedAgreement) -> None:
    whole = content_of(sealed)
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        out = io.BytesIO()
        pdf.save(out)

    assert check_file(whole + b"\n% more").says == "altered"
    assert check_file(out.getvalue()).says == "altered"
    assert check_file(whole[:-2000]).says == "altered"


def test_a_later_signature_makes_a_new_document_and_the_old_one_says_so() -> None:
    made = ground.in_force(ground.team())
    old = SealedAgreement.objects.get()

    ground.signs(made, "marcus")

    new = SealedAgreement.objects.exclude(pk=old.pk).get()
    assert [check_code(one.code).says for one in (old, new)] == ["replaced", "current"]
    assert check_file(content_of(old)).newest == new
    assert (new.number, new.signers, new.in_force_on) == (2, 9, old.in_force_on)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nonsense", b"\x00\xff" * 500, b"ACT-"])
def test_a_strange_file_is_not_ours(content: bytes, sealed: SealedAgreement) -> None:
    assert check_file(content).says == "not_ours"


def test_a_seal_of_somebody_else_is_not_ours(
    sealed: SealedAgreement, settings: Any, tmp_path: Path
) -> None:
    unsealed = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(unsealed)
    settings.DATA_DIR = tmp_path
    foreign = seal.seal(unsealed.getvalue(), reason="Imitation").content

    assert check_file(foreign).says == "not_ours"


def test_the_certificate_is_made_once_and_only_its_owner_may_read_it(
    settings: Any, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path

    first, second = seal._signer(), seal._signer()

    file = tmp_path / "seal.p12"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert first.signing_cert == second.signing_cert
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["seal.p12"]


def test_the_key_is_opened_once_and_not_for_each_document(settings: Any, tmp_path: Path) -> None:
    """Opening a key takes longer than sealing with it."""
    settings.DATA_DIR = tmp_path

    first, second = seal._signer(), seal._signer()

    assert isinstance(first, seal._Signer)
    assert first is second
    assert first._key is second._key


def test_a_certificate_of_ones_own_is_used_with_its_password(settings: Any, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives import serialization

    settings.DATA_DIR = tmp_path
    seal._signer()
    key, certificate, _more = pkcs12.load_key_and_certificates(
        (tmp_path / "seal.p12").read_bytes(), None
    )
    own = pkcs12.serialize_key_and_certificates(
        b"own", key, certificate, None, serialization.BestAvailableEncryption(b"open sesame")
    )
    (tmp_path / "own.p12").write_bytes(own)
    settings.SEAL_FILE, settings.SEAL_PASSWORD = str(tmp_path / "own.p12"), "open sesame"

    assert seal._signer().signing_cert.serial_number == certificate.serial_number  # type: ignore[union-attr]
    settings.SEAL_PASSWORD = "wrong"
    with pytest.raises(ValueError, match="SEAL_PASSWORD"):
        seal._signer()


def test_anybody_checks_by_code_or_by_file_without_an_account(sealed: SealedAgreement) -> None:
    client = Client()
    file = SimpleUploadedFile("a.pdf", content_of(sealed), "application/pdf")
    bad = SimpleUploadedFile("a.pdf", _with_a_changed_byte(content_of(sealed), 900))

    by_code = client.get("/agreement/check/", {"code": sealed.code.lower().replace("-", " ")})
    by_file = client.post("/agreement/check/", {"file": file})
    altered = client.post("/es/agreement/check/", {"file": bad})
    unknown = client.get("/agreement/check/", {"code": "ACT-AAAA-AAAA-AAAA"})

    assert "Real and current" in words(by_code)
    assert "This is exactly the file we sealed." in words(by_file)
    assert "Alterado: no confíe en este archivo" in words(altered)
    assert "We do not know this code" in words(unknown)
    assert "Holder" not in words(by_file)


def test_a_file_that_is_too_large_is_answered_beside_its_field(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from thrive.teams.forms import agreement

    monkeypatch.setattr(agreement, "MOST_BYTES", 10)
    file = SimpleUploadedFile("a.pdf", b"%PDF-" + b"a" * 10)

    answer = Client().post("/agreement/check/", {"file": file})

    assert answer.status_code == 422
    assert "This file is larger than any of our documents." in words(answer)


def test_signers_download_it_and_others_do_not_see_it(sealed: SealedAgreement) -> None:
    path = f"/cities/vallejo/agreement/sealed/{sealed.code}/"
    signer = sealed.enrollment.agreement_signatures.exclude(person=None)[0].person

    mine = way.desk(signer).get(path)
    other = way.desk(way.person("Stranger")).get(path)

    assert mine.content == content_of(sealed)
    assert mine["Content-Disposition"] == f'attachment; filename="{sealed.code}.pdf"'
    assert other.status_code == 404
