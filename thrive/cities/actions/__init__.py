"""The only writers of this room, one module a noun. See each module for its verbs."""

from thrive.cities.actions.pages import open_city_pages

__all__ = ["open_city_pages"]
