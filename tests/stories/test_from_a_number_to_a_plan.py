"""The data half of journey 5, over HTTP: from a number on the wall to a line of the city's roadmap, on
to the policy, and back from there to whoever said it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.indicators import ground as numbers
from tests.indicators.files.way import LONG, csv
from tests.indicators.journey_ground import CITY, PLAN, TRACTS, Scene
from tests.journey import ground
from thrive.base import clock, history
from thrive.indicators.actions.importing import Said
from thrive.indicators.models import Consent, DataStory, Finding, Neighborhood, PlanLink
from thrive.journey.actions import roadmap
from thrive.journey.actions.roadmap import Plan
from thrive.journey.models import RoadmapMilestone

pytestmark = pytest.mark.django_db
DATA = "/cities/vallejo/data/"
ROWS = (  # an agency has published these under its own rules
    "0681666,2023,child-poverty,All,3000,30000",
    "06095250900,2023,child-poverty,All,300,1000",
    "06095251000,2023,child-poverty,All,100,1000",
)
FEW = (  # so few that they are hidden here
    "06095250900,2023,chronic-absence,All,4,900",
    "06095251000,2023,chronic-absence,All,3,800",
)
SAID = "Falta el alquiler. Con este dato una familia no parece pobre."


@pytest.fixture(autouse=True)
def _releases_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def test_from_a_number_to_a_plan_and_back() -> None:
    at = Scene()
    roadmap.add_milestone(at.seat, plan=Plan("Rent relief", ground.day(-200)), by=at.ruth)
    roadmap.show_to_everybody(at.seat, by=at.ruth)
    ruth, luz, ana, elvira, visitor = (
        *(way.desk(one) for one in (at.ruth, at.luz, at.ana, at.elvira)),
        Client(),
    )

    def done(desk: Client, path: str, **said: object) -> None:
        answer = desk.post(f"{DATA}{path}", said)
        assert answer.status_code == 302, words(answer)

    # ACT writes the plan and hands it over; the Core Team accepts it, and the checklist knows.
    done(ana, "plan/write/", **{name: getattr(PLAN, name) for name in PLAN.__slots__})
    done(ana, f"plan/{at.journey.pk}/hand-over/")
    assert visitor.get(f"{DATA}plan/").status_code == 404
    done(ruth, f"plan/{at.journey.pk}/accept/")
    assert PLAN.safety in words(visitor.get(f"{DATA}plan/"))
    step = words(ruth.get("/cities/vallejo/milestones/T2_4/"))
    assert "ACT wrote the data plan, and the Core Team accepted it." in step

    # A resident of the Design Team draws a neighborhood; the coach chooses it; anybody adds it up.
    done(elvira, "neighborhoods/new/", name="By the water", why="No light.", tracts=TRACTS[:2])
    hood = Neighborhood.objects.get()
    assert visitor.get(hood.get_absolute_url()).status_code == 404
    done(luz, f"neighborhood/{hood.pk}/choose/")
    tracts = Said("csv", columns=LONG, tracts="tract2010")
    agency = numbers.dataset("agency", protection="source")
    numbers.published(csv(*ROWS), to=agency, said=tracts)
    numbers.published(csv(*FEW), to=numbers.dataset("schools"), said=tracts)
    together = words(visitor.get(hood.get_absolute_url()))
    assert "20.0%" in together
    file = visitor.get(f"{DATA}tracts.csv", {"tract": TRACTS[:2]}).content.decode()
    assert "child-poverty,Child poverty,2023,20.0,percent" in file

    # Hidden numbers give no sum, and no way to work them out; nor does a tract without a number.
    assert "No number may be shown for 2 of 2 tracts" in together
    assert [one in together + file for one in ("0.4%", "0.41", "1700")] == [False] * 3
    three = words(visitor.get(f"{DATA}tracts/", {"tract": TRACTS}))
    assert "No number may be shown for 1 of 3 tracts" in three

    # They look at it together; what somebody said stays with the team until there is a yes.
    asked = {"title": "Numbers night", "held_on": clock.today().isoformat(), "way": "paper"}
    done(elvira, "sessions/new/", **asked, place=CITY, indicators=["child-poverty"])
    night = at.city.sensemaking_sessions.get()
    done(elvira, f"session/{night.pk}/hold/")
    note = {"about": f"child-poverty {CITY}", "prompt": "missing", "words": SAID}
    done(elvira, f"sessions/{night.pk}/", **note, language="es", voice="parent")
    finding = Finding.objects.get()
    refused = luz.post(f"{DATA}finding/{finding.pk}/show/")
    assert "Nobody’s consent stands behind these words." in words(refused)
    yes = {"use": "words", "way": "paper", "mark": "night, sheet 1"}
    done(ruth, "consents/", **yes, given_on=clock.today().isoformat())
    consent = Consent.objects.get()
    done(elvira, f"sessions/{night.pk}/", **note | {"words": f"{SAID} Sí."}, language="es",
         voice="parent", consent=consent.pk)  # fmt: skip
    shown = Finding.objects.exclude(pk=finding.pk).get()
    done(luz, f"finding/{shown.pk}/show/")
    public = visitor.get(night.get_absolute_url())
    assert words(public).count(SAID) == 1
    assert '<blockquote lang="es">' in public.content.decode()

    # A story of three blocks, read by a second person, published, and linked to the roadmap.
    cover = {"title": "What poverty leaves out", "lead": "The rent.", "language": "en"}
    done(elvira, "stories/new/", **cover)
    story = DataStory.objects.get()
    tale = f"stories/{story.pk}/"
    done(elvira, f"{tale}add/text/", words="We asked what is missing.")
    chart = {"heading": "One in ten", "indicator": "child-poverty", "place": CITY}
    done(elvira, f"{tale}add/chart/", **chart)
    quote = {"words": SAID, "language": "es", "voice": "parent", "consent": consent.pk}
    done(elvira, f"{tale}add/quote/", **quote)
    done(elvira, f"story/{story.pk}/send/")
    done(luz, f"story/{story.pk}/review/")
    assert visitor.get(story.get_absolute_url()).status_code == 404
    done(ruth, f"story/{story.pk}/publish/")
    goal = RoadmapMilestone.objects.get()
    done(elvira, f"{tale}link/", to=f"roadmap_milestone {goal.pk}")
    read = words(visitor.get(story.get_absolute_url()))
    assert [one in read for one in ("10.0%", SAID, "Rent relief")] == [True] * 3

    # It became a policy, and should move the number it began with: one page tells the way.
    done(elvira, f"notes/{shown.pk}/link/", to=f"roadmap_milestone {goal.pk}")
    here = f"/cities/vallejo/roadmap/{goal.pk}/"
    assert "No policy is written down yet" in words(visitor.get(story.get_absolute_url()))
    policy = {"name": "Ordinance 14, rent relief", "passed_on": clock.today().isoformat()}
    assert ruth.post(f"{here}policy/", policy).status_code == 302
    assert luz.post(f"{here}number/", {"indicator": "child-poverty"}).status_code == 302
    told = words(visitor.get(here))
    stops = (SAID, "What poverty leaves out", "Rent relief", policy["name"], "10 in every 100")
    assert [one in told for one in stops] == [True] * 5

    # Backwards: whoever reads the number, the story or the roadmap finds the way; the roadmap says
    # because of whom; and a consent taken back is gone from every end.
    for door in (
        "/data/child-poverty/vallejo/",
        story.get_absolute_url(),
        night.get_absolute_url(),
    ):
        assert f'href="{here}"' in visitor.get(door).content.decode(), door
    roadmap_read = words(visitor.get("/cities/vallejo/roadmap/"))
    for said in ("Because of: What poverty leaves out", f"Policy: {policy['name']}"):
        assert said in roadmap_read
    assert PlanLink.objects.count() == 2
    done(elvira, f"consents/{consent.pk}/withdraw/")
    for path in (story.get_absolute_url(), night.get_absolute_url(), here):
        assert SAID not in words(visitor.get(path))
    assert list(history.verify()) == []


def test_somebody_of_another_city_finds_no_door() -> None:
    at = Scene()
    other = ground.enrolled("Merced")
    stranger = way.desk(ground.of_city(other.community, "Sunny"))
    hood = at.hood()
    paths = (
        *("plan/", "plan/write/", "consents/", "stories/", "map/new/", "sessions/new/", "share/"),
        *(f"neighborhoods/{hood.pk}/", f"neighborhood/{hood.pk}/choose/", "stories/new/"),
        f"phase/{at.phase(1).pk}/begin/",
    )

    for desk in (stranger, way.desk(at.omar)):
        assert {desk.get(f"{DATA}{path}").status_code for path in paths} == {404}
        said = {"words": "x", "happened_on": "2026-01-01"}
        assert desk.post(f"{DATA}phases/1/", said).status_code in (403, 422)
    assert not at.phase(1).outputs.exists()
