"""Addresses of the room: the calendar, events and series, trainings, technical assistance."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.events.views")

E = "events/<slug:event>/"
SERIES = "events/series/<slug:series>/"
QUESTION = "ta/<int:question>/"
HELP = "cities/<slug:slug>/help/"

urlpatterns: list[Pattern] = [
    path("events/", views.calendar.events, name="events"),
    path("events/calendar.ics", views.calendar.calendar_feed, name="calendar_feed"),
    path("events/feed/<str:token>.ics", views.calendar.personal_feed, name="personal_feed"),
    path("events/mine/", views.calendar.mine, name="my_events"),
    path("events/mine/hours.pdf", views.registering.my_hours, name="my_hours"),
    path("events/mine/feed/", views.registering.make_feed, name="make_feed"),
    path("events/mine/feed/take-back/", views.registering.revoke_feed, name="revoke_feed"),
    path("events/new/", views.running.plan_event, name="plan_event"),
    path("events/new-series/", views.running.plan_series, name="plan_series"),
    path("events/place/<str:token>/", views.registering.guest_place, name="guest_place"),
    path(
        "events/place/<str:token>/certificate.pdf",
        views.registering.guest_certificate,
        name="guest_certificate",
    ),
    path(SERIES, views.calendar.event_series, name="event_series"),
    path("events/series/<slug:series>.ics", views.calendar.series_file, name="series_file"),
    path(f"{SERIES}publish/", views.running.publish_series, name="publish_series"),
    path(E, views.calendar.event, name="event"),
    path("events/<slug:event>.ics", views.calendar.event_file, name="event_file"),
    path(f"{E}register/", views.registering.register, name="event_register"),
    path(f"{E}place/", views.registering.change_place, name="change_place"),
    path(f"{E}place/give-back/", views.registering.cancel_place, name="cancel_place"),
    path(f"{E}certificate.pdf", views.registering.my_certificate, name="my_certificate"),
    path(f"{E}change/", views.running.change_event, name="change_event"),
    path(f"{E}publish/", views.running.publish_event, name="publish_event"),
    path(f"{E}close/", views.running.close_event, name="close_event"),
    path(f"{E}reopen/", views.running.reopen_event, name="reopen_event"),
    path(f"{E}cancel/", views.running.cancel_event, name="cancel_event"),
    path(f"{E}people/", views.running.event_people, name="event_people"),
    path(f"{E}people.csv", views.running.event_people_file, name="event_people_file"),
    path(f"{E}paper/", views.running.paper_list, name="paper_list"),
    path(f"{E}materials/", views.running.add_material, name="add_material"),
    path(
        f"{E}materials/<int:material>/remove/",
        views.running.remove_material,
        name="remove_material",
    ),
    path(f"{E}materials/<int:material>/file/", views.calendar.material_file, name="material_file"),
    path(
        f"{E}materials/<int:material>/captions.vtt",
        views.calendar.material_captions,
        name="material_captions",
    ),
    path(
        f"{E}materials/<int:material>/words/", views.calendar.material_words, name="material_words"
    ),
    path(f"{E}follow-up/", views.running.follow_up, name="event_follow_up"),
    path("trainings/", views.calendar.trainings, name="trainings"),
    path("trainings/<slug:training>/", views.calendar.training, name="training"),
    path("trainings/<slug:training>/check/", views.knowing.training_check, name="training_check"),
    path("ta/", views.ta.ta, name="ta"),
    path("ta/ask/", views.ta.ask, name="ta_ask"),
    path("ta/experts/", views.knowing.experts, name="experts"),
    path("ta/experts/me/", views.knowing.offer_expertise, name="offer_expertise"),
    path("ta/experts/me/withdraw/", views.knowing.withdraw_expertise, name="withdraw_expertise"),
    path("ta/questions/", views.ta.ta_queue, name="ta_queue"),
    path(QUESTION, views.ta.ta_request, name="ta_request"),
    path(f"{QUESTION}route/", views.ta.route_question, name="route_question"),
    path(f"{QUESTION}answer/", views.ta.answer_question, name="answer_question"),
    path(f"{QUESTION}publish/", views.ta.publish_question, name="publish_question"),
    path(f"{QUESTION}unpublish/", views.ta.unpublish_question, name="unpublish_question"),
    path("staff/ta/", views.ta.help_of_cities, name="help_of_cities"),
    path(HELP, views.ta.help_of_a_city, name="city_help"),
    path(f"{HELP}write/", views.ta.write_help, name="write_help"),
    path(f"{HELP}<int:entry>/correct/", views.ta.correct_help, name="correct_help"),
    path(f"{HELP}<int:entry>/confirm/", views.ta.confirm_help, name="confirm_help"),
    path(f"{HELP}<int:entry>/doubt/", views.ta.doubt_help, name="doubt_help"),
    path(f"{HELP}<int:entry>/withdraw/", views.ta.withdraw_help, name="withdraw_help"),
]
