"""Cities in the program: who they are, how they came in, where they stand, who coaches them."""

from thrive.cities.models.applicant import VISITOR, Applicant, official_of
from thrive.cities.models.application import (
    Answer,
    Attachment,
    CityApplication,
    CoApplicant,
    InvitationStep,
)
from thrive.cities.models.coaching import CoachingContact, EarlierWords, PrivateNote
from thrive.cities.models.community import CityRole, Community
from thrive.cities.models.info_session import (
    InfoSession,
    InfoSessionPlace,
    InfoSessionQuerySet,
)
from thrive.cities.models.mentoring import MentorContact, MentoringTopics, MentorPairing
from thrive.cities.models.review import Determination, EligibilityReview
from thrive.cities.models.seats import CoachAssignment, Enrollment, ProgramCycle, WaitListPlace

__all__ = [
    "VISITOR",
    "Answer",
    "Applicant",
    "Attachment",
    "CityApplication",
    "CityRole",
    "CoApplicant",
    "CoachAssignment",
    "CoachingContact",
    "Community",
    "Determination",
    "EarlierWords",
    "EligibilityReview",
    "Enrollment",
    "InfoSession",
    "InfoSessionPlace",
    "InfoSessionQuerySet",
    "InvitationStep",
    "MentorContact",
    "MentorPairing",
    "MentoringTopics",
    "PrivateNote",
    "ProgramCycle",
    "WaitListPlace",
    "official_of",
]
