from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from thrive.base.later import later
from thrive.search import register


class PortalConfig(AppConfig):
    name = "thrive.portal"
    label = "portal"

    def ready(self) -> None:
        found = later("thrive.portal.found")
        register("city", found.cities, label=_("Cities"))
        register("tier", found.tiers, label=_("Tiers"))
        register("area", found.areas, label=_("Action areas"))
