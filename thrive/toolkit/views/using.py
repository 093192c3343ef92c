"""What members do with an entry: take it up in a city, let it go, suggest a change."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import AT_WORK, MEMBERS, reads_and_writes, show, writes
from thrive.people.signed_in import signed_in
from thrive.toolkit.actions import using as acts
from thrive.toolkit.forms.small import CityForm, SuggestionForm
from thrive.toolkit.models import CityUse, EntrySuggestion
from thrive.toolkit.queries.entry import EntryPage
from thrive.toolkit.queries.model_text import cities_of
from thrive.toolkit.rules import using as rules
from thrive.toolkit.views.shelf import page_or_404


def _trail(page: EntryPage) -> list[tuple[str, str]]:
    return [
        (_("Toolkit"), reverse("toolkit")),
        (page.said.title, page.entry.get_absolute_url()),
    ]


@reads_and_writes(AT_WORK)
def use(request: HttpRequest, entry: str) -> HttpResponse:
    page, by = page_or_404(request, entry), signed_in(request)
    cities = cities_of(by)
    if not cities:
        return show(request, "toolkit/no_city.html", page=page)
    form = CityForm(sent(request), cities=cities)
    return errand(
        request,
        form,
        lambda: acts.use_in_city(page.entry, community=form.community(), by=by),
        said=lambda: (
            _("It now stands on the page of %(place)s.") % {"place": form.community().name}
        ),
        title=_("Use this in my city"),
        place=page.said.title,
        trail=_trail(page),
        button=_("Put it on the city’s record"),
        says=_(
            "The page of the city and this page say that the city works with it. You can take it "
            "off again. It does not say that the council decided anything."
        ),
    )


@writes(AT_WORK)
def let_go(request: HttpRequest, entry: str, use: int) -> HttpResponse:
    page = page_or_404(request, entry)
    row = get_object_or_404(page.entry.uses.select_related("community", "entry"), pk=use)
    acts.let_go(CityUse(pk=row.pk), by=signed_in(request))
    messages.info(
        request, _("It no longer stands on the page of %(place)s.") % {"place": row.community.name}
    )
    return redirect(page.entry)


@reads_and_writes(MEMBERS)
def suggest(request: HttpRequest, entry: str) -> HttpResponse:
    page, by = page_or_404(request, entry), signed_in(request)
    form = SuggestionForm(sent(request))
    mine = EntrySuggestion.objects.visible_to(by).filter(made_by=by)
    return errand(
        request,
        form,
        lambda: acts.suggest(page.entry, by=by, **form.cleaned_data),
        said=_("Thank you. The editors read it and answer; you find the answer on this page."),
        title=_("Suggest a change"),
        place=page.said.title,
        trail=_trail(page),
        button=_("Send the suggestion"),
        says=_("Only the editors of the toolkit read it."),
        lead=_answers(mine.filter(entry=page.entry).exclude(answer="")),
        may=lambda: rules.may_suggest(by, mine.waiting().count()),
    )


def _answers(rows: object) -> str:
    """What became of one's last suggestion to this entry, in one sentence."""
    last = rows.order_by("-answered_at").first()  # type: ignore[attr-defined]
    if last is None:
        return ""
    return _("Your last suggestion: %(state)s. “%(answer)s”") % {
        "state": last.get_status_display(),
        "answer": last.answer,
    }
