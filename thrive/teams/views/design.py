"""The Design Team: its page, and forming it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.web import AT_WORK, EVERYONE, reads, reads_and_writes, show
from thrive.people.signed_in import signed_in
from thrive.teams.actions import design as actions
from thrive.teams.forms.design import FormTeamForm, first_day
from thrive.teams.queries.design import design_team_page
from thrive.teams.rules import design as rules
from thrive.teams.views.finding import city_or_404, team_errand


@reads(EVERYONE)
def design_team(request: HttpRequest, slug: str) -> HttpResponse:
    """The workspace for its own people; for others the five parts and who let themselves be seen."""
    page = design_team_page(request.user, slug)
    if page is None:
        raise Http404
    return show(request, "teams/design_team.html", page=page)


@reads_and_writes(AT_WORK)
def form_design_team(request: HttpRequest, slug: str) -> HttpResponse:
    community, by = city_or_404(request, slug), signed_in(request)
    form = FormTeamForm(request.POST or None, initial=first_day())
    return team_errand(
        request,
        community,
        form,
        lambda: actions.form_design_team(community, by=by, **form.cleaned_data),
        may=lambda: rules.may_form(by, community),
        title=_("Form the Design Team"),
        button=_("Form the team"),
        says=_(
            "It has two subgroups from the first day: youth and adult residents who live with what "
            "you want to change."
        ),
        said=_("The Design Team is formed. Name people."),
        back=(_("Design Team"), reverse("design_team", args=[slug])),
    )
