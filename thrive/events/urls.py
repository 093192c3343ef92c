"""Addresses of the room: the calendar, events and series, trainings, technical assistance."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.events.views import calendar, registering, running, ta

E = "events/<slug:event>/"
SERIES = "events/series/<slug:series>/"
QUESTION = "ta/<int:question>/"
HELP = "cities/<slug:slug>/help/"

urlpatterns: list[URLPattern] = [
    path("events/", calendar.events, name="events"),
    path("events/calendar.ics", calendar.calendar_feed, name="calendar_feed"),
    path("events/feed/<str:token>.ics", calendar.personal_feed, name="personal_feed"),
    path("events/mine/", calendar.mine, name="my_events"),
    path("events/mine/hours.pdf", registering.my_hours, name="my_hours"),
    path("events/mine/feed/", registering.make_feed, name="make_feed"),
    path("events/mine/feed/take-back/", registering.revoke_feed, name="revoke_feed"),
    path("events/new/", running.plan_event, name="plan_event"),
    path("events/new-series/", running.plan_series, name="plan_series"),
    path("events/place/<str:token>/", registering.guest_place, name="guest_place"),
    path(
        "events/place/<str:token>/certificate.pdf",
        registering.guest_certificate,
        name="guest_certificate",
    ),
    path(SERIES, calendar.event_series, name="event_series"),
    path("events/series/<slug:series>.ics", calendar.series_file, name="series_file"),
    path(f"{SERIES}publish/", running.publish_series, name="publish_series"),
    path(E, calendar.event, name="event"),
    path("events/<slug:event>.ics", calendar.event_file, name="event_file"),
    path(f"{E}register/", registering.register, name="event_register"),
    path(f"{E}place/", registering.change_place, name="change_place"),
    path(f"{E}place/give-back/", registering.cancel_place, name="cancel_place"),
    path(f"{E}certificate.pdf", registering.my_certificate, name="my_certificate"),
    path(f"{E}change/", running.change_event, name="change_event"),
    path(f"{E}publish/", running.publish_event, name="publish_event"),
    path(f"{E}close/", running.close_event, name="close_event"),
    path(f"{E}reopen/", running.reopen_event, name="reopen_event"),
    path(f"{E}cancel/", running.cancel_event, name="cancel_event"),
    path(f"{E}people/", running.event_people, name="event_people"),
    path(f"{E}people.csv", running.event_people_file, name="event_people_file"),
    path(f"{E}paper/", running.paper_list, name="paper_list"),
    path(f"{E}materials/", running.add_material, name="add_material"),
    path(f"{E}materials/<int:material>/remove/", running.remove_material, name="remove_material"),
    path(f"{E}follow-up/", running.follow_up, name="event_follow_up"),
    path("trainings/", calendar.trainings, name="trainings"),
    path("trainings/<slug:training>/", calendar.training, name="training"),
    path("ta/", ta.ta, name="ta"),
    path("ta/ask/", ta.ask, name="ta_ask"),
    path("ta/questions/", ta.ta_queue, name="ta_queue"),
    path(QUESTION, ta.ta_request, name="ta_request"),
    path(f"{QUESTION}route/", ta.route_question, name="route_question"),
    path(f"{QUESTION}answer/", ta.answer_question, name="answer_question"),
    path(f"{QUESTION}publish/", ta.publish_question, name="publish_question"),
    path(f"{QUESTION}unpublish/", ta.unpublish_question, name="unpublish_question"),
    path("staff/ta/", ta.help_of_cities, name="help_of_cities"),
    path(HELP, ta.help_of_a_city, name="city_help"),
    path(f"{HELP}write/", ta.write_help, name="write_help"),
    path(f"{HELP}<int:entry>/correct/", ta.correct_help, name="correct_help"),
    path(f"{HELP}<int:entry>/confirm/", ta.confirm_help, name="confirm_help"),
    path(f"{HELP}<int:entry>/doubt/", ta.doubt_help, name="doubt_help"),
    path(f"{HELP}<int:entry>/withdraw/", ta.withdraw_help, name="withdraw_help"),
]
