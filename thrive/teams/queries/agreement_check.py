"""Is this document real? Asked by its code, or with the file itself, which is not kept."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from django.db.models import QuerySet

from thrive.teams.models import SealedAgreement

CODE = re.compile(r"ACT-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}")


@dataclass(frozen=True)
class Finding:
    """`says` is current, replaced, altered, not_ours (files) or unknown (codes).

    `newest` is the document that replaced this one.
    """

    says: str
    sealed: SealedAgreement | None = None
    newest: SealedAgreement | None = None
    by_file: bool = False


def plain_code(typed: str) -> str:
    """As it is printed: capitals, groups of four; spaces and missing dashes are forgiven."""
    letters = re.sub(r"[^A-Z0-9]", "", typed.upper())
    letters = letters.removeprefix("ACT")
    return "-".join(["ACT", letters[:4], letters[4:8], letters[8:]])


def check_code(typed: str) -> Finding:
    found = _with_code(plain_code(typed))
    return _real(found, by_file=False) if found else Finding("unknown")


def check_file(content: bytes) -> Finding:
    """Whole and known, changed since it was sealed, or not one of ours."""
    from thrive.teams.seal import carries_seal_of, is_whole  # three hundred modules

    mark = hashlib.sha256(content).hexdigest()
    found = _documents().filter(sha256=mark).first()
    if found and is_whole(content, found.certificate):
        return _real(found, by_file=True)
    found = found or _named_in(content)
    if found or carries_seal_of(content, _certificates()):
        return Finding("altered", found, by_file=True)
    return Finding("not_ours", by_file=True)


def _real(sealed: SealedAgreement, *, by_file: bool) -> Finding:
    newest = _documents().filter(enrollment=sealed.enrollment_id).order_by("-number").first()
    if newest is None or newest.pk == sealed.pk:
        return Finding("current", sealed, by_file=by_file)
    return Finding("replaced", sealed, newest, by_file=by_file)


def _named_in(content: bytes) -> SealedAgreement | None:
    """A changed file still carries the code that stands in its properties."""
    codes = set(re.findall(CODE.pattern.encode(), content))
    known = [code.decode() for code in list(codes)[:20]]
    return _documents().filter(code__in=known).first()


def _with_code(code: str) -> SealedAgreement | None:
    return _documents().filter(code=code).first() if CODE.fullmatch(code) else None


def _documents() -> QuerySet[SealedAgreement]:
    return SealedAgreement.objects.select_related("enrollment__community", "version")


def _certificates() -> list[str]:
    """Few: the program changes its certificate once in some years."""
    return list(SealedAgreement.objects.values_list("certificate", flat=True).distinct())
