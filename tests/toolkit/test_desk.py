"""The editors' forms: lists typed as lines, errors beside the field, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cities import way
from tests.toolkit import ground
from thrive.toolkit.content import Clause, Example
from thrive.toolkit.forms.entry import EntryForm
from thrive.toolkit.models import EntryVersion, ToolkitEntry

pytestmark = pytest.mark.django_db


def _posted(**more: Any) -> dict[str, Any]:
    """What the form sends for the whole text of the tests."""
    form = EntryForm(content=ground.content())
    sent = {name: form[name].value() for name in form.fields}
    fields = {
        name: form.fields[name].prepare_value(value)
        for name, value in sent.items()
        if value is not None
    }
    return {**fields, **more}


def test_what_the_form_shows_is_what_it_reads() -> None:
    form = EntryForm(_posted())

    assert form.is_valid(), form.errors
    assert form.content() == ground.content()


WRONG = [
    ("ratings", "wwfh | gold", "Write six parts with | between them: “wwfh | gold”"),
    (
        "ratings",
        "wwfh | gold | a | 2019 | https://x.example.org | yes",
        "No scheme with such a level: “wwfh | gold | a | 2019 | https://x.example.org | yes”",
    ),
    (
        "ratings",
        "wwfh | mixed | a | soon | https://x.example.org | yes",
        "Write “as of” as a year or a day, such as 2019 or 2026-03-01",
    ),
    (
        "ratings",
        "wwfh | mixed | a | 2019 | javascript:alert(1) | yes",
        "Write the whole link, such as https://example.org/page",
    ),
    ("examples", "Modesto | did it", "Write four parts with | between them: “Modesto | did it”"),
    ("en_clauses", "No heading", "Begin with a heading: a line that starts with #"),
    ("en_clauses", "# Alone", "Every heading needs words, and a paragraph below it"),
    ("en_steps", "\n".join("step" for _one in range(13)), "At most 12 lines"),
    ("en_steps", "x" * 501, "One line has more than 500 letters"),
]


@pytest.mark.parametrize(("field", "typed", "sentence"), WRONG)
def test_a_wrong_line_is_named_beside_its_field(field: str, typed: str, sentence: str) -> None:
    form = EntryForm(_posted(**{field: typed}))

    assert not form.is_valid()
    assert form.errors[field] == [sentence]
    assert form[field].value() == typed


def test_examples_and_clauses_are_read_from_lines() -> None:
    form = EntryForm(
        _posted(
            examples="Modesto | Passed it | Lo aprobó | https://act-ca.org/",
            en_clauses="# One\n1. First\n2. Second\n# Two\nPlain",
        )
    )

    assert form.is_valid(), form.errors
    made = form.content()
    assert made.examples == (Example("Modesto", "Passed it", "Lo aprobó", "https://act-ca.org/"),)
    assert made.en.clauses == (
        Clause("One", ("First", "Second"), True),
        Clause("Two", ("Plain",), False),
    )


def test_from_an_empty_form_to_the_shelf_over_http() -> None:
    ada, bo = way.desk(ground.expert()), way.desk(ground.expert("Bo"))

    assert ada.get("/staff/toolkit/new/").status_code == 200
    assert ada.post("/staff/toolkit/new/", {"slug": "compare", "kind": "guide"}).status_code == 422
    assert ada.post("/staff/toolkit/new/", _posted(slug="lights")).status_code == 302
    assert ada.post("/staff/toolkit/lights/review/").status_code == 422
    assert bo.post("/staff/toolkit/lights/review/").status_code == 302
    assert bo.post("/staff/toolkit/lights/publish/", {"review_by": ""}).status_code == 422
    until = ground.day(90).isoformat()
    assert bo.post("/staff/toolkit/lights/publish/", {"review_by": until}).status_code == 302
    assert ToolkitEntry.objects.get().current.status == "published"  # type: ignore[union-attr]

    assert ada.get("/staff/toolkit/lights/").status_code == 200
    assert ada.post("/staff/toolkit/lights/", _posted(note="Same")).status_code == 302
    assert ada.post("/staff/toolkit/lights/set-aside/").status_code == 302
    assert ada.get("/staff/toolkit/lights/no-such-move/").status_code == 404
    assert EntryVersion.objects.filter(status="set_aside").count() == 1


def test_the_desk_is_closed_to_others() -> None:
    assert way.desk(way.person("Lee")).get("/staff/toolkit/").status_code == 403
    assert way.desk(way.person("Luz", "coach")).get("/staff/toolkit/").status_code == 403
