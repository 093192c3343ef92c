from thrive.indicators.models.catalog import (
    MAKERS,
    Dataset,
    DatasetQuerySet,
    Indicator,
    IndicatorQuerySet,
    Source,
)
from thrive.indicators.models.how_made import TEXTS, HowMade, HowMadeQuerySet
from thrive.indicators.models.journey import DataJourney, DataPhase, PhaseOutput, worked_on_by
from thrive.indicators.models.making import CAUTIONS, Making, Target, TargetQuerySet
from thrive.indicators.models.neighborhoods import AssetPin, Neighborhood
from thrive.indicators.models.recommendations import Recommendations, RecommendationsQuerySet
from thrive.indicators.models.releases import (
    ColumnMapping,
    ImportRun,
    ImportRunQuerySet,
    Release,
    ReleaseQuerySet,
    releases_folder,
)
from thrive.indicators.models.sensemaking import Consent, Finding, SensemakingSession, Voice
from thrive.indicators.models.sharing import AccessRequest, SharedDataset, SharedDownload
from thrive.indicators.models.stories import DataStory, PlanLink, StoryBlock

__all__ = [
    "CAUTIONS",
    "MAKERS",
    "TEXTS",
    "AccessRequest",
    "AssetPin",
    "ColumnMapping",
    "Consent",
    "DataJourney",
    "DataPhase",
    "DataStory",
    "Dataset",
    "DatasetQuerySet",
    "Finding",
    "HowMade",
    "HowMadeQuerySet",
    "ImportRun",
    "ImportRunQuerySet",
    "Indicator",
    "IndicatorQuerySet",
    "Making",
    "Neighborhood",
    "PhaseOutput",
    "PlanLink",
    "Recommendations",
    "RecommendationsQuerySet",
    "Release",
    "ReleaseQuerySet",
    "SensemakingSession",
    "SharedDataset",
    "SharedDownload",
    "Source",
    "StoryBlock",
    "Target",
    "TargetQuerySet",
    "Voice",
    "releases_folder",
    "worked_on_by",
]
