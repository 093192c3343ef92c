"""The teams of a city: its Core Team, its Design Team with two subgroups, and what they agree."""

from thrive.teams.models.agreement import (
    AgreementScan,
    AgreementSignature,
    AgreementVersion,
    GuardianSignature,
    SealedAgreement,
    SigningLink,
)
from thrive.teams.models.capacity import CapacityCheck
from thrive.teams.models.core import CoreTeam, CoreTeamSeat
from thrive.teams.models.design import (
    DesignTeam,
    DesignTeamMembership,
    Subgroup,
    SubgroupSupport,
)
from thrive.teams.models.meetings import ActionItem, Attendance, Meeting, MeetingDecision

__all__ = [
    "ActionItem",
    "AgreementScan",
    "AgreementSignature",
    "AgreementVersion",
    "Attendance",
    "CapacityCheck",
    "CoreTeam",
    "CoreTeamSeat",
    "DesignTeam",
    "DesignTeamMembership",
    "GuardianSignature",
    "Meeting",
    "MeetingDecision",
    "SealedAgreement",
    "SigningLink",
    "Subgroup",
    "SubgroupSupport",
]
