"""The Letter of Agreement is published and signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from thrive.base import clock, history
from thrive.base.decisions import first_no, require
from thrive.base.history import HasRef
from thrive.base.refs import SYSTEM, Ref
from thrive.cities.models import Enrollment
from thrive.notices.mail import send_notice
from thrive.people.links import address
from thrive.people.models import Person
from thrive.teams.actions.agreement_force import address_of, held, look_again
from thrive.teams.actions.agreement_guardian import ask_first_time
from thrive.teams.agreement_text import LANGUAGES, default_text, mark_of, record_mark
from thrive.teams.models import AgreementSignature, AgreementVersion
from thrive.teams.queries.agreement_read import copy_token, newest_version
from thrive.teams.rules import agreement as rules
from thrive.teams.rules.agreement_signers import Signer, signer_with, signers_of


@dataclass(frozen=True, slots=True)
class Said:
    """What a signer wrote on the page: the version they read, in which language, and their yes."""

    version: int
    language: str
    name: str
    means_it: bool
    accepts_electronic: bool
    guardian_name: str = ""
    guardian_email: str = ""


@transaction.atomic
def publish_version(*, text_en: str, text_es: str, by: HasRef | Ref) -> AgreementVersion:
    """From now on everybody is asked to sign this wording; what is in force stays so until then."""
    require(rules.may_publish(by))
    texts = {"en": _plain(text_en), "es": _plain(text_es)}
    rows = AgreementVersion.objects.select_for_update(no_key=True).order_by("-number")
    before = rows.first()
    require(rules.says_something_new(before, texts))
    version = _keep_version(before.number + 1 if before else 1, texts, by)
    if before:
        _tell_signers(before, version, by=by)
    history.record("publish_agreement", on=version, by=by, **_marks(version))
    return version


def version_in_use(*, by: HasRef | Ref = SYSTEM) -> AgreementVersion:
    """The newest version. Where nobody has published one, the program's own text becomes the first.

    Called inside a transaction, by actions only: a page that is only read shows the same text.
    """
    found = newest_version()
    if found:
        return found
    try:
        with transaction.atomic():
            texts = {language: default_text(language) for language in LANGUAGES}
            version = _keep_version(1, texts, by)
            history.record("publish_agreement", on=version, by=by, **_marks(version))
            return version
    except IntegrityError:  # somebody else's first signature was a moment earlier
        return AgreementVersion.objects.get(number=1)


@transaction.atomic
def sign(enrollment: Enrollment, *, said: Said, by: Any, place: Any = None) -> AgreementSignature:
    """Sign on the web. `by` is the signer's account; without one, `place` is the seat or membership
    their private link was sent for. Pressed twice, it is one signature.
    """
    enrollment = held(enrollment)
    person = by if isinstance(by, Person) else None
    signer = signer_with(signers_of(enrollment.community), person=person, place=place)
    version = version_in_use()
    require(rules.may_sign(enrollment, signer, version, said.version))
    earlier = signature_of(signer, open_signatures(enrollment, version))
    if earlier:
        return earlier
    require(
        first_no(
            rules.says_yes(
                name=said.name,
                means_it=said.means_it,
                accepts_electronic=said.accepts_electronic,
            ),
            rules.names_guardian(signer, said.guardian_email),
        )
    )
    signature = keep_signature(
        enrollment,
        version,
        signer,
        name=said.name,
        language=said.language,
        method="electronic",
        means_it=True,
        accepts_electronic=True,
    )
    by = by if isinstance(by, Person) else signature
    history.record(
        "sign_agreement",
        on=enrollment.community,
        by=by,
        version=version.number,
        places=signature.capacity,
        method="electronic",
        mark=signature.mark,
    )
    if signer.is_minor:
        ask_first_time(signature, name=said.guardian_name, email=said.guardian_email, by=by)
    _thank(signature, by=by)
    if not signer.is_minor:
        look_again(enrollment, version, by=by)
    return signature


def open_signatures(enrollment: Enrollment, version: AgreementVersion) -> list[AgreementSignature]:
    return list(enrollment.agreement_signatures.filter(version=version, ended_at=None))


def signature_of(
    signer: Signer, signatures: Iterable[AgreementSignature]
) -> AgreementSignature | None:
    """The signer's own among these, whatever place or account it was made from."""
    return next((row for row in signatures if signer.signed_by(row)), None)


def keep_signature(
    enrollment: Enrollment,
    version: AgreementVersion,
    signer: Signer,
    *,
    name: str,
    language: str,
    method: str,
    **columns: Any,
) -> AgreementSignature:
    """The row, with the mark that binds it to the exact text. The caller has asked the rules."""
    signed_on = columns.pop("signed_on", None) or clock.today()
    name, text_mark = " ".join(name.split()), version.sha256(language)
    waits = signer.is_minor and method == "electronic"
    return AgreementSignature.objects.create(
        enrollment=enrollment,
        version=version,
        person=signer.person,
        seat=signer.seat,
        membership=signer.membership,
        capacity=signer.capacity,
        name=name,
        is_minor=signer.is_minor,
        method=method,
        language=language,
        text_sha256=text_mark,
        signed_on=signed_on,
        kept_at=clock.now(),
        status="waiting" if waits else "signed",
        mark=record_mark(
            enrollment.community.slug,
            version.number,
            text_mark,
            name=name,
            places=signer.capacity,
            method=method,
            signed_on=signed_on.isoformat(),
            paper=columns["scan"].sha256 if columns.get("scan") else "",
        ),
        **columns,
    )


def _thank(signature: AgreementSignature, *, by: Any) -> None:
    """A receipt at once: the signer keeps a copy of what they signed."""
    to, language = address_of(signature)
    if not to:
        return
    send_notice(
        "agreement_signed",
        to,
        language,
        {"place": signature.enrollment.community.name, "waits": signature.status == "waiting"},
        signature.enrollment.community,
        by,
        secrets={"link": address("agreement_copy", copy_token(signature), language=language)},
    )


def _keep_version(number: int, texts: dict[str, str], by: HasRef | Ref) -> AgreementVersion:
    who = by if isinstance(by, Ref) else by.ref()
    return AgreementVersion.objects.create(
        number=number,
        text_en=texts["en"],
        text_es=texts["es"],
        sha256_en=mark_of(texts["en"]),
        sha256_es=mark_of(texts["es"]),
        published_at=clock.now(),
        by_kind=who.kind,
        by_id=who.id,
        by_text=who.text[:120],
    )


def _tell_signers(before: AgreementVersion, version: AgreementVersion, *, by: Any) -> None:
    """Everybody who signed the version before is asked once more."""
    rows = AgreementSignature.objects.filter(
        version=before,
        ended_at=None,
        forgotten_at=None,
        enrollment__status__in=("active", "paused"),
    ).select_related("enrollment__community", "person", "seat", "membership")
    for row in rows:
        to, language = address_of(row)
        if not to:
            continue
        community = row.enrollment.community
        send_notice(
            "agreement_new_version",
            to,
            language,
            {
                "place": community.name,
                "number": version.number,
                "link": address("agreement_sign", community.slug, language=language)
                if row.person
                else address("agreement_text", language=language),
            },
            community,
            by,
            dedupe_key=f"agreement-{version.number}-{row.pk}",
        )


def _marks(version: AgreementVersion) -> dict[str, Any]:
    return {
        "version": version.number,
        "sha256_en": version.sha256_en,
        "sha256_es": version.sha256_es,
    }


def _plain(text: str) -> str:
    """Line ends as one character, so that the same words give the same bytes."""
    return text.replace("\r\n", "\n").strip() + "\n"
