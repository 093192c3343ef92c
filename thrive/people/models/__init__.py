from thrive.people.models.invitation import Invitation, InvitationQuerySet
from thrive.people.models.person import (
    LINK_DAYS,
    GuardianConsent,
    GuardianConsentQuerySet,
    Person,
    PersonQuerySet,
    ProgramRole,
    ProgramRoleQuerySet,
)

__all__ = [
    "LINK_DAYS",
    "GuardianConsent",
    "GuardianConsentQuerySet",
    "Invitation",
    "InvitationQuerySet",
    "Person",
    "PersonQuerySet",
    "ProgramRole",
    "ProgramRoleQuerySet",
]
