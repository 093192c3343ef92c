from thrive.indicators.models.catalog import (
    MAKERS,
    Dataset,
    DatasetQuerySet,
    Indicator,
    IndicatorQuerySet,
    Source,
)
from thrive.indicators.models.releases import (
    ColumnMapping,
    ImportRun,
    ImportRunQuerySet,
    Release,
    ReleaseQuerySet,
    releases_folder,
)

__all__ = [
    "MAKERS",
    "ColumnMapping",
    "Dataset",
    "DatasetQuerySet",
    "ImportRun",
    "ImportRunQuerySet",
    "Indicator",
    "IndicatorQuerySet",
    "Release",
    "ReleaseQuerySet",
    "Source",
    "releases_folder",
]
