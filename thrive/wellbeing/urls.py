"""Addresses of the index. They stand before those of single indicators in the site map."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.wellbeing.views")

EDITION = "data/index/editions/<int:edition>/"
WEIGHTS = "cities/<slug:slug>/index-weights/"

urlpatterns: list[Pattern] = [
    path("data/index/", views.public.home, name="index_home"),
    path("data/index/numbers.<slug:format>", views.files.all_file, name="index_file"),
    path("data/index/method/", views.public.method, name="index_method"),
    path("data/index/published/", views.public.published, name="index_published"),
    path("data/index/weights/<slug:slug>/<int:sitting>/", views.public.team, name="index_team"),
    path("data/index/editions/", views.editions.editions, name="index_editions"),
    path("data/index/editions/new/", views.editions.make, name="make_index_edition"),
    path(EDITION, views.editions.edition, name="index_edition"),
    path(f"{EDITION}approve/", views.editions.approve, name="approve_edition"),
    path(f"{EDITION}publish/", views.editions.publish, name="publish_edition"),
    path(f"{EDITION}return/", views.editions.send_back, name="return_edition"),
    path(f"{EDITION}withdraw/", views.editions.withdraw, name="withdraw_edition"),
    path("data/index/<slug:place>/", views.public.place, name="index_place"),
    path("data/index/<slug:place>/peers/", views.public.peers, name="index_peers"),
    path(
        "data/index/<slug:place>/numbers.<slug:format>",
        views.files.place_file,
        name="index_place_file",
    ),
    path(WEIGHTS, views.sittings.sitting, name="index_weights"),
    path(f"{WEIGHTS}open/", views.sittings.open_sitting, name="open_weighing"),
    path(f"{WEIGHTS}points/", views.sittings.give, name="give_points"),
    path(f"{WEIGHTS}points/<int:member>/", views.sittings.write_down, name="write_points_down"),
    path(f"{WEIGHTS}close/", views.sittings.close, name="close_weighing"),
    path(f"{WEIGHTS}reopen/", views.sittings.reopen, name="reopen_weighing"),
    path(f"{WEIGHTS}publish/", views.sittings.publish, name="publish_weights"),
    path(f"{WEIGHTS}withdraw/", views.sittings.withdraw, name="withdraw_weights"),
]
