"""Addresses of numbers: what everybody reads, and the work on them (imports, releases)."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from thrive.indicators.views import (
    catalog,
    how_made,
    importing,
    numbers,
    recommendations,
    releases,
    targets,
)


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
    path("data/", numbers.data, name="data"),
    path("data.json", catalog.data_json, name="data_json"),
    path("data/compare/", numbers.compare, name="compare"),
    path("data/catalog/", catalog.catalog, name="catalog"),
    path("data/catalog/<slug:dataset>/", catalog.dataset, name="dataset"),
    path(DOCUMENT, recommendations.recommendations_file, name="recommendations_file"),
    path(HOW, how_made.how_made, name="how_made"),
    path("cities/<slug:slug>/numbers/", numbers.profile, name="city_numbers"),
    path(TARGET, targets.set_target, name="set_target"),
    path(f"{TARGET}end/", targets.end_target, name="end_target"),
    path("cities/<slug:slug>/numbers.<slug:kind>", numbers.profile_file, name="city_numbers_file"),
]
_working = [
    path("data/recommendations/", recommendations.recommendations, name="recommendations"),
    path(
        f"{DOCUMENT}off/",
        recommendations.take_off_recommendations,
        name="take_off_recommendations",
    ),
    path("data/import/", importing.import_data, name="import_data"),
    path("data/import/new-set/", importing.open_dataset, name="open_dataset"),
    path(RUN, importing.import_run, name="import_run"),
    path(f"{RUN}columns/", importing.columns, name="import_columns"),
    path(f"{RUN}problems.csv", importing.problems_file, name="import_problems"),
    path(f"{RUN}stop/", importing.stop, name="stop_import"),
    path(RELEASE, releases.release, name="release"),
    path(f"{RELEASE}check/", releases.check, name="check_release"),
    path(f"{RELEASE}approve/", releases.approve, name="approve_release"),
    path(f"{RELEASE}publish/", releases.publish, name="publish_release"),
    path(f"{RELEASE}return/", releases.send_back, name="return_release"),
    path(f"{RELEASE}withdraw/", releases.withdraw, name="withdraw_release"),
    path(f"{TEXT}write/", how_made.write, name="write_how_made"),
    path(f"{TEXT}hand-over/", how_made.hand_over, name="hand_over_how_made"),
    path(f"{TEXT}show/", how_made.show_it, name="show_how_made"),
    path(f"{TEXT}return/", how_made.send_back, name="return_how_made"),
]
_indicators = [
    path(INDICATOR, numbers.indicator, name="indicator"),
    path(
        f"{INDICATOR}all-<slug:places>-<int:year>.<slug:kind>",
        numbers.all_places_file,
        name="all_places_file",
    ),
    path(NUMBER, numbers.number, name="number"),
    path(f"{NUMBER}numbers.<slug:kind>", numbers.number_file, name="number_file"),
    path(f"{NUMBER}embed/", numbers.embed, name="embed"),
]
urlpatterns: list[URLPattern] = [*_reading, *_working, *_indicators]
