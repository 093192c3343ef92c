"""The capacity self-check: the trend, and taking it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.decisions import require
from thrive.base.web import AT_WORK, reads, reads_and_writes, show
from thrive.people.signed_in import signed_in
from thrive.teams.actions.capacity import check_capacity
from thrive.teams.forms.capacity import CapacityForm
from thrive.teams.queries.capacity import capacity_page
from thrive.teams.rules import capacity as rules
from thrive.teams.views.finding import city_or_404, team_errand


@reads(AT_WORK)
def capacity(request: HttpRequest, slug: str) -> HttpResponse:
    """Month by month, for the team and for program staff."""
    page = capacity_page(request.user, slug)
    if page is None or not page.may_read:
        raise Http404
    return show(request, "teams/capacity.html", page=page)


@reads_and_writes(AT_WORK)
def check(request: HttpRequest, slug: str) -> HttpResponse:
    community, by = city_or_404(request, slug), signed_in(request)
    require(rules.may_check(by, community))
    form = CapacityForm(request.POST or None)

    def keep() -> None:
        next_step = form.cleaned_data["next_step"]
        check_capacity(community, answers=form.answers(), next_step=next_step, by=by)

    return team_errand(
        request,
        community,
        form,
        keep,
        title=_("How strong is our team today?"),
        button=_("Save my answers"),
        says=_("Eight statements. The team sees the mean, never who said what."),
        said=_("Thank you. Your answers are counted."),
        back=(_("Our strength"), reverse("capacity", args=[slug])),
    )
