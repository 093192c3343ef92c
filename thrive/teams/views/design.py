"""The Design Team: its page, and forming it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.decisions import require
from thrive.base.web import EVERYONE, MEMBERS, reads, reads_and_writes, show
from thrive.teams.actions import design as actions
from thrive.teams.forms.design import FormTeamForm, first_day
from thrive.teams.queries.design import design_team_page
from thrive.teams.rules import design as rules
from thrive.teams.views.finding import answered, ask, at_work, city_or_404, done


@reads(EVERYONE)
def design_team(request: HttpRequest, slug: str) -> HttpResponse:
    """The workspace for its own people; for others the five parts and who let themselves be seen."""
    page = design_team_page(request.user, slug)
    if page is None:
        raise Http404
    return show(request, "teams/design_team.html", page=page)


@reads_and_writes(MEMBERS)
def form_design_team(request: HttpRequest, slug: str) -> HttpResponse:
    community, by = city_or_404(request, slug), at_work(request)
    form = FormTeamForm(request.POST or None, initial=first_day())
    if done(form, lambda: actions.form_design_team(community, by=by, **form.cleaned_data)):
        return answered(request, "design_team", slug, _("The Design Team is formed. Name people."))
    if not form.is_bound:
        require(rules.may_form(by, community))
    return ask(
        request,
        community,
        form,
        title=_("Form the Design Team"),
        button=_("Form the team"),
        says=_(
            "It has two subgroups from the first day: youth and adult residents who live with what "
            "you want to change."
        ),
        back=reverse("design_team", args=[slug]),
        back_words=_("Design Team"),
    )
