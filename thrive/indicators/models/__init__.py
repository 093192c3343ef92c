from thrive.indicators.models.catalog import (
    MAKERS,
    Dataset,
    DatasetQuerySet,
    Indicator,
    IndicatorQuerySet,
    Source,
)
from thrive.indicators.models.making import CAUTIONS, Making, Target, TargetQuerySet
from thrive.indicators.models.releases import (
    ColumnMapping,
    ImportRun,
    ImportRunQuerySet,
    Release,
    ReleaseQuerySet,
    releases_folder,
)

__all__ = [
    "CAUTIONS",
    "MAKERS",
    "ColumnMapping",
    "Dataset",
    "DatasetQuerySet",
    "ImportRun",
    "ImportRunQuerySet",
    "Indicator",
    "IndicatorQuerySet",
    "Making",
    "Release",
    "ReleaseQuerySet",
    "Source",
    "Target",
    "TargetQuerySet",
    "releases_folder",
]
