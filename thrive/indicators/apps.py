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
