"""A Pilot city sets its six seats, forms both subgroups and holds a meeting: over HTTP."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from tests.cities import way
from tests.cities.reading import link_in_mail, words
from tests.teams import table
from thrive.teams.models import DesignTeam, Meeting
from thrive.teams.queries.facts import team_facts

pytestmark = pytest.mark.django_db
CITY = "/cities/visalia"


def test_six_seats_two_subgroups_and_a_meeting() -> None:
    cast = table.Cast()
    application = table.on_its_way(cast)
    community = application.community
    luz, ruth = way.desk(cast.luz), way.desk(cast.ruth)

    # Before step g the seats are provisional; the coach sets them.
    assert "Provisional" in words(luz.get(f"{CITY}/core-team/"))
    luz.post(f"/staff/applications/{application.code}/team/", {"note": ""})
    assert "6 of 6 seats filled" in words(luz.get(f"{CITY}/core-team/"))

    # Ruth holds a seat: she forms the Design Team from a coalition that exists.
    page = words(ruth.get(f"{CITY}/design-team/"))
    assert "Form the Design Team" in page
    formed = {"formed_on": timezone.localdate().isoformat(), "existing_coalition": "Walkers"}
    ruth.post(f"{CITY}/design-team/form/", formed)
    listed = "Mai Yang; ; \nJesse Ortiz\nPa Houa Y.; ; Adult resident\nRosario G.;Adult resident"
    ruth.post(f"{CITY}/design-team/list/", {"usual": "youth", "people": listed})
    team = DesignTeam.objects.get(community=community)
    assert "nobody represents it in the whole team yet" in words(ruth.get(f"{CITY}/design-team/"))
    for name in ("Mai Yang", "Rosario G."):
        member = team.memberships.get(name=name)
        ruth.post(f"{CITY}/design-team/members/{member.pk}/representative/", {"chosen": "yes"})
    assert team_facts(community).is_valid

    # Elvira is invited in Spanish, joins, and reads the team's page in Spanish.
    sent = {"email": "elvira@example.org", "category": "adult", "language": "es"}
    ruth.post(f"{CITY}/design-team/invite/", sent)
    elvira = way.desk(way.person("Elvira"))
    elvira.post(link_in_mail("elvira@example.org", "invitations"))
    spanish = words(elvira.get(f"/es{CITY}/design-team/"))
    assert "Equipo de Diseño" in spanish
    assert "Rosario G." in spanish

    # They meet: Mai leads with Ruth.
    starts = timezone.localtime() + datetime.timedelta(days=2)
    mai = team.memberships.get(name="Mai Yang")
    planned = {
        "of_team": "design",
        "title": "Ten parks",
        "place": "Library",
        "agenda": "Lights",
        "day": starts.date().isoformat(),
        "time": "18:00",
        "led_with": f"m{mai.pk}",
    }
    elvira.post(f"{CITY}/meetings/new/", planned)
    meeting = Meeting.objects.get()
    here = f"{CITY}/meetings/{meeting.pk}/"
    elvira.post(f"{here}agenda/")
    with way.later(3):
        minutes = {
            "came": [f"m{mai.pk}"],
            "others_came": "1",
            "notes": "Dark paths.",
            "decisions": "Light on paths first.",
            "read_aloud": "on",
        }
        elvira.post(f"{here}minutes/", minutes)
        due = (starts + datetime.timedelta(days=9)).date().isoformat()
        elvira.post(f"{here}to-do/", {"what": "Draw the map", "owner": "", "due_on": due})
        elvira.post(f"{here}approve/")
        said = words(elvira.get(here))
    assert [
        w
        for w in ("2 people came. Mai Y.", "Light on paths first.", "Draw the map")
        if w not in said
    ] == []
    assert "Minutes approved" in said

    # Nobody else reads a word of it.
    assert Client().get(here).status_code == 404
    assert "Rosario" not in words(Client().get(f"{CITY}/design-team/"))
