"""Writing a page, a post, a word, a report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base import clock
from thrive.pages.actions.texts import Said
from thrive.pages.lifecycle import OBJECTIVE
from thrive.ui.forms import WHOLE_LINK, DateInput, LinkField

RESERVED = ("new",)


def _words(label: Any, longest: int, rows: int, **rest: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": gettext_lazy("Write a few words here")},
        **rest,
    )


def _link(label: Any) -> LinkField:
    return LinkField(label=label)


class TextForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=160,
        error_messages={"required": gettext_lazy("Give it a title")},
    )
    lead = _words(gettext_lazy("First sentence"), 400, 2, required=False)
    body = _words(
        gettext_lazy("Text"),
        20_000,
        16,
        help_text=gettext_lazy(
            "An empty line begins a paragraph, ### a heading, - a list. Put a mark such as [1] "
            "behind every figure: it points at the first source below."
        ),
    )
    sources = _words(
        gettext_lazy("Sources"),
        6000,
        4,
        required=False,
        help_text=gettext_lazy("One a line: who published what | year | link."),
    )

    def clean_sources(self) -> list[dict[str, str]]:
        found = []
        for line in self.cleaned_data["sources"].splitlines():
            if not line.strip():
                continue
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) != 3 or not all(cells):
                raise forms.ValidationError(
                    _("Write three parts with | between them: “%(line)s”") % {"line": line[:80]}
                )
            what, year, url = cells
            if not (year.isascii() and year.isdecimal() and len(year) == 4):
                raise forms.ValidationError(_("Write the year with four digits, such as 2023"))
            if not url.startswith(("https://", "http://")) or " " in url:
                raise forms.ValidationError(str(WHOLE_LINK))
            found.append({"what": what[:300], "year": year, "url": url[:500]})
        return found

    def said(self) -> Said:
        given = self.cleaned_data
        return Said(given["title"], given["lead"], given["body"], given["sources"])


def sources_as_lines(sources: list[dict[str, str]]) -> str:
    return "\n".join(f"{one['what']} | {one['year']} | {one['url']}" for one in sources)


class NewPageForm(forms.Form):
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=60,
        help_text=gettext_lazy("Small letters and hyphens, such as our-approach."),
        error_messages={"required": gettext_lazy("Choose an address")},
    )
    is_vital = forms.BooleanField(
        label=gettext_lazy("Vital for joining"),
        required=False,
        help_text=gettext_lazy(
            "Then its English is never published before a person has checked its Spanish."
        ),
    )

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"].lower()
        if slug in RESERVED:
            raise forms.ValidationError(_("This address is taken by a page of the site"))
        return slug


class PostForm(forms.Form):
    title_en = forms.CharField(label=gettext_lazy("Title (English)"), max_length=160)
    title_es = forms.CharField(label=gettext_lazy("Title (Spanish)"), max_length=160)
    summary_en = _words(gettext_lazy("In two sentences (English)"), 400, 2)
    summary_es = _words(gettext_lazy("In two sentences (Spanish)"), 400, 2)
    body_en = _words(gettext_lazy("Text (English)"), 20_000, 10)
    body_es = _words(gettext_lazy("Text (Spanish)"), 20_000, 10)
    video_url = _link(gettext_lazy("Link to a video"))
    captions_url = _link(gettext_lazy("Link to its captions or its text"))


class NewPostForm(PostForm):
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=80,
        help_text=gettext_lazy("Small letters and hyphens, such as park-walks-begin."),
        error_messages={"required": gettext_lazy("Choose an address")},
    )

    field_order = ["slug"]


class WordForm(forms.Form):
    term_en = forms.CharField(label=gettext_lazy("Word (English)"), max_length=80)
    term_es = forms.CharField(label=gettext_lazy("Word (Spanish)"), max_length=80)
    definition_en = _words(gettext_lazy("What it means (English)"), 400, 2)
    definition_es = _words(gettext_lazy("What it means (Spanish)"), 400, 2)
    aka_en = forms.CharField(
        label=gettext_lazy("Also said (English)"), max_length=80, required=False
    )
    aka_es = forms.CharField(
        label=gettext_lazy("Also said (Spanish)"), max_length=80, required=False
    )
    source = forms.CharField(
        label=gettext_lazy("Who says it so"),
        max_length=160,
        error_messages={"required": gettext_lazy("Name the source, or the program itself")},
    )


class NewWordForm(WordForm):
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=60,
        error_messages={"required": gettext_lazy("Choose an address")},
    )

    field_order = ["slug"]


class ReportForm(forms.Form):
    move = forms.ChoiceField(
        label=gettext_lazy("What happened?"),
        error_messages={"required": gettext_lazy("Choose one")},
    )
    said_on = forms.DateField(
        label=gettext_lazy("From which day on?"),
        widget=DateInput,
        error_messages={
            "required": gettext_lazy("Choose a day"),
            "invalid": gettext_lazy("Write the day like this: 2027-06-10"),
        },
    )
    words_en = _words(gettext_lazy("In a sentence or two (English)"), 600, 2)
    words_es = _words(gettext_lazy("In a sentence or two (Spanish)"), 600, 2)

    def __init__(self, *args: Any, status: str, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["move"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.name, one.label) for one in OBJECTIVE.open_moves(status)]
        self.fields["said_on"].initial = clock.today()
