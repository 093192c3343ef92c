"""Addresses of the toolkit. Everybody reads it; members use it; editors keep it."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.toolkit.views")

E = "toolkit/<slug:entry>/"
STAFF = "staff/toolkit/"

urlpatterns: list[Pattern] = [
    path("toolkit/", views.shelf.toolkit, name="toolkit"),
    path("toolkit/compare/", views.shelf.compare, name="toolkit_compare"),
    path("toolkit/ratings/", views.shelf.ratings, name="toolkit_ratings"),
    path(E, views.shelf.entry, name="toolkit_entry"),
    path(f"{E}versions/", views.shelf.versions, name="toolkit_versions"),
    path(f"{E}text/", views.shelf.text, name="toolkit_text"),
    path(f"{E}download/", views.shelf.download, name="toolkit_download"),
    path(f"{E}use/", views.using.use, name="use_in_city"),
    path(f"{E}use/<int:use>/let-go/", views.using.let_go, name="let_go_of_entry"),
    path(f"{E}suggest/", views.using.suggest, name="suggest_change"),
    path(STAFF, views.editing.desk, name="toolkit_desk"),
    path(f"{STAFF}new/", views.editing.new, name="new_entry"),
    path(
        f"{STAFF}suggestions/<int:suggestion>/<slug:answer>/",
        views.editing.answer,
        name="answer_suggestion",
    ),
    path(f"{STAFF}<slug:entry>/", views.editing.edit, name="edit_entry"),
    path(f"{STAFF}<slug:entry>/<slug:move>/", views.editing.deed, name="entry_deed"),
]
