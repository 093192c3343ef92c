from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from thrive.base.later import later
from thrive.search import register


class WellbeingConfig(AppConfig):
    name = "thrive.wellbeing"
    label = "wellbeing"

    def ready(self) -> None:
        from django.urls import reverse

        from thrive.base import refs
        from thrive.people import holdings
        from thrive.wellbeing.models import IndexEdition, WeighingSitting

        found, own_data = later("thrive.wellbeing.found"), later("thrive.wellbeing.own_data")

        def edition(pk: str) -> str | None:
            there = IndexEdition.objects.filter(pk=pk).exists()
            return reverse("index_edition", args=[pk]) if there else None

        def sitting(pk: str) -> str | None:
            rows = WeighingSitting.objects.filter(pk=pk).values_list("community__slug", flat=True)
            slug = rows.first()
            return reverse("index_weights", args=[slug]) if slug else None

        refs.register("index_edition", edition)
        refs.register("weighing", sitting)
        register("index", found.index_pages, label=_("Well-being Index"))
        register("index_place", found.index_places, label=_("Index of a place"))
        # Named so that it is erased before "teams": it finds points by the places people hold.
        holdings.register_export("weights_given", own_data.export_points)
        holdings.register_erasure("weights_given", own_data.erase_points)
