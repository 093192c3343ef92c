"""Inviting by email, to the program or to a thing of a room above."""

from __future__ import annotations

import datetime

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.people import links, rules
from thrive.people.actions.roles import hold_role
from thrive.people.letters import compose
from thrive.people.models import LINK_DAYS, Invitation, Person
from thrive.people.welcome import welcome_of
from thrive.people.words import Role


@transaction.atomic
def invite(
    *,
    email: str,
    role: str,
    by: HasRef | Ref,
    for_thing: Ref | None = None,
    language: str = "en",
) -> Invitation:
    """Send a private link. An open invitation to the same address for the same is replaced."""
    require(rules.may_invite(by, role=role, for_thing=for_thing))
    thing, inviter = for_thing or Ref("", "", ""), by if isinstance(by, Ref) else by.ref()
    same = Invitation.objects.open().to(email).filter(role=role)
    same.filter(for_kind=thing.kind, for_id=thing.id).update(withdrawn_at=clock.now())
    token = links.new_token()
    invitation = Invitation.objects.create(
        email=email.lower(),
        language=language,
        role=role,
        for_kind=thing.kind,
        for_id=thing.id,
        for_text=thing.text[:200],
        token_hash=links.fingerprint(token),
        invited_by_kind=inviter.kind,
        invited_by_id=inviter.id,
        invited_by_text=inviter.text,
        expires_at=clock.now() + datetime.timedelta(days=LINK_DAYS),
    )
    history.record("invite", on=invitation, by=by, role=role, to=thing.text)
    compose(
        "people/mail/invitation",
        to=invitation.email,
        language=language,
        context={"thing": thing.text, "days": LINK_DAYS},
        secrets={
            "role": role_in_words(invitation),
            "link": links.address("invitation", token, language=language),
        },
        about=invitation,
        by=by,
    ).send()
    return invitation


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: Person) -> Invitation:
    """The invited person says yes: they hold the role, or the room above does what it does."""
    invitation = Invitation.objects.select_for_update(no_key=True).get(pk=invitation.pk)
    require(rules.may_accept_invitation(by, invitation))
    invitation.accepted_at, invitation.accepted_by_id = clock.now(), by.pk
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    if invitation.for_kind:
        welcome_of(invitation.for_kind).accepted(invitation, by)
    else:
        hold_role(by, role=invitation.role, by=invitation.invited_by)
    history.record("accept_invitation", on=invitation, by=by, role=invitation.role)
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: HasRef | Ref) -> Invitation:
    invitation = Invitation.objects.select_for_update(no_key=True).get(pk=invitation.pk)
    require(rules.may_withdraw_invitation(by, invitation))
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    history.record("withdraw_invitation", on=invitation, by=by)
    return invitation


def role_in_words(invitation: Invitation) -> str:
    """The role as the invited person reads it, in the language that is spoken now."""
    if invitation.for_kind:
        return str(welcome_of(invitation.for_kind).words(invitation.role))
    return str(Role(invitation.role).label)
