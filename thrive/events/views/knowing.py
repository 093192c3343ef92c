"""The check at the end of a training; the experts by what they know."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base.errands import errand, sent
from thrive.base.web import (
    AT_WORK,
    EVERYONE_AND_AT_WORK,
    reader,
    reads,
    reads_and_writes,
    show,
    writes,
)
from thrive.events.actions import knowing
from thrive.events.forms.knowing import CheckForm, ExpertForm
from thrive.events.queries.experts import experts_page, own_expertise
from thrive.events.rules.knowing import may_offer_expertise
from thrive.events.words import Training
from thrive.people.signed_in import signed_in


@reads_and_writes(AT_WORK)
def training_check(request: HttpRequest, training: str) -> HttpResponse:
    """Six questions, as often as one likes, whatever the tier of one's city."""
    if training != Training.SPATIAL_LITERACY:
        raise Http404
    by, form = signed_in(request), CheckForm(sent(request))
    name = str(Training(training).label)
    return errand(
        request,
        form,
        lambda: knowing.finish_check(training=training, answers=form.answers(), by=by),
        said=_("All six are right. It is noted that you have done the check."),
        title=_("Check what you have learned"),
        button=_("Look at my answers"),
        lead=_("Six short questions. A wrong answer gets a hint, and you can try again."),
        place=name,
        trail=[
            (_("Trainings"), reverse("trainings")),
            (name, reverse("training", args=[training])),
        ],
    )


@reads(EVERYONE_AND_AT_WORK)
def experts(request: HttpRequest) -> HttpResponse:
    """Whom one may ask, by action area, language and region; never with an address."""
    page = experts_page(reader(request), request.GET.dict())
    return show(request, "events/experts.html", page=page)


@reads_and_writes(AT_WORK)
def offer_expertise(request: HttpRequest) -> HttpResponse:
    by = signed_in(request)
    form = ExpertForm(sent(request), stands=own_expertise(by))
    return errand(
        request,
        form,
        lambda: knowing.offer_expertise(**form.cleaned_data, by=by),
        said=_("You stand among the experts. You can take it back at any time."),
        title=_("Say what you know about"),
        button=_("Save"),
        says=_(
            "Whoever may see your profile finds your name here. Questions come through this site."
        ),
        place=_("Experts"),
        trail=[(_("Help for your work"), reverse("ta")), (_("Experts"), reverse("experts"))],
        may=lambda: may_offer_expertise(by),
    )


@writes(AT_WORK)
def withdraw_expertise(request: HttpRequest) -> HttpResponse:
    knowing.withdraw_expertise(by=signed_in(request))
    messages.info(request, _("You no longer stand among the experts."))
    return redirect("experts")
