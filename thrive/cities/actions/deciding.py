"""Step d ends: a tier, a place in line, or not now; always with its reasons and the rules of the day."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from thrive.base import clock, history
from thrive.base.decisions import Refused, no, require
from thrive.cities.actions.locks import locked
from thrive.cities.actions.seats import enroll, lock, step_off, wait_in_line
from thrive.cities.actions.telling import tell_applicants, tier_in_words
from thrive.cities.lifecycle import APPLICATION
from thrive.cities.models import CityApplication, Determination
from thrive.cities.rules import reviewing as rules
from thrive.cities.rules.seats import has_free_seat
from thrive.people.links import address
from thrive.program.classify import Recommendation, recommend

MOVES = {
    Determination.Outcome.ACCEPTED: "accept",
    Determination.Outcome.WAIT_LISTED: "wait_list",
    Determination.Outcome.NOT_NOW: "say_not_now",
}


@transaction.atomic
def decide(application: CityApplication, *, tier: str, rationale: str, by: Any) -> Determination:
    """Decide under the cycle's lock: `tier` is a tier's slug or "not_now".

    Without a free seat the city gets the next place in line. Sent twice, it is decided once; when
    somebody else was first, the refusal says what they decided.
    """
    cycle = lock(application.cycle)
    application = locked(application)
    earlier = application.determinations.order_by("-decided_at").first()
    if earlier and application.status != "in_review":
        return _same_or_refuse(earlier, tier, rationale, by)
    require(rules.may_decide(by, application, tier, rationale))
    application.cycle = cycle
    if tier == rules.NOT_NOW:
        outcome = Determination.Outcome.NOT_NOW
    elif has_free_seat(cycle, tier):
        outcome = Determination.Outcome.ACCEPTED
    else:
        outcome = Determination.Outcome.WAIT_LISTED
    application.status = APPLICATION.after(application.status, MOVES[outcome])
    application.moved_at = clock.now()
    application.save(update_fields=["status", "moved_at"])
    determination = _write_down(application, outcome, tier, rationale, by)
    history.record("decide", on=application, by=by, outcome=str(outcome), tier=determination.tier)
    number = 0
    if outcome == Determination.Outcome.ACCEPTED:
        enroll(application, tier=tier, by=by)
    elif outcome == Determination.Outcome.WAIT_LISTED:
        number = wait_in_line(application, tier=tier, by=by).number
    _tell(application, outcome, tier, number, by)
    return determination


@transaction.atomic
def decline(application: CityApplication, *, reason: str, by: Any) -> Determination:
    """Not now, before a full review. The letter gives the reason; Affiliate stays one step away."""
    lock(application.cycle)
    application = locked(application)
    earlier = application.determinations.order_by("-decided_at").first()
    if earlier and application.status == "not_now":
        return earlier
    require(rules.may_decline(by, application, reason))
    before = application.status
    application.status = APPLICATION.after(before, "decline")
    application.moved_at = clock.now()
    application.save(update_fields=["status", "moved_at"])
    for place in application.wait_list_places.waiting():
        step_off(place, by=by)
    outcome = Determination.Outcome.NOT_NOW
    determination = _write_down(application, outcome, rules.NOT_NOW, reason, by)
    history.record("decline_application", on=application, by=by, before=before)
    _tell(application, outcome, rules.NOT_NOW, 0, by)
    return determination


def _same_or_refuse(earlier: Determination, tier: str, rationale: str, by: Any) -> Determination:
    wanted = "" if tier == rules.NOT_NOW else tier
    same = earlier.tier == wanted and earlier.rationale == rationale.strip()
    if same and earlier.decided_by_id == by.pk:
        return earlier
    on = formats.date_format(timezone.localtime(earlier.decided_at), "DATE_FORMAT")
    said = earlier.get_tier_display() if earlier.tier else earlier.get_outcome_display()
    sentence = _("This was already decided on %(date)s: %(outcome)s. Open the letter to read why.")
    raise Refused(no(sentence % {"date": on, "outcome": said}))


def _write_down(
    application: CityApplication, outcome: str, tier: str, rationale: str, by: Any
) -> Determination:
    rulebook = application.rulebook
    reviews = [one for one in application.reviews.all() if one.status == "scored"]
    scores: dict[str, Any] = {}
    readings: list[dict[str, Any]] = []
    if len(reviews) >= rules.REVIEWERS:
        averages, read_as = rules.joint_scores(rulebook, reviews)
        reading = recommend(rulebook, read_as)
        scores = {
            "averages": averages,
            "read_as": read_as,
            "recommended": reading.tier,
            "total": reading.total,
            "out_of": reading.out_of,
        }
        readings = as_readings(reading)
    return Determination.objects.create(
        application=application,
        outcome=outcome,
        tier="" if tier == rules.NOT_NOW else tier,
        rationale=rationale.strip(),
        readings=readings,
        scores=scores,
        rulebook_key=rulebook.key,
        rulebook_version=rulebook.version,
        rulebook_fingerprint=rulebook.fingerprint(),
        decided_by=by,
        decided_at=clock.now(),
    )


def as_readings(reading: Recommendation) -> list[dict[str, Any]]:
    """Criterion by criterion, as it was read on the day, in both languages."""
    return [
        {
            "code": one.code,
            "about": one.about.as_json(),
            "met": one.met,
            "because": one.because.as_json(),
            "would_change": one.would_change.as_json() if one.would_change else None,
        }
        for one in reading.criteria
    ]


def _tell(application: CityApplication, outcome: str, tier: str, number: int, by: Any) -> None:
    tell_applicants(
        application,
        "decision",
        by=by,
        outcome=str(outcome),
        tier="" if tier == rules.NOT_NOW else tier_in_words(application, tier),
        number=number,
        letter_url=address("decision_letter", application.code, language=application.language),
    )
