"""A city's Letter of Agreement, for its team: who signed, signing, paper, the sealed document."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thrive.base.decisions import first_no, require
from thrive.base.errands import done, download, status_of
from thrive.base.web import AT_WORK, reads, reads_and_writes, show, writes
from thrive.cities.models import Community, Enrollment
from thrive.people.signed_in import signed_in
from thrive.teams.actions.agreement import Said
from thrive.teams.actions.agreement import sign as sign_it
from thrive.teams.actions.agreement_guardian import ask_guardian_again
from thrive.teams.actions.agreement_links import ask_to_sign
from thrive.teams.actions.agreement_paper import keep_paper
from thrive.teams.forms.agreement import GuardianFields, PaperForm, YesForm, YouthForm
from thrive.teams.queries.agreement import (
    agreement_page,
    lines_of,
    reading_page,
    signing_state,
)
from thrive.teams.queries.agreement_read import team_community, version_to_read
from thrive.teams.rules import agreement as rules


@reads(AT_WORK)
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    community = _community(request, slug)
    page = agreement_page(request.user, community)
    return show(request, "teams/agreement/agreement.html", page=page)


@reads_and_writes(AT_WORK)
@never_cache
def sign(request: HttpRequest, slug: str) -> HttpResponse:
    """Read the whole letter, then sign it below."""
    community, by = _community(request, slug), signed_in(request)
    line, enrollment = signing_state(community, by)
    if line is None or enrollment is None:
        require(first_no(rules.has_agreement(enrollment), rules.is_signer(None)))
        raise Http404
    if line.signature:
        return redirect("agreement", slug)
    form = sign_form(request, minor=line.signer.is_minor)
    if done(form, lambda: sign_it(enrollment, said=said_in(form), by=by)):
        messages.info(request, thanks(minor=line.signer.is_minor))
        return redirect("agreement", slug)
    reading = reading_page(get_language() or "en")
    return show(
        request,
        "teams/agreement/sign.html",
        status_of(form),
        community=community,
        reading=reading,
        signer=line.signer,
        form=form,
    )


@writes(AT_WORK)
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to everybody who has not signed yet."""
    asked = ask_to_sign(_enrollment(request, slug), by=signed_in(request))
    words = ngettext(
        "We have written to %(count)s person.", "We have written to %(count)s people.", asked
    )
    messages.info(request, words % {"count": asked})
    return redirect("agreement", slug)


@reads_and_writes(AT_WORK)
@never_cache
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Upload a signed paper and name who signed on it."""
    enrollment, by = _enrollment(request, slug), signed_in(request)
    require(rules.may_look_after(by, enrollment.community, enrollment))
    lines = [line for line in lines_of(enrollment) if line.signature is None]
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PaperForm(*sent, lines=lines, initial={"language": get_language()})

    def keep() -> None:
        said = form.cleaned_data
        keep_paper(
            enrollment,
            file=said["file"],
            signed_on=said["signed_on"],
            language=said["language"],
            names=form.names(),
            version=said["version"],
            by=by,
        )

    if done(form, keep):
        messages.info(request, _("The paper is kept, and the signatures on it count."))
        return redirect("agreement", slug)
    return show(
        request,
        "teams/agreement/paper.html",
        status_of(form),
        community=enrollment.community,
        version=version_to_read(),
        form=form,
        nobody=not lines,
    )


@reads_and_writes(AT_WORK)
@never_cache
def ask_guardian(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A new link for the guardian of a signature that waits."""
    enrollment, by = _enrollment(request, slug), signed_in(request)
    signature = get_object_or_404(
        enrollment.agreement_signatures.select_related("guardian", "enrollment__community"), pk=pk
    )
    require(rules.may_ask_guardian(by, signature))
    form = GuardianFields(request.POST if request.method == "POST" else None)

    def again() -> None:
        said = form.cleaned_data
        ask_guardian_again(
            signature, name=said["guardian_name"], email=said["guardian_email"], by=by
        )

    if done(form, again):
        messages.info(request, _("A new link is on its way to the parent or guardian."))
        return redirect("agreement", slug)
    context = {"community": enrollment.community, "signature": signature, "form": form}
    return show(request, "teams/agreement/ask_guardian.html", status_of(form), **context)


@reads(AT_WORK)
def scan(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A signed paper, for those who look after the signing: it shows names and guardians."""
    enrollment = _enrollment(request, slug)
    require(rules.may_look_after(request.user, enrollment.community, enrollment))
    found = get_object_or_404(enrollment.agreement_scans, pk=pk)
    return download(found.file, name=found.name, media_type=found.media_type)


@reads(AT_WORK)
def sealed(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """A sealed document of the city, the newest or an earlier one."""
    found = get_object_or_404(_enrollment(request, slug).sealed_agreements, code=code)
    return download(found.file, name=f"{found.code}.pdf", media_type="application/pdf")


def sign_form(request: HttpRequest, *, minor: bool) -> YesForm:
    kind = YouthForm if minor else YesForm
    return kind(request.POST if request.method == "POST" else None)


def said_in(form: YesForm) -> Said:
    """The language is the page's own: that is the text the signer had before them."""
    return Said(language=(get_language() or "en")[:2], **form.cleaned_data)


def thanks(*, minor: bool) -> str:
    if minor:
        return _("Thank you. We have written to your parent or guardian; they sign too.")
    return _("Thank you. Your signature is kept, and you get a copy by mail.")


def _community(request: HttpRequest, slug: str) -> Community:
    community = team_community(signed_in(request), slug)
    if community is None:
        raise Http404
    return community


def _enrollment(request: HttpRequest, slug: str) -> Enrollment:
    enrollment = _community(request, slug).standing()
    if enrollment is None:
        raise Http404
    return enrollment
