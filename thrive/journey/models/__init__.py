"""What a city has done on its way: steps with their evidence, its commitment, stages and levels."""

from thrive.journey.models.commitment import CommitmentInstrument
from thrive.journey.models.council import CouncilDate
from thrive.journey.models.milestones import CityMilestone, Evidence
from thrive.journey.models.onboarding import OnboardingTick
from thrive.journey.models.roadmap import (
    AlignedResource,
    MilestoneHop,
    Roadmap,
    RoadmapMilestone,
)
from thrive.journey.models.standing import ProgressionAssessment, StageChange

__all__ = [
    "AlignedResource",
    "CityMilestone",
    "CommitmentInstrument",
    "CouncilDate",
    "Evidence",
    "MilestoneHop",
    "OnboardingTick",
    "ProgressionAssessment",
    "Roadmap",
    "RoadmapMilestone",
    "StageChange",
]
