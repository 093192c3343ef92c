"""The pages of the application form: write, save, attach, check and send."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.base.errands import download
from thrive.base.web import EVERYONE, reads, reads_and_writes, show
from thrive.cities.actions.answers import Saved, save_answers
from thrive.cities.actions.applying import send
from thrive.cities.actions.attachments import attach, take_off
from thrive.cities.actions.co_applicants import change_contact
from thrive.cities.forms.answers import new_pen, pen_in, read
from thrive.cities.forms.files import safe_file
from thrive.cities.models import Applicant, CityApplication
from thrive.cities.queries.applying import application_by_code
from thrive.cities.queries.checking import check_page
from thrive.cities.queries.writing import form_of, next_page, section_page
from thrive.cities.rules import applying as rules
from thrive.cities.rules.answers import asked_in
from thrive.cities.views.private import applicant, applicant_or_404
from thrive.program.answers import validate
from thrive.program.rulebook import Section

PAGE = "cities/applying/section.html"


@reads(EVERYONE)
@never_cache
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Where to go on: the first page that is not finished."""
    me = applicant_or_404(request, code)
    return redirect("application_section", code, next_page(me.application).slug)


@reads_and_writes(EVERYONE)
@never_cache
def section(request: HttpRequest, code: str, section: str) -> HttpResponse:
    """One page of the form. What is typed is always kept; what is wrong is said beside it."""
    me = applicant_or_404(request, code)
    form = form_of(me.application)
    chapter = _section_or_404(me, section)
    if chapter == form.sections[-1]:
        return _check(request, me, chapter)
    if request.method == "POST":
        return _save(request, me, chapter)
    open_now = rules.is_open(me.application, chapter)
    page = section_page(me, chapter, closed=str(open_now.sentence), judge="fix" in request.GET)
    return show(request, PAGE, page=page, me=me, pen=new_pen())


@reads(EVERYONE)
@never_cache
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    me = applicant_or_404(request, code)
    if me.application.sent_at is None:
        return redirect("apply_edit", code)
    return show(request, "cities/applying/receipt.html", application=me.application, me=me)


@reads(EVERYONE)
@never_cache
def file(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A download, for its applicants and for staff who may read the application."""
    application = application_by_code(code)
    if application is None:
        raise Http404
    seen = CityApplication.objects.visible_to(request.user).filter(pk=application.pk)
    if applicant(request, application) is None and not seen.exists():
        raise Http404
    attachment = get_object_or_404(application.attachments, pk=pk)
    return download(attachment.file, name=attachment.name, media_type=attachment.media_type)


def _save(request: HttpRequest, me: Applicant, chapter: Section) -> HttpResponse:
    """Save, then go where the button says; stay when texts met or something has to be fixed."""
    questions = asked_in(form_of(me.application), chapter)
    typed, pen = read(questions, request.POST), pen_in(request.POST)
    automatic = "X-Autosave" in request.headers
    try:
        saved = save_answers(
            me.application, section=chapter, typed=typed, pen=pen, by=me, automatic=automatic
        )
    except Refused as no:
        if automatic:
            return JsonResponse({"refused": no.sentence}, status=403)
        raise
    if automatic:
        return _autosaved(saved)
    file_errors = _files(request, me, chapter)
    _mend_contact(me, chapter)
    wanted = request.POST.get("go", "on")
    if saved.clashes or file_errors:
        values = {code: typed[code].value for code in saved.clashes}
        page = section_page(
            me,
            chapter,
            judge=True,
            typed=values,
            file_errors=file_errors,
            clashes=saved.clashes,
        )
        return show(request, PAGE, 409 if saved.clashes else 422, page=page, me=me, pen=pen)
    if wanted == "on" and "take_off" not in request.POST:
        page = section_page(me, chapter, judge=True)
        if page.wrong:
            return show(request, PAGE, 422, page=page, me=me, pen=pen)
    return redirect(_onward(me, chapter, wanted))


def _autosaved(saved: Saved) -> JsonResponse:
    at = formats.time_format(timezone.localtime(clock.now()), "TIME_FORMAT")
    sentence = _("Somebody else changed this too. Press “Save and go on” to see both texts.")
    return JsonResponse(
        {
            "saved": _("Saved at %(time)s") % {"time": at},
            "clashes": dict.fromkeys(saved.clashes, sentence),
        }
    )


def _files(request: HttpRequest, me: Applicant, chapter: Section) -> dict[str, list[str]]:
    """Take off what was asked, keep what came; sentences for files that cannot be kept."""
    errors: dict[str, list[str]] = {}
    gone = request.POST.get("take_off", "")
    if gone.isascii() and gone.isdigit():
        for attachment in me.application.attachments.filter(pk=int(gone[:12])):
            take_off(attachment, section=chapter, by=me)
    for question in chapter.questions:
        if question.kind != "file":
            continue
        for upload in request.FILES.getlist(question.code):
            try:
                kept = safe_file(upload, question)
                attach(me.application, section=chapter, question=question, file=kept, by=me)
            except ValidationError as problem:
                errors.setdefault(question.code, []).extend(problem.messages)
            except Refused as no:
                errors.setdefault(question.code, []).append(no.sentence)
    return errors


def _mend_contact(me: Applicant, chapter: Section) -> None:
    """The first contact's name and address follow the form once they can be used."""
    wanted = {q.code: q for q in chapter.questions if q.code in ("contact_name", "contact_email")}
    if len(wanted) == 2:
        rows = me.application.answers.filter(question__in=wanted)
        said = dict(rows.values_list("question", "value"))
        if all(code in said and not validate(q, said[code]) for code, q in wanted.items()):
            change_contact(
                me.application, name=said["contact_name"], email=said["contact_email"], by=me
            )


def _onward(me: Applicant, chapter: Section, wanted: str) -> str:
    sections = form_of(me.application).sections
    index = sections.index(chapter)
    code = me.application.code
    if wanted == "stop" or me.application.status != "draft":
        return reverse("application_status", args=[code])
    target = {"back": max(index - 1, 0), "stay": index}.get(wanted, index + 1)
    return reverse("application_section", args=[code, sections[target].slug])


def _check(request: HttpRequest, me: Applicant, last: Section) -> HttpResponse:
    """Everything once more; POST keeps the consent and sends."""
    application = me.application
    if application.status != "draft":
        return redirect(
            "application_receipt" if application.sent_at else "application_status", application.code
        )
    judge = False
    if request.method == "POST":
        judge = True
        try:
            typed = read(asked_in(form_of(application), last), request.POST)
            save_answers(application, section=last, typed=typed, pen=pen_in(request.POST), by=me)
            if request.POST.get("go") == "stop":
                return redirect("application_status", application.code)
            send(application, by=me)
            return redirect("application_receipt", application.code)
        except Refused:
            application.refresh_from_db(fields=["status", "sent_at"])
            if application.sent_at:
                return redirect("application_receipt", application.code)
    page = check_page(me, judge=judge)
    status = 422 if judge else 200
    return show(request, "cities/applying/check.html", status, page=page, me=me, pen=new_pen())


def _section_or_404(me: Applicant, slug: str) -> Section:
    for chapter in form_of(me.application).sections:
        if chapter.slug == slug:
            return chapter
    raise Http404(_("The application has no page of this name."))
