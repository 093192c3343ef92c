"""Addresses of the program's side: pipeline, reviews, decisions, seats, coaches, sessions, letters."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.cities.views.staff")

A = "staff/applications/<str:code>/"

urls: list[Pattern] = [
    path("apply/<str:code>/letter/", views.decisions.letter, name="decision_letter"),
    path("apply/<str:code>/letter.pdf", views.decisions.letter_file, name="decision_letter_file"),
    path("staff/pipeline/", views.pipeline.pipeline, name="pipeline"),
    path("staff/pipeline.csv", views.pipeline.pipeline_file, name="pipeline_file"),
    path("staff/outreach/", views.pipeline.outreach, name="outreach"),
    path(A, views.application.application, name="application_staff"),
    path(f"{A}conversation/", views.application.conversation, name="record_conversation"),
    path(f"{A}attendance/", views.application.count_attendance, name="count_attendance"),
    path(f"{A}follow-up/", views.application.follow_up, name="follow_up"),
    path(f"{A}reviewers/", views.reviews.reviewers, name="ask_reviewers"),
    path(f"{A}decide/", views.decisions.decide, name="decide"),
    path(f"{A}introduction/", views.application.introduction, name="introduce"),
    path(f"{A}withdraw/", views.application.withdraw, name="withdraw_for_city"),
    path(f"{A}not-now/", views.application.decline, name="decline_application"),
    path("staff/info-sessions/", views.sessions.info_sessions, name="info_sessions"),
    path("staff/info-sessions/<int:session>/", views.sessions.info_session, name="info_session"),
    path("staff/info-sessions/<int:session>/change/", views.sessions.change, name="change_session"),
    path("staff/info-sessions/<int:session>/cancel/", views.sessions.cancel, name="cancel_session"),
    path("staff/reviews/", views.reviews.reviews, name="reviews"),
    path("staff/reviews/<int:review>/", views.reviews.review, name="review"),
    path("staff/reviews/<int:review>/step-aside/", views.reviews.step_aside, name="step_aside"),
    path("staff/seats/", views.seats.seats, name="seats"),
    path("staff/seats/<int:enrollment>/tier/", views.seats.tier, name="change_tier"),
    path("staff/seats/<int:enrollment>/<slug:move>/", views.seats.move, name="move_enrollment"),
    path("staff/cycles/new/", views.cycles.open_new, name="open_cycle"),
    path("staff/cycles/<slug:cycle>/applications/", views.cycles.door, name="take_applications"),
    path("staff/cycles/<slug:cycle>/<slug:tier>/", views.seats.cap, name="change_cap"),
    path("staff/coaches/", views.coaches.coaches, name="coaches"),
    path("staff/coaches/<slug:slug>/", views.coaches.assign, name="assign_coach"),
    path("staff/hand-over/<slug:slug>/", views.coaches.hand_over, name="hand_over"),
    path("staff/cities/<slug:slug>/people/", views.coaches.city_people, name="city_people"),
    path(
        "staff/cities/<slug:slug>/people/<int:pk>/end/",
        views.coaches.end_role,
        name="end_city_role",
    ),
]
