"""A city ends its part in the program by itself: its Core Team says so, with a reason (C33)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import AT_WORK, reads_and_writes
from thrive.cities.actions import seats
from thrive.cities.forms.staff import ReasonForm
from thrive.cities.rules.seats import may_begin_move
from thrive.journey.queries.workspace import Workspace
from thrive.journey.views.finding import in_city
from thrive.people.signed_in import signed_in


@reads_and_writes(AT_WORK)
@in_city
def leave(request: HttpRequest, at: Workspace) -> HttpResponse:
    seat, by, slug = at.enrollment, signed_in(request), at.community.slug
    assert seat is not None
    form = ReasonForm(sent(request))
    return errand(
        request,
        form,
        lambda: seats.leave(seat, reason=form.cleaned_data["reason"], by=by),
        said=_("The city has left the program. What it did stays on record."),
        title=_("Leave the program"),
        place=at.community.name,
        trail=[
            (at.community.name, reverse("city", args=[slug])),
            (_("Stage"), reverse("stage", args=[slug])),
        ],
        says=_(
            "The seat becomes free and goes to the first city in line. The coach, the program and "
            "the people of the city get a mail with your reason. Teams, evidence and roadmap stay "
            "and can be read. The city can apply again at any time."
        ),
        may=lambda: may_begin_move(by, seat, "leave"),
    )
