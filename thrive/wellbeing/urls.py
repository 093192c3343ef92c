"""Addresses of the index. They stand before those of single indicators in the site map."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.wellbeing.views import editions, files, public, sittings

EDITION = "data/index/editions/<int:edition>/"
WEIGHTS = "cities/<slug:slug>/index-weights/"

urlpatterns: list[URLPattern] = [
    path("data/index/", public.home, name="index_home"),
    path("data/index/numbers.<slug:format>", files.all_file, name="index_file"),
    path("data/index/method/", public.method, name="index_method"),
    path("data/index/published/", public.published, name="index_published"),
    path("data/index/weights/<slug:slug>/<int:sitting>/", public.team, name="index_team"),
    path("data/index/editions/", editions.editions, name="index_editions"),
    path("data/index/editions/new/", editions.make, name="make_index_edition"),
    path(EDITION, editions.edition, name="index_edition"),
    path(f"{EDITION}approve/", editions.approve, name="approve_edition"),
    path(f"{EDITION}publish/", editions.publish, name="publish_edition"),
    path(f"{EDITION}return/", editions.send_back, name="return_edition"),
    path(f"{EDITION}withdraw/", editions.withdraw, name="withdraw_edition"),
    path("data/index/<slug:place>/", public.place, name="index_place"),
    path("data/index/<slug:place>/peers/", public.peers, name="index_peers"),
    path(
        "data/index/<slug:place>/numbers.<slug:format>", files.place_file, name="index_place_file"
    ),
    path(WEIGHTS, sittings.sitting, name="index_weights"),
    path(f"{WEIGHTS}open/", sittings.open_sitting, name="open_weighing"),
    path(f"{WEIGHTS}points/", sittings.give, name="give_points"),
    path(f"{WEIGHTS}points/<int:member>/", sittings.write_down, name="write_points_down"),
    path(f"{WEIGHTS}close/", sittings.close, name="close_weighing"),
    path(f"{WEIGHTS}reopen/", sittings.reopen, name="reopen_weighing"),
    path(f"{WEIGHTS}publish/", sittings.publish, name="publish_weights"),
    path(f"{WEIGHTS}withdraw/", sittings.withdraw, name="withdraw_weights"),
]
