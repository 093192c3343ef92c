"""Fields wear their label, help and error, all tied together, whatever widget they have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override

import thrive
from thrive.ui.forms import WHOLE_LINK, DateInput, LinkField, SeveralFilesField


class Form(forms.Form):
    name = forms.CharField(label="Name", help_text="As neighbors know you.")
    note = forms.CharField(
        label="Note", required=False, widget=forms.Textarea(attrs={"class": "x"})
    )
    kind = forms.ChoiceField(
        label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    agree = forms.BooleanField(label="I agree", help_text="You can withdraw.")
    day = forms.DateField(label="Day", widget=DateInput)
    letters = SeveralFilesField(label="Letters", required=False)


def test_only_what_may_be_left_out_says_so() -> None:
    html = str(Form())

    assert re.findall(r">([^<>]+) <span class=\"optional\">", html) == ["Note", "Letters"]


def test_every_id_is_used_once() -> None:
    ids = re.findall(r'\sid="([^"]+)"', str(Form({})))

    assert sorted(ids) == sorted(set(ids))


def test_what_a_field_is_described_by_is_on_the_page() -> None:
    html = str(Form({}))

    told = {
        name for names in re.findall(r'aria-describedby="([^"]+)"', html) for name in names.split()
    }
    assert {name for name in told if f'id="{name}"' not in html} == set()


def test_a_group_with_an_error_is_described_by_it() -> None:
    html = str(Form({}))

    assert '<fieldset class="field field-bad" aria-describedby="id_kind_error">' in html


def test_a_class_of_its_own_joins_the_house_class() -> None:
    assert 'class="input x"' in str(Form())


def test_a_date_travels_in_one_form_in_either_language() -> None:
    html = str(Form(initial={"day": "2026-06-10"}))

    assert 'type="date" name="day" value="2026-06-10" class="input"' in html


def test_several_files_arrive_as_a_list() -> None:
    files = MultiValueDict(
        {"letters": [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]}
    )
    form = Form({"name": "E", "kind": "a", "agree": "on", "day": "2026-06-10"}, files)

    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["letters"]] == ["a.txt", "b.txt"]


def test_no_file_is_an_empty_list_where_none_is_needed() -> None:
    form = Form({"name": "E", "kind": "a", "agree": "on", "day": "2026-06-10"}, MultiValueDict())

    assert form.is_valid()
    assert form.cleaned_data["letters"] == []


def test_what_is_wrong_with_the_whole_form_stands_above_it() -> None:
    form = Form({})
    form.add_error(None, "This city has applied already.")

    assert 'role="alert"' in str(form)
    assert "This city has applied already." in str(form)


def test_what_is_too_long_hears_how_much_fits() -> None:
    field, told = forms.CharField(max_length=3), {}
    for language in ("en", "es"):
        with override(language):
            with pytest.raises(forms.ValidationError) as wrong:
                field.clean("four")
            told[language] = wrong.value.messages

    assert told == {
        "en": ["At most 3 characters fit here. This has 4."],
        "es": ["Aquí caben hasta 3 caracteres. Esto tiene 4."],
    }


def test_two_faults_of_one_field_stand_on_lines_of_their_own() -> None:
    form = Form({})
    form.add_error("name", "Too short")

    assert "This field is required.<br>Too short</span></p>" in str(form)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("http://example.org", "http://example.org"),
        ("example.org/page", "https://example.org/page"),
        ("", ""),
        *((bad, None) for bad in ("ftp://example.org/a", "ftps://a.org", "javascript:alert(1)")),
        *((bad, None) for bad in ("data:text/html,x", "file:///etc/passwd", "mailto:a@b.org", "x")),
    ],
)
def test_a_link_leads_to_a_web_page(given: str, kept: str | None) -> None:
    form = type("Linked", (forms.Form,), {"link": LinkField(label="Link")})({"link": given})

    found = form.cleaned_data["link"] if form.is_valid() else None

    assert (found, form.errors.get("link", [])) == (kept, [] if kept is not None else [WHOLE_LINK])


def test_every_form_of_ours_takes_links_by_the_houses_field() -> None:
    rooms = Path(thrive.__file__).parent

    found = {
        str(file.relative_to(rooms))
        for file in rooms.rglob("*.py")
        if "forms.URLField" in file.read_text()
    }

    assert found == {"ui/forms.py"}


def test_a_file_that_was_chosen_is_asked_for_again_when_the_form_comes_back() -> None:
    files = MultiValueDict({"letters": [SimpleUploadedFile("<plan>.pdf", b"%PDF")]})

    for form in (Form(), Form({}), Form({"note": "x"}, MultiValueDict({"letters": []}))):
        assert "again: a file does not stay" not in str(form)
    back = str(Form({}, files))

    assert back.count("Choose &lt;plan&gt;.pdf again: a file does not stay chosen") == 1
    assert re.findall(r'aria-describedby="([^"]*_again)"', back) == ["id_letters_again"]


def test_a_file_that_was_wrong_itself_hears_its_own_error_only() -> None:
    empty = MultiValueDict({"letters": [SimpleUploadedFile("plan.pdf", b"")]})

    back = str(Form({}, empty))

    assert ("id_letters_error" in back, "_again" in back) == (True, False)
