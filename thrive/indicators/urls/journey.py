"""Addresses of a city's data journey, of data stories, and of shared data sets."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.indicators.views")

CITY = "cities/<slug:slug>/data/"
HOOD = f"{CITY}neighborhoods/<int:neighborhood>/"
SITTING = f"{CITY}sessions/<int:sitting>/"
TALE = f"{CITY}stories/<int:tale>/"
SHARED = "data/shared/<slug:shared>/"

urlpatterns: list[Pattern] = [
    path(CITY, views.journey.data_journey, name="data_journey"),
    path(f"{CITY}open/", views.journey.open_data_journey, name="open_data_journey"),
    path(f"{CITY}plan/", views.journey.data_plan, name="data_plan"),
    path(f"{CITY}plan/write/", views.journey.write_data_plan, name="write_data_plan"),
    path(f"{CITY}phases/<int:phase>/", views.journey.data_phase, name="data_phase"),
    path(f"{CITY}outputs/<int:output>/off/", views.journey.take_off_output, name="take_off_output"),
    path(f"{CITY}neighborhoods/", views.mapped.neighborhoods, name="neighborhoods"),
    path(
        f"{CITY}neighborhoods/new/", views.mapped.propose_neighborhood, name="propose_neighborhood"
    ),
    path(HOOD, views.mapped.neighborhood, name="neighborhood"),
    path(f"{HOOD}draw/", views.mapped.redraw_neighborhood, name="redraw_neighborhood"),
    path(f"{CITY}tracts/", views.mapped.tracts, name="tracts"),
    path(f"{CITY}tracts.csv", views.mapped.tracts_file, name="tracts_file"),
    path(f"{CITY}map/", views.mapped.pins, name="pins"),
    path(f"{CITY}map/new/", views.mapped.put_pin, name="put_pin"),
    path(f"{CITY}map/<int:pin>/agreed/", views.mapped.note_agreement, name="note_agreement"),
    path(f"{CITY}sessions/", views.sensemaking.sensemaking, name="sensemaking"),
    path(f"{CITY}sessions/new/", views.sensemaking.plan_session, name="plan_session"),
    path(SITTING, views.sensemaking.sensemaking_session, name="sensemaking_session"),
    path(f"{SITTING}change/", views.sensemaking.change_session, name="change_sensemaking"),
    path(f"{CITY}notes/<int:finding>/link/", views.sensemaking.link_finding, name="link_finding"),
    path(f"{CITY}consents/", views.sensemaking.consents, name="consents"),
    path(
        f"{CITY}consents/<int:consent>/withdraw/",
        views.sensemaking.withdraw_consent,
        name="withdraw_data_consent",
    ),
    path(f"{CITY}stories/", views.stories.city_stories, name="city_stories"),
    path(f"{CITY}stories/new/", views.stories.begin_story, name="begin_story"),
    path(TALE, views.stories.write_story, name="write_story"),
    path(f"{TALE}cover/", views.stories.change_cover, name="change_cover"),
    path(f"{TALE}add/<slug:piece>/", views.stories.add_block, name="add_block"),
    path(f"{TALE}blocks/<int:block>/", views.stories.change_block, name="change_block"),
    path(f"{TALE}blocks/<int:block>/<slug:way>/", views.stories.move_block, name="move_block"),
    path(f"{TALE}link/", views.stories.link_story, name="link_story"),
    path(f"{CITY}links/<int:link>/off/", views.stories.unlink, name="unlink"),
    path(f"{CITY}share/", views.sharing.bring_shared, name="bring_shared"),
    path(
        f"{CITY}<slug:thing>/<int:record>/<slug:deed>/", views.journey.data_deed, name="data_deed"
    ),
    path("stories/", views.stories.data_stories, name="data_stories"),
    path("stories/<slug:story>/", views.stories.data_story, name="data_story"),
    path("stories/<slug:story>/photos/<int:block>/", views.stories.story_photo, name="story_photo"),
    path("data/shared/", views.sharing.shared_datasets, name="shared_datasets"),
    path(SHARED, views.sharing.shared_dataset, name="shared_dataset"),
    path(f"{SHARED}take/", views.sharing.take_shared, name="take_shared"),
    path(f"{SHARED}ask/", views.sharing.ask_to_see, name="ask_to_see"),
    path(f"{SHARED}terms/", views.sharing.change_terms, name="change_terms"),
]
