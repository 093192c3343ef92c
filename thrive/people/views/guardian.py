"""The page a guardian comes to by mail: say yes part by part, change it, take it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thrive.base.web import EVERYONE, reads_and_writes, show, writes
from thrive.people import actions, rules
from thrive.people.forms import ScopeForm
from thrive.people.queries import consent_by_link


@reads_and_writes(EVERYONE)
@never_cache
def consent(request: HttpRequest, token: str) -> HttpResponse:
    found = consent_by_link(token)
    sent = request.POST if request.method == "POST" else None
    form = ScopeForm(sent, initial={"scope": found.scope})
    if request.method == "POST" and form.is_valid():
        scope = form.cleaned_data["scope"]
        actions.give_consent(found, scope=scope, by=rules.guardian_of(found), token=token)
        messages.info(request, _("Thank you. Your answer is saved, and we have mailed you a copy."))
        return redirect("consent", token)
    return show(
        request,
        "people/consent.html",
        consent=found,
        may_answer=rules.may_answer(found),
        may_withdraw=rules.may_withdraw_consent(rules.guardian_of(found), found),
        form=form,
        token=token,
    )


@writes(EVERYONE)
def withdraw_consent(request: HttpRequest, token: str) -> HttpResponse:
    found = consent_by_link(token)
    actions.withdraw_consent(found, by=rules.guardian_of(found))
    messages.info(request, _("Your consent is withdrawn. Nothing of theirs is shown from now on."))
    return redirect("consent", token)
