"""Questions to the experts (R86): asked, passed on, answered, shared with everybody."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thrive.base import clock, history
from thrive.base.decisions import Refused, no, require
from thrive.base.refs import SYSTEM
from thrive.cities.models import Community
from thrive.cities.rules.coaching import lead_coach
from thrive.events.lifecycle import TA_REQUEST
from thrive.events.models import TARequest
from thrive.events.rules import ta as rules
from thrive.notices.mail import send_notice
from thrive.people.links import address
from thrive.people.models import Person


@transaction.atomic
def ask_question(
    *, community: Community | None, area: str, question: str, by: Person, is_demo: bool = False
) -> TARequest:
    """It goes to the city's coach at once; without a coach, to the expert with the fewest open."""
    a_day_ago = clock.now() - datetime.timedelta(days=1)
    today = TARequest.objects.filter(asked_by=by, asked_at__gt=a_day_ago).count()
    require(rules.may_ask(by, community, today))
    require(rules.is_an_area(area))
    if not question.strip():
        raise Refused(no(_("Write your question.")))
    request = TARequest.objects.create(
        community=community,
        asked_by=by,
        area=area,
        language=by.language,
        question=question.strip(),
        asked_at=clock.now(),
        is_demo=is_demo,
    )
    history.record("ask_question", on=request, by=by, area=area)
    first = (lead_coach(community) if community else None) or _least_busy(by)
    if first:
        _route(request, first, by=SYSTEM)
    return request


@transaction.atomic
def route_question(request: TARequest, *, to: Person, by: Person) -> TARequest:
    request = _held(request)
    require(rules.may_route(by, request, to))
    _route(request, to, by=by)
    return request


@transaction.atomic
def answer_question(request: TARequest, *, answer: str, by: Person) -> TARequest:
    """The answer goes to whoever asked; the time it took is kept."""
    request = _held(request)
    require(rules.may_answer(by, request))
    if not answer.strip():
        raise Refused(no(_("Write the answer.")))
    request.status = TA_REQUEST.after(request.status, "answer")
    request.answer, request.answered_by = answer.strip(), by
    request.answered_at = clock.now()
    request.save()
    history.record("answer_question", on=request, by=by)
    if request.asked_by:
        _tell(request.asked_by, "ta_answered", request, by=by)
    return request


@transaction.atomic
def publish_question(request: TARequest, *, question: str, answer: str, by: Person) -> TARequest:
    """Into the common questions, in words that name no city and nobody."""
    request = _held(request)
    require(rules.may_publish(by, request))
    if not question.strip() or not answer.strip():
        raise Refused(no(_("Write both the question and the answer for everybody.")))
    request.status = TA_REQUEST.after(request.status, "publish")
    request.faq_question, request.faq_answer = question.strip(), answer.strip()
    request.published_at = clock.now()
    request.save()
    history.record("publish_question", on=request, by=by)
    return request


@transaction.atomic
def unpublish_question(request: TARequest, *, by: Person) -> TARequest:
    request = _held(request)
    require(rules.may_unpublish(by, request))
    request.status = TA_REQUEST.after(request.status, "unpublish")
    request.published_at = None
    request.save()
    history.record("unpublish_question", on=request, by=by)
    return request


def _route(request: TARequest, to: Person, *, by: Any) -> None:
    request.status = TA_REQUEST.after(request.status, "route")
    request.assigned_to, request.routed_at = to, clock.now()
    request.save()
    history.record("route_question", on=request, by=by)
    _tell(to, "ta_waits", request, by=by)


def _least_busy(by: Person) -> Person | None:
    experts = Person.objects.present().with_role("expert").exclude(pk=by.pk).order_by("pk")
    found = list(experts)
    if not found:
        return None
    rows = TARequest.objects.open().filter(assigned_to__in=found)
    busy = Counter(rows.values_list("assigned_to", flat=True))
    return min(found, key=lambda one: (busy[one.pk], one.pk))


def _tell(to: Person, template: str, request: TARequest, *, by: Any) -> None:
    if to == by:
        return
    send_notice(
        template,
        to=to,
        language=to.language,
        context={
            "place": request.community.name if request.community else "",
            "link": address("ta_request", request.pk, language=to.language),
        },
        about=request.ref(),
        by=by,
    )


def _held(request: TARequest) -> TARequest:
    rows = TARequest.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("community", "asked_by", "assigned_to").get(pk=request.pk)
