"""What a city has done on its way: steps with their evidence, its commitment, stages and levels."""

from thrive.journey.models.commitment import CommitmentInstrument
from thrive.journey.models.milestones import CityMilestone, Evidence
from thrive.journey.models.standing import ProgressionAssessment, StageChange

__all__ = [
    "CityMilestone",
    "CommitmentInstrument",
    "Evidence",
    "ProgressionAssessment",
    "StageChange",
]
