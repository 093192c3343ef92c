"""Addresses of the work on numbers: imports, and releases on their way to everybody."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.indicators.views import importing, releases

RUN = "data/import/<int:import_run>/"
RELEASE = "data/releases/<slug:dataset>/<int:release>/"

urlpatterns: list[URLPattern] = [
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
]
