"""Addresses of the toolkit. Everybody reads it; members use it; editors keep it."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.toolkit.views import editing, shelf, using

E = "toolkit/<slug:entry>/"
STAFF = "staff/toolkit/"

urlpatterns: list[URLPattern] = [
    path("toolkit/", shelf.toolkit, name="toolkit"),
    path("toolkit/compare/", shelf.compare, name="toolkit_compare"),
    path("toolkit/ratings/", shelf.ratings, name="toolkit_ratings"),
    path(E, shelf.entry, name="toolkit_entry"),
    path(f"{E}versions/", shelf.versions, name="toolkit_versions"),
    path(f"{E}text/", shelf.text, name="toolkit_text"),
    path(f"{E}download/", shelf.download, name="toolkit_download"),
    path(f"{E}use/", using.use, name="use_in_city"),
    path(f"{E}use/<int:use>/let-go/", using.let_go, name="let_go_of_entry"),
    path(f"{E}suggest/", using.suggest, name="suggest_change"),
    path(STAFF, editing.desk, name="toolkit_desk"),
    path(f"{STAFF}new/", editing.new, name="new_entry"),
    path(
        f"{STAFF}suggestions/<int:suggestion>/<slug:answer>/",
        editing.answer,
        name="answer_suggestion",
    ),
    path(f"{STAFF}<slug:entry>/", editing.edit, name="edit_entry"),
    path(f"{STAFF}<slug:entry>/<slug:move>/", editing.deed, name="entry_deed"),
]
