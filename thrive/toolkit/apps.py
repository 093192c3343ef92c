from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from thrive.base.later import later
from thrive.search import register


class ToolkitConfig(AppConfig):
    name = "thrive.toolkit"
    label = "toolkit"

    def ready(self) -> None:
        from django.urls import reverse

        from thrive.base import refs
        from thrive.cities import gathering
        from thrive.people import holdings
        from thrive.toolkit.models import ToolkitEntry

        room = later("thrive.toolkit")

        def entry(slug: str) -> str | None:
            known = ToolkitEntry.objects.exclude(current=None).filter(slug=slug).exists()
            return reverse("toolkit_entry", args=[slug]) if known else None

        refs.register("toolkit_entry", entry)
        register("toolkit", room.found.documents, label=_("Toolkit"))
        gathering.register("area", "toolkit", room.queries.gathered.entries_of_area)
        gathering.register("city", "toolkit", room.queries.gathered.entries_used_by)
        holdings.register_export("toolkit", room.own_data.export_toolkit)
        holdings.register_erasure("toolkit", room.own_data.erase_toolkit)
