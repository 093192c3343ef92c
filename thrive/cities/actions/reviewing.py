"""Step d: ask two reviewers, keep their scores, let one step aside; decide, and say why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thrive.base import clock, history
from thrive.base.decisions import Refused, no, require
from thrive.cities.actions.locks import locked
from thrive.cities.actions.telling import tell_staff
from thrive.cities.lifecycle import APPLICATION, REVIEW
from thrive.cities.models import CityApplication, EligibilityReview
from thrive.cities.rules import reviewing as rules
from thrive.people.links import address


@transaction.atomic
def ask_reviewers(
    application: CityApplication, *, reviewers: Sequence[Any], by: Any
) -> list[EligibilityReview]:
    """Ask two people (or one in place of somebody who stepped aside). The review begins."""
    application = locked(application)
    require(rules.may_ask_reviewers(by, application, reviewers))
    now = clock.now()
    if application.status == "sent":
        application.status = APPLICATION.after(application.status, "review")
    application.moved_at = now
    application.save(update_fields=["status", "moved_at"])
    asked = []
    for person in reviewers:
        review = EligibilityReview.objects.create(
            application=application, reviewer=person, assigned_at=now
        )
        history.record("ask_reviewer", on=application, by=by, review=review.pk)
        link = address("review", review.pk, language=person.language)
        tell_staff(person, "review_assigned", about=application, by=by, link=link)
        asked.append(review)
    return asked


@transaction.atomic
def keep_scores(
    review: EligibilityReview, *, scores: Mapping[str, int], tier: str, note: str, by: Any
) -> EligibilityReview:
    """Autosave: what is filled in so far, finished or not. A finished review is not touched."""
    review = _held(review)
    require(rules.may_score(by, review))
    if review.status == "assigned":
        _write(review, scores, tier, note)
        review.save(update_fields=["scores", "recommended_tier", "note"])
    return review


@transaction.atomic
def score(
    review: EligibilityReview, *, scores: Mapping[str, int], tier: str, note: str, by: Any
) -> EligibilityReview:
    """The reviewer is done. Until the other review is in, they may still change it."""
    review = _held(review)
    require(rules.may_finish_scores(by, review, scores, tier, note))
    before = (review.status, review.scores, review.recommended_tier, review.note)
    _write(review, scores, tier, note)
    review.status = REVIEW.after(review.status, "score")
    if before == (review.status, review.scores, review.recommended_tier, review.note):
        return review
    review.finished_at = clock.now()
    review.save()
    application = review.application
    application.moved_at = review.finished_at
    application.save(update_fields=["moved_at"])
    history.record("score", on=application, by=by, review=review.pk)
    return review


@transaction.atomic
def step_aside(review: EligibilityReview, *, reason: str, by: Any) -> EligibilityReview:
    """The reviewer steps aside, with the reason; somebody else is asked in their place."""
    review = _held(review)
    require(rules.may_step_aside(by, review, reason))
    review.status = REVIEW.after(review.status, "recuse")
    review.recusal_reason, review.finished_at = reason.strip(), clock.now()
    review.scores, review.recommended_tier, review.note = {}, "", ""
    review.save()
    history.record("step_aside", on=review.application, by=by, review=review.pk)
    return review


def _held(review: EligibilityReview) -> EligibilityReview:
    """The review, with its application's row held: two reviews never finish at the same moment."""
    application = locked(CityApplication(pk=review.application_id))
    review = EligibilityReview.objects.select_for_update(of=("self",), no_key=True).get(
        pk=review.pk
    )
    review.application = application
    return review


def _write(review: EligibilityReview, scores: Mapping[str, int], tier: str, note: str) -> None:
    known = {criterion.code for criterion in review.application.rulebook.criteria}
    if set(scores) - known:
        raise Refused(no(_("The score sheet has changed. Open it again and score once more.")))
    review.scores, review.recommended_tier, review.note = dict(scores), tier, note.strip()
