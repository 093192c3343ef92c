"""Components are strict, complete in the gallery, and say in words what they show."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.template import Context, TemplateSyntaxError, engines
from django.test import Client

from thrive.ui.gallery import COMPONENTS
from thrive.ui.templatetags.ui import register

ENGINE = engines["django"].engine  # type: ignore[attr-defined]


def drawn(source: str, **given: Any) -> str:
    return str(ENGINE.from_string(source).render(Context(given)))


@pytest.mark.parametrize(
    "source",
    [
        '{% pill "Sent" tome="ok" %}',
        "{% pill %}",
        "{% meter taken=1 label='Pilot' %}",
        '{% alert tome="ok" %}x{% endalert %}',
        "{% empty %}x{% endempty %}",
        '{% person note="x" %}',
    ],
)
def test_a_misspelt_or_missing_argument_is_an_error_when_the_template_is_compiled(
    source: str,
) -> None:
    with pytest.raises(TemplateSyntaxError):
        ENGINE.from_string(source)


def test_an_unknown_tone_is_an_error() -> None:
    with pytest.raises(TemplateSyntaxError, match="no tone 'red'"):
        drawn('{% pill "Sent" tone="red" %}')


def test_every_component_stands_in_the_gallery() -> None:
    shown = {component.tag for component in COMPONENTS}

    assert shown == set(register.tags)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/style/", "/es/style/"])
def test_the_gallery_draws_every_state(path: str) -> None:
    page = Client().get(path)

    assert page.status_code == 200
    assert [c.tag for c in COMPONENTS if f'id="{c.tag}"' not in page.content.decode()] == []


def test_what_people_type_is_escaped() -> None:
    html = drawn("{% person name=name note=name %}", name="<script>alert(1)</script>")

    assert "<script>" not in html


class Form(forms.Form):
    name = forms.CharField(label="Your name", help_text="As neighbors know you.")
    kind = forms.ChoiceField(
        label="Who are you?", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )


def test_an_error_stands_beside_its_field_and_is_tied_to_it() -> None:
    html = drawn("{{ form }}", form=Form({"name": ""}))

    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html


def test_a_group_of_choices_is_a_fieldset_with_its_question() -> None:
    html = drawn("{{ form }}", form=Form())

    assert '<legend class="label">Who are you?' in html


def test_the_summary_links_each_error_to_its_field() -> None:
    html = drawn("{% error_summary form %}", form=Form({}))

    assert "2 things to fix" in html
    assert '<a href="#id_name">' in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert drawn("{% error_summary form %}", form=Form()).strip() == ""


@pytest.mark.parametrize(
    ("taken", "cap", "says"), [(14, 20, "14 of 20"), (0, 8, "0 of 8"), (31, None, "31, no limit")]
)
def test_a_meter_says_its_number_in_words(taken: int, cap: int | None, says: str) -> None:
    html = drawn("{% meter taken=taken cap=cap label='Pilot' %}", taken=taken, cap=cap)

    assert says in html
