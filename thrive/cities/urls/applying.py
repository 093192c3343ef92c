"""Addresses of a city's way in: pre-check, application, status."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.cities.views import people, precheck, starting, status, writing

urls: list[URLPattern] = [
    path("get-involved/check/", precheck.check, name="precheck"),
    path("apply/", starting.apply, name="apply"),
    path("apply/resume/", people.lost_link, name="application_resume"),
    path("apply/status/", status.search, name="application_status_search"),
    path("apply/status/<str:code>/", status.status, name="application_status"),
    path("apply/continue/<str:token>/", people.go_on, name="application_continue"),
    path("apply/official/<str:token>/", people.confirm, name="application_official"),
    path("apply/join/<slug:slug>/", starting.ask, name="application_ask_to_join"),
    path("apply/<str:code>/", writing.edit, name="apply_edit"),
    path("apply/<str:code>/receipt/", writing.receipt, name="application_receipt"),
    path("apply/<str:code>/file/<int:pk>/", writing.file, name="application_file"),
    path("apply/<str:code>/people/", people.people, name="application_people"),
    path("apply/<str:code>/people/<int:number>/remove/", people.remove, name="application_remove"),
    path("apply/<str:code>/withdraw/", status.withdraw, name="application_withdraw"),
    path("apply/<str:code>/again/", status.again, name="application_again"),
    path(
        "apply/<str:code>/affiliate/",
        status.join_as_affiliate,
        name="application_join_as_affiliate",
    ),
    path("apply/<str:code>/leave-line/", status.leave_line, name="application_leave_line"),
    path("apply/<str:code>/ask-official/", status.ask_official, name="application_ask_official"),
    path("apply/<str:code>/session/<int:pk>/", status.sign_up, name="application_sign_up"),
    path(
        "apply/<str:code>/session/<int:pk>/give-back/",
        status.give_back,
        name="application_give_back",
    ),
    path("apply/<str:code>/<slug:section>/", writing.section, name="application_section"),
]
