"""The program's digital seal on a PDF: PAdES (baseline B-B), one seal over the whole file.

The certificate comes from `SEAL_FILE` (PKCS#12). Without one, a self-signed certificate is made at
first use and kept in DATA_DIR, readable by the owner alone. Changed by one byte, a file fails.
"""

from __future__ import annotations

import datetime
import io
import os
import secrets
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from asn1crypto import pem
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

NAME = "All Children Thrive - California"
YEARS = 10


@dataclass(frozen=True, slots=True)
class Sealed:
    """`certificate` is the public certificate as PEM text."""

    content: bytes
    certificate: str


def seal(pdf: bytes, *, reason: str) -> Sealed:
    """The file with its seal. Tags, title and language of the document stay as they are."""
    signer = _signer()
    what = signers.PdfSignatureMetadata(
        field_name="Seal",
        name=NAME,
        reason=reason,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    field = fields.SigFieldSpec(
        "Seal",
        invis_sig_settings=fields.InvisSigSettings(set_hidden_flag=True),
        readable_field_name=f"Digital seal of {NAME}",
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    made = signers.PdfSigner(what, signer=signer, new_field_spec=field).sign_pdf(writer)
    public: asn1.Certificate = signer.signing_cert
    certificate = pem.armor("CERTIFICATE", public.dump()).decode()
    return Sealed(made.getvalue(), certificate)


def is_whole(content: bytes, certificate: str) -> bool:
    """True when the file carries exactly this certificate's seal and nothing was changed since."""
    try:
        [signature] = PdfFileReader(io.BytesIO(content)).embedded_signatures
        status = validate_pdf_signature(
            signature, ValidationContext(trust_roots=[_certificate(certificate)])
        )
    except Exception:  # a damaged file may fail anywhere in the reader: it is not whole
        return False
    return bool(status.bottom_line and status.coverage == SignatureCoverageLevel.ENTIRE_FILE)


def carries_seal_of(content: bytes, certificates: list[str]) -> bool:
    """True when the file holds a seal made with one of these certificates, whole or broken."""
    known = {_certificate(one).sha256 for one in certificates}
    try:
        found = PdfFileReader(io.BytesIO(content)).embedded_signatures
        return any(one.signer_cert.sha256 in known for one in found)
    except Exception:  # not a PDF, or one too damaged to be read
        return False


@lru_cache(maxsize=8)
def _certificate(text: str) -> asn1.Certificate:
    return asn1.Certificate.load(pem.unarmor(text.encode())[2])


def _signer() -> _Signer:
    configured = settings.SEAL_FILE
    file = Path(configured) if configured else Path(settings.DATA_DIR) / "seal.p12"
    if not configured and not file.exists():
        _make(file)
    return _read(str(file), file.stat().st_mtime_ns, settings.SEAL_PASSWORD if configured else "")


class _Signer(signers.SimpleSigner):
    """Keeps the RSA key loaded: reading it anew, with its checks, takes longer than sealing."""

    @cached_property
    def _key(self) -> Any:
        return serialization.load_der_private_key(self.signing_key.dump(), password=None)

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        if digest_algorithm == "sha256" and isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return bytes(super().sign_raw(data, digest_algorithm))


@lru_cache(maxsize=2)
def _read(file: str, changed: int, password: str) -> _Signer:
    """Raises ValueError for a file that cannot be opened, naming the setting."""
    found = signers.SimpleSigner.load_pkcs12(file, passphrase=password.encode() or None)
    if found is None:
        raise ValueError("SEAL_FILE cannot be opened with SEAL_PASSWORD.")
    return _Signer(found.signing_cert, found.signing_key, found.cert_registry)


def _make(file: Path) -> None:
    """A self-signed certificate. Of two processes at once, the first one's file stays."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    content = serialization.pkcs12.serialize_key_and_certificates(
        b"seal", key, _self_signed(key), None, serialization.NoEncryption()
    )
    draft = file.with_name(f"{file.name}.{secrets.token_hex(6)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.link(draft, file)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def _self_signed(key: rsa.RSAPrivateKey) -> x509.Certificate:
    """Valid in real time, whatever day the site's clock is set to."""
    now = datetime.datetime.now(datetime.UTC)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, NAME),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{NAME}: document seal"),
        ]
    )
    usage = dict.fromkeys(
        (
            *("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign"),
            *("crl_sign", "encipher_only", "decipher_only"),
        ),
        False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True
        )
        .sign(key, hashes.SHA256())
    )
