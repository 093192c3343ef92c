"""Addresses of the program's side: pipeline, reviews, decisions, seats, coaches, sessions, letters."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.cities.views.staff import (
    application,
    coaches,
    cycles,
    decisions,
    pipeline,
    reviews,
    seats,
    sessions,
)

A = "staff/applications/<str:code>/"

urls: list[URLPattern] = [
    path("apply/<str:code>/letter/", decisions.letter, name="decision_letter"),
    path("apply/<str:code>/letter.pdf", decisions.letter_file, name="decision_letter_file"),
    path("staff/pipeline/", pipeline.pipeline, name="pipeline"),
    path("staff/pipeline.csv", pipeline.pipeline_file, name="pipeline_file"),
    path("staff/outreach/", pipeline.outreach, name="outreach"),
    path(A, application.application, name="application_staff"),
    path(f"{A}conversation/", application.conversation, name="record_conversation"),
    path(f"{A}attendance/", application.count_attendance, name="count_attendance"),
    path(f"{A}follow-up/", application.follow_up, name="follow_up"),
    path(f"{A}reviewers/", reviews.reviewers, name="ask_reviewers"),
    path(f"{A}decide/", decisions.decide, name="decide"),
    path(f"{A}introduction/", application.introduction, name="introduce"),
    path(f"{A}withdraw/", application.withdraw, name="withdraw_for_city"),
    path(f"{A}not-now/", application.decline, name="decline_application"),
    path("staff/info-sessions/", sessions.info_sessions, name="info_sessions"),
    path("staff/info-sessions/<int:session>/", sessions.info_session, name="info_session"),
    path("staff/info-sessions/<int:session>/change/", sessions.change, name="change_session"),
    path("staff/info-sessions/<int:session>/cancel/", sessions.cancel, name="cancel_session"),
    path("staff/reviews/", reviews.reviews, name="reviews"),
    path("staff/reviews/<int:review>/", reviews.review, name="review"),
    path("staff/reviews/<int:review>/step-aside/", reviews.step_aside, name="step_aside"),
    path("staff/seats/", seats.seats, name="seats"),
    path("staff/seats/<int:enrollment>/tier/", seats.tier, name="change_tier"),
    path("staff/seats/<int:enrollment>/<slug:move>/", seats.move, name="move_enrollment"),
    path("staff/cycles/new/", cycles.open_new, name="open_cycle"),
    path("staff/cycles/<slug:cycle>/applications/", cycles.door, name="take_applications"),
    path("staff/cycles/<slug:cycle>/<slug:tier>/", seats.cap, name="change_cap"),
    path("staff/coaches/", coaches.coaches, name="coaches"),
    path("staff/coaches/<slug:slug>/", coaches.assign, name="assign_coach"),
    path("staff/hand-over/<slug:slug>/", coaches.hand_over, name="hand_over"),
    path("staff/cities/<slug:slug>/people/", coaches.city_people, name="city_people"),
    path("staff/cities/<slug:slug>/people/<int:pk>/end/", coaches.end_role, name="end_city_role"),
]
