"""Step d: two reviewers without a stake in the city score, one administrator decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.lifecycle import APPLICATION, REVIEW
from thrive.cities.models import CityApplication, EligibilityReview
from thrive.cities.rules import invitation
from thrive.cities.rules.applying import may_be_reviewed
from thrive.cities.rules.coaching import lead_coach
from thrive.cities.rules.seats import gives_a_reason, may_run_the_program
from thrive.places.queries import folded
from thrive.program.classify import recommend
from thrive.program.rulebook import TOP_SCORE, Rulebook

REVIEWERS = 2
REVIEWER_ROLES = frozenset({"admin", "coach", "expert", "grants"})
NOT_NOW = "not_now"
LEAST_WHY = 20  # characters of a reason that stands in a letter


@dataclass(frozen=True)
class Stakes:
    """Who is too close to an application to review it: read once, asked for any number of people."""

    place: str
    in_the_city: frozenset[int]
    coach: int | None
    made_contact: int | None
    wrote_it: frozenset[int]
    addresses: frozenset[str]
    organizations: frozenset[str]

    def allow(self, person: Any) -> Decision:
        """Yes, or the sentence that names the tie."""
        who = {"person": person, "place": self.place}
        organization = _sounds(person.organization)
        if person.pk in self.in_the_city:
            says = _("%(person)s has a role in %(place)s, so somebody else reviews it.")
        elif person.pk == self.coach:
            says = _("%(person)s coaches %(place)s, so somebody else reviews it.")
        elif person.pk == self.made_contact:
            says = _("%(person)s made the first contact, so somebody else reviews it.")
        elif person.pk in self.wrote_it:
            says = _("%(person)s wrote this application, so somebody else reviews it.")
        elif person.email.casefold() in self.addresses:
            says = _("%(person)s is named in this application, so somebody else reviews it.")
        elif organization and organization in self.organizations:
            says = _(
                "%(person)s is of an organization in this application, so somebody else reviews it."
            )
        else:
            return YES
        return no(says % who)


def stakes_in(application: CityApplication) -> Stakes:
    """Four queries: roles in the city, its coach, the applicants, the answers."""
    community = application.community
    coach = lead_coach(community)
    writers = application.co_applicants.filter(left_at=None).exclude(person=None)
    addresses, organizations = _people_of(application)
    return Stakes(
        place=community.name,
        in_the_city=frozenset(community.roles.today().values_list("person_id", flat=True)),
        coach=coach.pk if coach else None,
        made_contact=application.outreach_by_id,
        wrote_it=frozenset(writers.values_list("person_id", flat=True)),
        addresses=frozenset(addresses),
        organizations=frozenset(organizations),
    )


def has_no_stake(person: Any, application: CityApplication) -> Decision:
    """A reviewer is nobody of the city, of an organization of the application, or its first contact."""
    return stakes_in(application).allow(person)


def may_open_reviewing(by: Any, application: CityApplication) -> Decision:
    """May reviewers be asked now? An official has confirmed, and steps a to c are done."""
    return first_no(may_run_the_program(by), may_be_reviewed(application), _is_at_d(application))


def may_ask_reviewers(by: Any, application: CityApplication, reviewers: Sequence[Any]) -> Decision:
    """Two different people without a stake; a third only in place of one who stepped aside."""
    reviews = list(application.reviews.all())
    open_places = REVIEWERS - sum(review.status != "recused" for review in reviews)
    before = {review.reviewer_id: review for review in reviews}
    stakes = stakes_in(application)
    return first_no(
        may_open_reviewing(by, application),
        no(_("Two people already review this application.")) if open_places == 0 else YES,
        YES
        if len({person.pk for person in reviewers}) == len(reviewers)
        else no(_("Choose two different people.")),
        YES
        if len(reviewers) == open_places
        else no(
            _("Choose %(count)s people: an application has two reviewers.") % {"count": open_places}
            if open_places > 1
            else _("Choose one person in place of the one who stepped aside.")
        ),
        *(_may_review(person, stakes, before.get(person.pk)) for person in reviewers),
    )


def may_score(by: Any, review: EligibilityReview) -> Decision:
    """The reviewer, until both reviews are in; then the scores stay."""
    return first_no(
        is_theirs(by, review),
        REVIEW.allows(review.status, "score"),
        _is_being_reviewed(review.application),
        no(_("Both reviews are in, so the scores stay as they are."))
        if review.status == "scored" and both_are_in(review.application)
        else YES,
        has_no_stake(by, review.application),
    )


def may_finish_scores(
    by: Any, review: EligibilityReview, scores: Mapping[str, int], tier: str, note: str
) -> Decision:
    """Every criterion has a score; an opinion of one's own needs its reason."""
    rulebook = review.application.rulebook
    for criterion in rulebook.criteria:
        if criterion.code not in scores:
            return first_no(
                may_score(by, review),
                no(
                    _("This score is still missing: %(criterion)s.") % {"criterion": criterion.name}
                ),
            )
    decision = first_no(
        may_score(by, review),
        YES
        if set(scores) <= {criterion.code for criterion in rulebook.criteria}
        and all(0 <= score <= TOP_SCORE for score in scores.values())
        else no(_("Scores go from 0 to %(top)s.") % {"top": TOP_SCORE}),
        YES
        if tier in {*(one.slug for one in rulebook.tiers), NOT_NOW}
        else no(_("Choose what you recommend.")),
    )
    if not decision or recommend(rulebook, scores).tier == tier or gives_a_reason(note):
        return decision
    return no(_("Your recommendation differs from the scores. Write why in a sentence."))


