"""Addresses of a city's way in: pre-check, application, status."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.cities.views")

urls: list[Pattern] = [
    path("get-involved/check/", views.precheck.check, name="precheck"),
    path("apply/", views.starting.apply, name="apply"),
    path("apply/resume/", views.people.lost_link, name="application_resume"),
    path("apply/status/", views.status.search, name="application_status_search"),
    path("apply/status/<str:code>/", views.status.status, name="application_status"),
    path("apply/continue/<str:token>/", views.people.go_on, name="application_continue"),
    path("apply/official/<str:token>/", views.people.confirm, name="application_official"),
    path("apply/join/<slug:slug>/", views.starting.ask, name="application_ask_to_join"),
    path("apply/<str:code>/", views.writing.edit, name="apply_edit"),
    path("apply/<str:code>/receipt/", views.writing.receipt, name="application_receipt"),
    path("apply/<str:code>/file/<int:pk>/", views.writing.file, name="application_file"),
    path("apply/<str:code>/people/", views.people.people, name="application_people"),
    path(
        "apply/<str:code>/people/<int:number>/remove/",
        views.people.remove,
        name="application_remove",
    ),
    path("apply/<str:code>/withdraw/", views.status.withdraw, name="application_withdraw"),
    path("apply/<str:code>/again/", views.status.again, name="application_again"),
    path(
        "apply/<str:code>/affiliate/",
        views.status.join_as_affiliate,
        name="application_join_as_affiliate",
    ),
    path("apply/<str:code>/leave-line/", views.status.leave_line, name="application_leave_line"),
    path(
        "apply/<str:code>/ask-official/", views.status.ask_official, name="application_ask_official"
    ),
    path("apply/<str:code>/session/<int:pk>/", views.status.sign_up, name="application_sign_up"),
    path(
        "apply/<str:code>/session/<int:pk>/give-back/",
        views.status.give_back,
        name="application_give_back",
    ),
    path("apply/<str:code>/<slug:section>/", views.writing.section, name="application_section"),
]
