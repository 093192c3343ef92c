from collections.abc import Callable

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "thrive.indicators"
    label = "indicators"

    def ready(self) -> None:
        from thrive.base import refs
        from thrive.indicators.models import ImportRun, Release

        def release(pk: str) -> str | None:
            found = Release.objects.select_related("dataset").filter(pk=pk).first()
            return found.get_absolute_url() if found else None

        def run(pk: str) -> str | None:
            found = ImportRun.objects.filter(pk=pk).first()
            return found.get_absolute_url() if found else None

        refs.register("release", release)
        refs.register("import_run", run)
        _register_the_journey()


def _register_the_journey() -> None:
    """Where things of a city's data journey are read, what is held of people, what may be found."""
    from django.urls import reverse
    from django.utils.translation import gettext_lazy as _

    from thrive import search
    from thrive.base import refs
    from thrive.indicators import own_data
    from thrive.indicators.found import stories
    from thrive.indicators.queries import context
    from thrive.indicators.queries.heard import said_in_sessions
    from thrive.indicators.queries.moments import MODELS
    from thrive.people import holdings

    def by_number(kind: str) -> Callable[[str], str | None]:
        def address(pk: str) -> str | None:
            found = MODELS[kind]._default_manager.filter(pk=pk).first()
            return found.get_absolute_url() if found else None

        return address

    for ref, kind in (
        *(("data_phase", "phase"), ("neighborhood", "neighborhood"), ("pin", "pin")),
        *(("sensemaking", "session"), ("finding", "finding"), ("access_request", "request")),
    ):
        refs.register(ref, by_number(kind))
    refs.register("data_journey", lambda slug: reverse("data_journey", args=[slug]))
    refs.register("data_story", lambda slug: reverse("data_story", args=[slug]))
    refs.register("shared_dataset", lambda slug: reverse("shared_dataset", args=[slug]))
    holdings.register_export("data_work", own_data.export_data_work)
    holdings.register_erasure("data_work", own_data.erase_data_work)
    context.tells(said_in_sessions)
    search.register("data_story", stories, label=_("Data stories"))
