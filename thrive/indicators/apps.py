from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from thrive.base.later import later
from thrive.base.orphans import sweeps
from thrive.indicators.store.sweeping import sweep
from thrive.search import register


class IndicatorsConfig(AppConfig):
    name = "thrive.indicators"
    label = "indicators"

    def ready(self) -> None:
        from thrive.base import refs
        from thrive.cities import gathering
        from thrive.indicators.models import HowMade, ImportRun, Release
        from thrive.indicators.registering import register_the_journey

        queries = later("thrive.indicators.queries")

        def release(pk: str) -> str | None:
            row = Release.objects.select_related("dataset").filter(pk=pk).first()
            return row.get_absolute_url() if row else None

        def run(pk: str) -> str | None:
            row = ImportRun.objects.filter(pk=pk).first()
            return row.get_absolute_url() if row else None

        def how_made(pk: str) -> str | None:
            row = HowMade.objects.select_related("dataset").filter(pk=pk).first()
            return row.get_absolute_url() if row else None

        gathering.register("area", "numbers", queries.gathered.numbers_of_area)
        refs.register("release", release)
        refs.register("import_run", run)
        refs.register("how_made", how_made)
        register("indicator", queries.found.indicators, label=_("Numbers"))
        sweeps(lambda before: sweep(Path(settings.DATA_DIR) / "releases", before))
        register_the_journey()
