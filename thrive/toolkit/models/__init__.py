"""Entries of the toolkit, their texts, and what people do with them."""

from thrive.toolkit.models.entry import EntryFacet, EntryVersion, ToolkitEntry
from thrive.toolkit.models.use import CityUse, DownloadCount, EntrySuggestion

__all__ = [
    "CityUse",
    "DownloadCount",
    "EntryFacet",
    "EntrySuggestion",
    "EntryVersion",
    "ToolkitEntry",
]
