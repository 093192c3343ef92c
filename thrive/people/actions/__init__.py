"""The only writers of people, roles, consents and invitations."""

from thrive.people.actions.consent import (
    ask_guardian,
    ask_named_guardians,
    give_assent,
    give_consent,
    withdraw_consent,
)
from thrive.people.actions.invitations import accept_invitation, invite, withdraw_invitation
from thrive.people.actions.joining import join, turn_18, update_profile
from thrive.people.actions.leaving import erase_me, export_my_data
from thrive.people.actions.roles import end_role, give_role

__all__ = [
    "accept_invitation",
    "ask_guardian",
    "ask_named_guardians",
    "end_role",
    "erase_me",
    "export_my_data",
    "give_assent",
    "give_consent",
    "give_role",
    "invite",
    "join",
    "turn_18",
    "update_profile",
    "withdraw_consent",
    "withdraw_invitation",
]
