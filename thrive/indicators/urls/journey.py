"""Addresses of a city's data journey, of data stories, and of shared data sets."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.indicators.views import journey, mapped, sensemaking, sharing, stories

CITY = "cities/<slug:slug>/data/"
HOOD = f"{CITY}neighborhoods/<int:neighborhood>/"
SITTING = f"{CITY}sessions/<int:sitting>/"
TALE = f"{CITY}stories/<int:tale>/"
SHARED = "data/shared/<slug:shared>/"

urlpatterns: list[URLPattern] = [
    path(CITY, journey.data_journey, name="data_journey"),
    path(f"{CITY}open/", journey.open_data_journey, name="open_data_journey"),
    path(f"{CITY}plan/", journey.data_plan, name="data_plan"),
    path(f"{CITY}plan/write/", journey.write_data_plan, name="write_data_plan"),
    path(f"{CITY}phases/<int:phase>/", journey.data_phase, name="data_phase"),
    path(f"{CITY}outputs/<int:output>/off/", journey.take_off_output, name="take_off_output"),
    path(f"{CITY}neighborhoods/", mapped.neighborhoods, name="neighborhoods"),
    path(f"{CITY}neighborhoods/new/", mapped.propose_neighborhood, name="propose_neighborhood"),
    path(HOOD, mapped.neighborhood, name="neighborhood"),
    path(f"{HOOD}draw/", mapped.redraw_neighborhood, name="redraw_neighborhood"),
    path(f"{CITY}tracts/", mapped.tracts, name="tracts"),
    path(f"{CITY}tracts.csv", mapped.tracts_file, name="tracts_file"),
    path(f"{CITY}map/", mapped.pins, name="pins"),
    path(f"{CITY}map/new/", mapped.put_pin, name="put_pin"),
    path(f"{CITY}map/<int:pin>/agreed/", mapped.note_agreement, name="note_agreement"),
    path(f"{CITY}sessions/", sensemaking.sensemaking, name="sensemaking"),
    path(f"{CITY}sessions/new/", sensemaking.plan_session, name="plan_session"),
    path(SITTING, sensemaking.sensemaking_session, name="sensemaking_session"),
    path(f"{SITTING}change/", sensemaking.change_session, name="change_sensemaking"),
    path(f"{CITY}notes/<int:finding>/link/", sensemaking.link_finding, name="link_finding"),
    path(f"{CITY}consents/", sensemaking.consents, name="consents"),
    path(
        f"{CITY}consents/<int:consent>/withdraw/",
        sensemaking.withdraw_consent,
        name="withdraw_data_consent",
    ),
    path(f"{CITY}stories/", stories.city_stories, name="city_stories"),
    path(f"{CITY}stories/new/", stories.begin_story, name="begin_story"),
    path(TALE, stories.write_story, name="write_story"),
    path(f"{TALE}cover/", stories.change_cover, name="change_cover"),
    path(f"{TALE}add/<slug:piece>/", stories.add_block, name="add_block"),
    path(f"{TALE}blocks/<int:block>/", stories.change_block, name="change_block"),
    path(f"{TALE}blocks/<int:block>/<slug:way>/", stories.move_block, name="move_block"),
    path(f"{TALE}link/", stories.link_story, name="link_story"),
    path(f"{CITY}links/<int:link>/off/", stories.unlink, name="unlink"),
    path(f"{CITY}share/", sharing.bring_shared, name="bring_shared"),
    path(f"{CITY}<slug:thing>/<int:record>/<slug:deed>/", journey.data_deed, name="data_deed"),
    path("stories/", stories.data_stories, name="data_stories"),
    path("stories/<slug:story>/", stories.data_story, name="data_story"),
    path("stories/<slug:story>/photos/<int:block>/", stories.story_photo, name="story_photo"),
    path("data/shared/", sharing.shared_datasets, name="shared_datasets"),
    path(SHARED, sharing.shared_dataset, name="shared_dataset"),
    path(f"{SHARED}take/", sharing.take_shared, name="take_shared"),
    path(f"{SHARED}ask/", sharing.ask_to_see, name="ask_to_see"),
    path(f"{SHARED}terms/", sharing.change_terms, name="change_terms"),
]
