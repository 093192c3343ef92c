"""Addresses of numbers: what everybody reads, and the work on them (imports, releases)."""

from __future__ import annotations

from django.urls import register_converter

from thrive.base.later import Pattern, later, path

views = later("thrive.indicators.views")


class IndicatorSlug:
    """An indicator's short name. Words that name pages of their own are none."""

    regex = (
        r"(?!(?:import|releases|compare|catalog|index|shared|framework|recommendations)/)"
        r"[a-z0-9][a-z0-9_-]*"
    )

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(IndicatorSlug, "indicator")
RUN = "data/import/<int:import_run>/"
RELEASE = "data/releases/<slug:dataset>/<int:release>/"
INDICATOR = "data/<indicator:indicator>/"
HOW = "data/catalog/<slug:dataset>/<indicator:indicator>/"
TEXT = f"{HOW}<slug:language>/"
DOCUMENT = "data/recommendations/<int:document>/"
TARGET = "cities/<slug:slug>/numbers/<indicator:indicator>/target/"
NUMBER = f"{INDICATOR}<slug:place>/"

_reading = [
    path("data/", views.numbers.data, name="data"),
    path("data.json", views.catalog.data_json, name="data_json"),
    path("data/compare/", views.numbers.compare, name="compare"),
    path("data/catalog/", views.catalog.catalog, name="catalog"),
    path("data/catalog/<slug:dataset>/", views.catalog.dataset, name="dataset"),
    path(DOCUMENT, views.recommendations.recommendations_file, name="recommendations_file"),
    path(HOW, views.how_made.how_made, name="how_made"),
    path("cities/<slug:slug>/numbers/", views.numbers.profile, name="city_numbers"),
    path(TARGET, views.targets.set_target, name="set_target"),
    path(f"{TARGET}end/", views.targets.end_target, name="end_target"),
    path(
        "cities/<slug:slug>/numbers.<slug:kind>",
        views.numbers.profile_file,
        name="city_numbers_file",
    ),
]
_working = [
    path("data/recommendations/", views.recommendations.recommendations, name="recommendations"),
    path(
        f"{DOCUMENT}off/",
        views.recommendations.take_off_recommendations,
        name="take_off_recommendations",
    ),
    path("data/import/", views.importing.import_data, name="import_data"),
    path("data/import/new-set/", views.importing.open_dataset, name="open_dataset"),
    path(RUN, views.importing.import_run, name="import_run"),
    path(f"{RUN}columns/", views.importing.columns, name="import_columns"),
    path(f"{RUN}problems.csv", views.importing.problems_file, name="import_problems"),
    path(f"{RUN}stop/", views.importing.stop, name="stop_import"),
    path(RELEASE, views.releases.release, name="release"),
    path(f"{RELEASE}check/", views.releases.check, name="check_release"),
    path(f"{RELEASE}approve/", views.releases.approve, name="approve_release"),
    path(f"{RELEASE}publish/", views.releases.publish, name="publish_release"),
    path(f"{RELEASE}return/", views.releases.send_back, name="return_release"),
    path(f"{RELEASE}withdraw/", views.releases.withdraw, name="withdraw_release"),
    path(f"{TEXT}write/", views.how_made.write, name="write_how_made"),
    path(f"{TEXT}hand-over/", views.how_made.hand_over, name="hand_over_how_made"),
    path(f"{TEXT}show/", views.how_made.show_it, name="show_how_made"),
    path(f"{TEXT}return/", views.how_made.send_back, name="return_how_made"),
]
_indicators = [
    path(INDICATOR, views.numbers.indicator, name="indicator"),
    path(
        f"{INDICATOR}all-<slug:places>-<int:year>.<slug:kind>",
        views.numbers.all_places_file,
        name="all_places_file",
    ),
    path(NUMBER, views.numbers.number, name="number"),
    path(f"{NUMBER}numbers.<slug:kind>", views.numbers.number_file, name="number_file"),
    path(f"{NUMBER}embed/", views.numbers.embed, name="embed"),
]
urlpatterns: list[Pattern] = [*_reading, *_working, *_indicators]