def may_open_step_aside(by: Any, review: EligibilityReview) -> Decision:
    return first_no(
        is_theirs(by, review),
        REVIEW.allows(review.status, "recuse"),
        _is_being_reviewed(review.application),
    )


def may_step_aside(by: Any, review: EligibilityReview, reason: str) -> Decision:
    return first_no(may_open_step_aside(by, review), gives_a_reason(reason))


def may_see_scores(by: Any, review: EligibilityReview) -> Decision:
    """Reviewers see their own. Who decides sees both, once both are in, never one before."""
    if review.reviewer_id == by.pk:
        return YES
    if "admin" not in by.program_roles:
        return no(_("A reviewer sees only their own scores."))
    if both_are_in(review.application):
        return YES
    return no(_("Scores stay closed until both reviews are in."))


def may_open_decision(by: Any, application: CityApplication) -> Decision:
    """May the decision be made now? Two reviews are in and an official has confirmed."""
    here = application.community.has_seat_in(application.cycle)
    return first_no(
        may_run_the_program(by),
        _is_being_reviewed(application),
        may_be_reviewed(application),
        invitation.comes_next(application, "d"),
        YES
        if both_are_in(application)
        else no(_("Two reviews have to be in before the decision.")),
        no(_("This city already takes part in the cycle.")) if here else YES,
    )


def may_decide(by: Any, application: CityApplication, tier: str, rationale: str) -> Decision:
    tiers = {one.slug for one in application.rulebook.tiers}
    return first_no(
        may_open_decision(by, application),
        YES if tier in {*tiers, NOT_NOW} else no(_("Choose a tier, or “not now”.")),
        _says_why(rationale),
    )


def may_open_decline(by: Any, application: CityApplication) -> Decision:
    return first_no(may_run_the_program(by), APPLICATION.allows(application.status, "decline"))


def may_decline(by: Any, application: CityApplication, reason: str) -> Decision:
    """Say “not now” before a full review, at any step; the way back stays open (R47)."""
    return first_no(may_open_decline(by, application), _says_why(reason))


def both_are_in(application: CityApplication) -> bool:
    return sum(review.status == "scored" for review in application.reviews.all()) >= REVIEWERS


def is_theirs(by: Any, review: EligibilityReview) -> Decision:
    if review.reviewer_id == by.pk:
        return YES
    return no(_("Only the reviewer can do this."))


def joint_scores(
    rulebook: Rulebook, reviews: Sequence[EligibilityReview]
) -> tuple[dict[str, float], dict[str, int]]:
    """Averages by criterion, and the whole scores they are read as: a half counts for the city."""
    averages, read_as = {}, {}
    for criterion in rulebook.criteria:
        given = [int(review.scores.get(criterion.code, 0)) for review in reviews]
        averages[criterion.code] = sum(given) / len(given) if given else 0.0
        read_as[criterion.code] = int(averages[criterion.code] + 0.5)
    return averages, read_as


def _says_why(text: str) -> Decision:
    if len(text.strip()) >= LEAST_WHY:
        return YES
    return no(_("Write the reason in a sentence or two. It stands in the letter to the city."))


def _is_at_d(application: CityApplication) -> Decision:
    if application.status == "in_review":
        return YES
    return invitation.comes_next(application, "d")


def _is_being_reviewed(application: CityApplication) -> Decision:
    if application.status == "in_review":
        return YES
    return no(
        _("This application is “%(state)s”, so it is not in review.")
        % {"state": APPLICATION.states[application.status]}
    )


def _may_review(person: Any, stakes: Stakes, before: EligibilityReview | None) -> Decision:
    if before is not None and before.status == "recused":
        return no(_("%(person)s stepped aside from this application.") % {"person": person})
    if before is not None:
        return no(_("%(person)s already reviews this application.") % {"person": person})
    if not person.program_roles & REVIEWER_ROLES:
        return no(_("%(person)s is not a reviewer of the program.") % {"person": person})
    return stakes.allow(person)


def _people_of(application: CityApplication) -> tuple[set[str], set[str]]:
    """Every address and every organization that stands in the application."""
    addresses, organizations = {application.contact_email.casefold()}, set()
    for answer in application.answers.all():
        value = answer.value
        if isinstance(value, Mapping):
            addresses.add(str(value.get("email") or "").casefold())
            organizations.add(_sounds(str(value.get("organization") or "")))
        elif answer.question.endswith("_email"):
            addresses.add(str(value).casefold())
        elif answer.question in ("organization", "fiscal_body"):
            organizations.add(_sounds(str(value or "")))
    return addresses - {""}, organizations - {""}


def _sounds(name: str) -> str:
    return folded(name) or name.casefold()
