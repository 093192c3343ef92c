"""A resident reads what works, in Spanish; a city takes it up and carries a draft to its council;
what the resident would add reaches the next reader."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document

from tests.cities import way
from tests.journey import ground as journey
from tests.toolkit import ground
from thrive.toolkit.actions.loading import load_entries
from thrive.toolkit.models import ToolkitEntry

pytestmark = pytest.mark.django_db
PARKS = "park-equity-resolution"


@pytest.fixture
def shelf() -> None:
    """The shipped entries; two experts have put one of them on the shelf."""
    from thrive.base.refs import SYSTEM

    load_entries(by=SYSTEM)
    until = ground.day(300).isoformat()
    devon, saanvi = way.desk(ground.expert("Devon")), way.desk(ground.expert("Saanvi"))
    devon.post(f"/staff/toolkit/{PARKS}/review/")
    saanvi.post(f"/staff/toolkit/{PARKS}/publish/", {"review_by": until})


def test_from_a_search_in_spanish_to_a_draft_for_the_council(client: Any, shelf: None) -> None:
    seat = journey.enrolled()
    ruth = way.desk(journey.of_city(seat.community))

    found = client.get("/es/toolkit/?q=parques").context["page"]
    assert [card.said.title for card in found.cards] == [
        "Resolución y estándar de equidad en los parques"
    ]
    page = client.get(f"/es/toolkit/{PARKS}/").content.decode()
    assert "Ningún sistema que seguimos la ha calificado" in page

    ruth.post(f"/toolkit/{PARKS}/use/", {"city": "vallejo"})
    assert f'href="/toolkit/{PARKS}/"' in client.get("/cities/vallejo/").content.decode()
    asked = {"form": "docx", "lang": "es", "city": "vallejo"}
    paper = Document(BytesIO(ruth.post(f"/toolkit/{PARKS}/download/", asked).content))
    text = "\n".join(one.text for one in paper.paragraphs)
    assert "Vallejo tiene [población] residentes." in text
    assert paper.core_properties.language == "es"


def test_what_a_resident_adds_reaches_the_next_reader(client: Any, shelf: None) -> None:
    elvira, saanvi = way.desk(way.person("Elvira")), way.desk(ground.expert("Saanvi"))
    elvira.post(f"/es/toolkit/{PARKS}/suggest/", {"words": "Cuenten también los baños."})
    row = ToolkitEntry.objects.get(slug=PARKS).suggestions.get()
    saanvi.post(f"/staff/toolkit/suggestions/{row.pk}/take-up/", {"answer": "Ya está. Gracias."})

    form = saanvi.get(f"/staff/toolkit/{PARKS}/").context["form"]
    typed = {
        name: form.fields[name].prepare_value(form[name].value())
        for name in form.fields
        if form[name].value() is not None
    }
    typed["en_steps"] += "\nCount the toilets."
    typed["es_steps"] += "\nCuente los baños."
    saanvi.post(f"/staff/toolkit/{PARKS}/", {**typed, "note": "A resident asked for it"})
    assert "Cuente los baños" not in client.get(f"/es/toolkit/{PARKS}/").content.decode()

    until = {"review_by": ground.day(200).isoformat()}
    way.desk(ground.expert("Devon")).post(f"/staff/toolkit/{PARKS}/review/")
    saanvi.post(f"/staff/toolkit/{PARKS}/publish/", until)

    assert "Cuente los baños" in client.get(f"/es/toolkit/{PARKS}/").content.decode()
    changes = client.get(f"/toolkit/{PARKS}/versions/").content.decode()
    assert "<ins>Count the toilets.</ins>" in changes
    assert "Ya está. Gracias." in elvira.get(f"/es/toolkit/{PARKS}/suggest/").content.decode()
