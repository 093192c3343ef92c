"""How a number was made: everybody reads it, data staff write it, a second person lets it be shown."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import (
    EVERYONE_AND_AT_WORK,
    program,
    reader,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.cities.forms.staff import ReasonForm
from thrive.indicators.actions import how_made as actions
from thrive.indicators.forms.how_made import HowMadeForm
from thrive.indicators.models import TEXTS, Dataset, HowMade
from thrive.indicators.queries.framework_page import about_of
from thrive.indicators.queries.how_made import (
    first_words,
    how_made_page,
    open_text,
    public_set,
    standing,
)
from thrive.indicators.queries.shelf import on_shelf
from thrive.indicators.rules import how_made as rules
from thrive.people.signed_in import signed_in

DATA = program("data")


@reads(EVERYONE_AND_AT_WORK)
def how_made(request: HttpRequest, dataset: str, indicator: str) -> HttpResponse:
    found = _set(dataset, indicator)
    page = how_made_page(found, indicator, reader(request))
    return show(request, "indicators/how_made.html", page=page, name=_name(indicator))


@reads_and_writes(DATA)
def write(request: HttpRequest, dataset: str, indicator: str, language: str) -> HttpResponse:
    found, by = _set(dataset, indicator), signed_in(request)
    label = _label(language)
    stands = standing(found, indicator, language)
    form = HowMadeForm(sent(request), initial=first_words(found, indicator, stands))
    return errand(
        request,
        form,
        lambda: actions.write(
            found,
            indicator=indicator,
            language=language,
            telling=actions.Telling(**{name: form.cleaned_data[name] for name in TEXTS}),
            seen=form.cleaned_data["seen"],
            by=by,
        ),
        said=_("The draft is kept. Hand it over when it is ready."),
        title=_("Write in %(language)s how it was made") % {"language": label},
        button=_("Keep the draft"),
        lead=_name(indicator),
        says=_("Nobody outside the data work reads it until a second person has."),
        place=found.title,
        trail=_trail(found, indicator),
        still_open=_stands_now(form, stands),
        open_title=_("What stands now"),
        may=lambda: rules.may_write(by, stands),
    )


@writes(DATA)
def hand_over(request: HttpRequest, dataset: str, indicator: str, language: str) -> HttpResponse:
    text = actions.hand_over(_open(dataset, indicator, language), by=signed_in(request))
    messages.info(request, _("It waits for a second person, who reads it before it is shown."))
    return redirect(text)


@writes(DATA)
def show_it(request: HttpRequest, dataset: str, indicator: str, language: str) -> HttpResponse:
    text = actions.show(_open(dataset, indicator, language), by=signed_in(request))
    messages.info(request, _("Everybody reads it now, beside the number."))
    return redirect(text)


@reads_and_writes(DATA)
def send_back(request: HttpRequest, dataset: str, indicator: str, language: str) -> HttpResponse:
    text, by = _open(dataset, indicator, language), signed_in(request)
    form = ReasonForm(sent(request), hint=_("Whoever wrote it reads this above the draft."))
    return errand(
        request,
        form,
        lambda: actions.send_back(text, reason=form.cleaned_data["reason"], by=by),
        said=_("It is a draft again, with your words above it."),
        title=_("Send it back"),
        says=_("It is not shown. It can be changed and handed over once more."),
        place=text.dataset.title,
        trail=_trail(text.dataset, indicator),
    )


def _set(dataset: str, indicator: str) -> Dataset:
    found = public_set(dataset, indicator)
    if found is None:
        raise Http404
    return found


def _open(dataset: str, indicator: str, language: str) -> HowMade:
    _label(language)
    text = open_text(_set(dataset, indicator), indicator, language)
    if text is None:
        raise Http404
    return text


def _label(language: str) -> str:
    labels = dict(HowMade.Language.choices)
    if language not in labels:
        raise Http404
    return str(labels[language])


def _name(indicator: str) -> str:
    about = about_of(on_shelf(), indicator)
    return str(about.name) if about else indicator


def _stands_now(form: HowMadeForm, stands: HowMade | None) -> list[str]:
    """For somebody whose form was drawn with other words: what stands now, part by part."""
    if stands is None or not form.is_bound or form.data.get("seen") == rules.mark_of(stands):
        return []
    parts = ((form[name], getattr(stands, name)) for name in TEXTS)
    return [
        f"{part.label} {words}" for part, words in parts if (part.value() or "").strip() != words
    ]


def _trail(dataset: Dataset, indicator: str) -> list[tuple[str, str]]:
    return [
        (_("Data"), reverse("data")),
        (_("Catalog of data sets"), reverse("catalog")),
        (dataset.title, reverse("dataset", args=[dataset.slug])),
        (_("How it was made"), reverse("how_made", args=[dataset.slug, indicator])),
    ]
