"""A guardian is asked, answers scope by scope, and may take the answer back at any time."""

from __future__ import annotations

from collections.abc import Collection

from allauth.account.models import EmailAddress
from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.people import links, rules
from thrive.people.letters import compose
from thrive.people.lifecycle import GUARDIAN_CONSENT
from thrive.people.models import LINK_DAYS, GuardianConsent, Person
from thrive.people.words import Scope


@transaction.atomic
def ask_guardian(
    person: Person,
    *,
    guardian_email: str,
    guardian_name: str = "",
    language: str = "",
    assent: Collection[str] = (),
    by: HasRef | Ref,
) -> GuardianConsent:
    """Name a guardian. The mail goes out at once if the youth's own email is confirmed, otherwise
    on their first sign-in: until then anybody could make us write to anybody."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # the day's mails are counted
    require(rules.may_name_guardian(person.email, guardian_email))
    require(rules.may_ask_guardian(by, person))
    person.consents.filter(given_at=None, withdrawn_at=None).update(
        withdrawn_at=clock.now(), token_hash=None
    )
    consent = GuardianConsent.objects.create(
        person=person,
        guardian_name=guardian_name.strip(),
        guardian_email=guardian_email.lower(),
        language=language or person.language,
        assent=_known(assent),
    )
    history.record("name_guardian", on=person, by=by, assent=consent.assent)
    if EmailAddress.objects.filter(user=person, verified=True).exists():
        _send_link(consent, by=by)
    return consent


@transaction.atomic
def ask_named_guardians(person: Person, *, by: HasRef | Ref) -> int:
    """Write to the guardians a youth named before their own email was confirmed."""
    waiting = list(person.consents.to_ask().select_for_update(no_key=True))
    for consent in waiting:
        _send_link(consent, by=by)
    return len(waiting)


@transaction.atomic
def give_consent(
    consent: GuardianConsent, *, scope: Collection[str], by: HasRef | Ref, token: str = ""
) -> GuardianConsent:
    """The guardian says yes to the account and to whatever else is in `scope`; or changes it.

    `token` is the link they came by: the receipt carries it, so that they can change their mind.
    """
    consent = _locked(consent)
    require(rules.may_answer(consent))
    GUARDIAN_CONSENT.after(consent.state, "give")
    consent.scope = _known({*scope, Scope.ACCOUNT})
    consent.given_at = consent.given_at or clock.now()
    consent.save(update_fields=["scope", "given_at"])
    history.record("give_consent", on=consent.person, by=by, scope=consent.scope)
    if token:
        _send_receipt(consent, token)
    _tell_the_youth(consent)
    return consent


@transaction.atomic
def withdraw_consent(consent: GuardianConsent, *, by: HasRef | Ref) -> GuardianConsent:
    """From this moment nothing of the youth is shown, unless another guardian's yes stands."""
    consent = _locked(consent)
    require(rules.may_withdraw_consent(by, consent))
    GUARDIAN_CONSENT.after(consent.state, "withdraw")
    consent.withdrawn_at = clock.now()
    consent.save(update_fields=["withdrawn_at"])
    history.record("withdraw_consent", on=consent.person, by=by)
    if by != consent.person:
        _tell_the_youth(consent)
    return consent


@transaction.atomic
def give_assent(
    consent: GuardianConsent, *, assent: Collection[str], by: HasRef | Ref
) -> GuardianConsent:
    """The youth's own yes to photo, quote, stipend; taking one away counts at once."""
    consent = _locked(consent)
    require(rules.may_assent(by, consent))
    consent.assent = _known(assent)
    consent.save(update_fields=["assent"])
    history.record("give_assent", on=consent.person, by=by, assent=consent.assent)
    return consent


def _locked(consent: GuardianConsent) -> GuardianConsent:
    return (
        GuardianConsent.objects.select_for_update(of=("self",), no_key=True)
        .select_related("person")
        .get(pk=consent.pk)
    )


def _known(scopes: Collection[str]) -> list[str]:
    return [scope for scope in Scope.values if scope in scopes]


def _send_link(consent: GuardianConsent, *, by: HasRef | Ref) -> None:
    token = links.new_token()
    consent.token_hash, consent.asked_at = links.fingerprint(token), clock.now()
    consent.save(update_fields=["token_hash", "asked_at"])
    history.record("ask_guardian", on=consent.person, by=by)
    compose(
        "people/mail/guardian_consent",
        to=consent.guardian_email,
        language=consent.language,
        context={"days": LINK_DAYS, "guardian_name": consent.guardian_name},
        secrets={
            "first_name": _first_name(consent.person),
            "link": links.address("consent", token, language=consent.language),
        },
        about=consent,
        by=by,
    ).send()


def _send_receipt(consent: GuardianConsent, token: str) -> None:
    compose(
        "people/mail/guardian_receipt",
        to=consent.guardian_email,
        language=consent.language,
        context={"guardian_name": consent.guardian_name},
        secrets={
            "scopes": [Scope(scope).label for scope in consent.scope],
            "first_name": _first_name(consent.person),
            "link": links.address("consent", token, language=consent.language),
        },
        about=consent,
        by=rules.guardian_of(consent),
    ).send()


def _tell_the_youth(consent: GuardianConsent) -> None:
    compose(
        "people/mail/guardian_answered",
        to=consent.person.email,
        language=consent.person.language,
        context={
            "given": consent.state == "given",
            "link": links.address("me", language=consent.person.language),
        },
        person=consent.person,
        about=consent,
        by=rules.guardian_of(consent),
    ).send()


def _first_name(person: Person) -> str:
    return person.name.split()[0] if person.name.split() else person.shown_name
