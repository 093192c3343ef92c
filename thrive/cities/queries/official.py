"""What the city official sees before they say yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from thrive.cities.models import CityApplication
from thrive.cities.queries.words import in_words
from thrive.cities.queries.writing import form_of

# What an official needs in order to answer; contact data stays with the reviewers. The label is
# ours where the form speaks to the applicant ("Your role").
READ_BY_OFFICIAL: Mapping[str, str | Promise] = {
    "organization": gettext_lazy("Their organization"),
    "contact_role": gettext_lazy("Their role"),
    "need": "",
    "action_areas": "",
}


@dataclass(frozen=True)
class OfficialPage:
    application: CityApplication
    name: str
    lines: tuple[tuple[str, str], ...]


def official_page(application: CityApplication) -> OfficialPage:
    """One query."""
    said = dict(application.answers.values_list("question", "value"))
    form = form_of(application)
    lines = []
    for question in form.questions:
        words = in_words(question, said.get(question.code))
        if question.code in READ_BY_OFFICIAL and words:
            lines.append((str(READ_BY_OFFICIAL[question.code] or question.label), words))
    return OfficialPage(application, str(said.get("official_name") or ""), tuple(lines))
