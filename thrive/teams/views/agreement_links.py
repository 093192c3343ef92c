"""Pages that a private link opens: reading and signing, a guardian's answer, one's own copy."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thrive.base.errands import done, download, status_of
from thrive.base.refs import Ref
from thrive.base.web import EVERYONE, reads, reads_and_writes, show, writes
from thrive.cities.views import limits
from thrive.teams.actions.agreement import sign as sign_it
from thrive.teams.actions.agreement_guardian import cosign, take_back
from thrive.teams.actions.agreement_links import LINK_HOLDER, renew_link
from thrive.teams.forms.agreement import YesForm
from thrive.teams.models import GuardianSignature, SigningLink
from thrive.teams.queries.agreement import reading_page, signing_state
from thrive.teams.queries.agreement_read import (
    guardian_with,
    link_with,
    newest_sealed,
    signature_with,
)
from thrive.teams.rules import agreement as rules
from thrive.teams.views.agreement import said_in, sign_form, thanks

MOST_LINKS = 10  # tries of links that do not exist, from one address in ten minutes


@reads_and_writes(EVERYONE)
@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Sign without an account."""
    if limits.used_up(request, "agreement", MOST_LINKS):
        return limits.too_many(request)
    link = link_with(token)
    if link is None:
        return _gone(request)
    usable = rules.may_use_link(link)
    community = link.enrollment.community
    if not usable:
        context = {"sentence": usable.sentence, "renew": token if link.has_expired else ""}
        return show(request, "teams/agreement/link_gone.html", 410, **context)
    line, enrollment = signing_state(community, place=link.place)
    if line is None or enrollment is None:
        return show(request, "teams/agreement/link_gone.html", 410, sentence="", renew="")
    form = sign_form(request, minor=line.signer.is_minor)
    if not line.signature and done(
        form, lambda: sign_it(enrollment, said=said_in(form), by=_holder(link), place=link.place)
    ):
        messages.info(request, thanks(minor=line.signer.is_minor))
        return redirect("agreement_by_link", token)
    return show(
        request,
        "teams/agreement/sign.html",
        200 if line.signature else status_of(form),
        community=community,
        reading=reading_page(get_language() or "en"),
        signer=line.signer,
        signature=line.signature,
        form=form,
    )


@writes(EVERYONE)
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """An expired link asks for a new one; it goes to the address the old one went to."""
    link = link_with(token)
    if link is None:
        return _gone(request)
    renew_link(link, by=_holder(link))
    sentence = _("A new link is on its way to the address we know. It works for 14 days.")
    return show(request, "teams/agreement/link_gone.html", sentence=sentence, renew="", sent=True)


@reads_and_writes(EVERYONE)
@never_cache
def guardian(request: HttpRequest, token: str) -> HttpResponse:
    """A parent or guardian reads, then signs too, or says no; also later."""
    if limits.used_up(request, "agreement", MOST_LINKS):
        return limits.too_many(request)
    found = guardian_with(token)
    if found is None:
        return _gone(request)
    if request.method == "POST" and request.POST.get("answer") == "no":
        take_back(found, by=found)
        messages.info(request, _("Your answer is kept: this signature does not count."))
        return redirect("agreement_guardian", token)
    form = YesForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: _cosign(found, form)):
        messages.info(request, _("Thank you. You have signed, and we have mailed you a copy."))
        return redirect("agreement_guardian", token)
    signed = found.signature
    return show(
        request,
        "teams/agreement/guardian.html",
        status_of(form),
        guardian=found,
        first_name=signed.name.split()[0],
        community=signed.enrollment.community,
        reading=reading_page(get_language() or "en", signed.version.number),
        may_sign=rules.may_cosign(found),
        may_take_back=rules.may_take_back(found),
        form=form,
        token=token,
    )


@reads(EVERYONE)
@never_cache
def copy(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody signed, to keep: their own line, the text, and the sealed document."""
    signature = signature_with(token)
    if signature is None:
        return _gone(request)
    return show(
        request,
        "teams/agreement/copy.html",
        signature=signature,
        community=signature.enrollment.community,
        reading=reading_page(signature.language, signature.version.number),
        sealed=newest_sealed(signature.enrollment),
        token=token,
    )


@reads(EVERYONE)
@never_cache
def copy_pdf(request: HttpRequest, token: str) -> HttpResponse:
    signature = signature_with(token)
    sealed = newest_sealed(signature.enrollment) if signature else None
    if sealed is None:
        raise Http404
    return download(sealed.file, name=f"{sealed.code}.pdf", media_type="application/pdf")


def _cosign(found: GuardianSignature, form: YesForm) -> None:
    said = form.cleaned_data
    cosign(
        found,
        name=said["name"],
        language=(get_language() or "en")[:2],
        means_it=said["means_it"],
        accepts=said["accepts_electronic"],
        by=found,
    )


def _holder(link: SigningLink) -> Ref:
    """How history names somebody without an account: by the place they hold."""
    return Ref("signing_link", str(link.pk), LINK_HOLDER)


def _gone(request: HttpRequest) -> HttpResponse:
    limits.count(request, "agreement")
    return show(request, "teams/agreement/link_gone.html", 404, sentence="", renew="")
