"""Reviews: my list, the score sheet, what the decider sees, and a past decision read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q

from thrive.base.decisions import Decision
from thrive.cities.lifecycle import REVIEW
from thrive.cities.models import CityApplication, Determination, EligibilityReview
from thrive.cities.queries.cards import with_its_parts
from thrive.cities.queries.checking import Chapter
from thrive.cities.queries.reading import chapters_of
from thrive.cities.queries.seats import Meter, meters
from thrive.cities.rules import reviewing as rules
from thrive.people.models import Person
from thrive.program.classify import Recommendation, recommend
from thrive.program.rulebook import Criterion, Rulebook
from thrive.program.text import Text

ON_A_PAGE = 25
NOT_NOW_NAME = Text("Not now", "Todavía no")


@dataclass(frozen=True)
class ReviewLine:
    """One review of an application. `open` says whether this viewer may see its scores."""

    review: EligibilityReview
    open: bool
    recommended: str

    @property
    def state(self) -> str:
        return str(REVIEW.states[self.review.status])


@dataclass(frozen=True)
class ReviewsPage:
    to_do: tuple[EligibilityReview, ...]
    done: Page[EligibilityReview]
    everybody: bool


@dataclass(frozen=True)
class Anchor:
    score: int
    words: Text
    chosen: bool


@dataclass(frozen=True)
class Row:
    criterion: Criterion
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True)
class SheetPage:
    review: EligibilityReview
    rows: tuple[Row, ...]
    reading: Recommendation
    choices: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    may_score: Decision
    may_step_aside: Decision
    may_see: Decision

    @property
    def scored(self) -> int:
        return sum(any(anchor.chosen for anchor in row.anchors) for row in self.rows)

    @property
    def recommended(self) -> str:
        return tier_name(self.review.application.rulebook, self.reading.tier)


@dataclass(frozen=True)
class Compared:
    """One criterion with both scores; `apart` when they differ by two or more."""

    criterion: Criterion
    scores: tuple[tuple[str, int], ...]  # reviewer, score
    average: float
    read_as: int

    @property
    def apart(self) -> bool:
        given = [score for _reviewer, score in self.scores]
        return bool(given) and max(given) - min(given) >= 2


@dataclass(frozen=True)
class DecisionPage:
    application: CityApplication
    reviews: tuple[ReviewLine, ...]
    compared: tuple[Compared, ...]
    reading: Recommendation | None
    recommended: str
    disagree: bool
    meters: tuple[Meter, ...]
    choices: tuple[tuple[str, str], ...]
    may: Decision
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Candidate:
    person: Person
    answer: Decision


@dataclass(frozen=True)
class Replay:
    """A past decision read again. `rules_same`: the rulebook of its day reads word for word alike."""

    recommended_then: str
    recommended_now: str
    rules_same: bool

    @property
    def same(self) -> bool:
        return self.rules_same and self.recommended_then == self.recommended_now


def reviews_page(viewer: Any, page: str = "1") -> ReviewsPage:
    """Administrators see everybody's reviews, reviewers their own. Three queries."""
    mine = (
        EligibilityReview.objects.visible_to(viewer)
        .select_related("application__community", "reviewer")
        .only(
            *("status", "assigned_at", "finished_at", "application__status"),
            *("application__community__name", "reviewer__shown_name", "reviewer__public_id"),
        )
        .order_by("-assigned_at", "pk")
    )
    waits = Q(status="assigned", application__status="in_review")
    return ReviewsPage(
        tuple(mine.filter(waits)),
        Paginator(mine.exclude(waits), ON_A_PAGE).get_page(page),
        "admin" in viewer.program_roles,
    )


def review_lines(viewer: Any, application: CityApplication) -> tuple[ReviewLine, ...]:
    """Who reviews, and how far they are. What they recommend only where it may be seen."""
    rows = sorted(application.reviews.all(), key=lambda one: (one.assigned_at, one.pk))
    lines = []
    for review in rows:
        review.application = application
        may = bool(rules.may_see_scores(viewer, review)) and review.status == "scored"
        said = tier_name(application.rulebook, review.recommended_tier) if may else ""
        lines.append(ReviewLine(review, may, said))
    return tuple(lines)


def sheet_page(
    viewer: Any, review: EligibilityReview, sent: Mapping[str, int] | None = None
) -> SheetPage:
    """The score sheet, as it is stored or as it was just sent."""
    application = review.application
    rulebook = application.rulebook
    may_see = rules.may_see_scores(viewer, review)
    scores = review.scores if sent is None else sent
    shown: Mapping[str, int] = scores if may_see else {}
    return SheetPage(
        review=review,
        rows=tuple(
            Row(
                criterion,
                tuple(
                    Anchor(score, words, shown.get(criterion.code) == score)
                    for score, words in enumerate(criterion.anchors)
                ),
            )
            for criterion in rulebook.criteria
        ),
        reading=recommend(rulebook, shown),
        choices=choices_of(rulebook),
        chapters=chapters_of(application, for_reviewers=True),
        may_score=rules.may_score(viewer, review),
        may_step_aside=rules.may_open_step_aside(viewer, review),
        may_see=may_see,
    )


def decision_page(viewer: Any, application: CityApplication) -> DecisionPage:
    """Both reviews side by side, for the one who decides."""
    rulebook = with_its_parts(application).rulebook
    lines = review_lines(viewer, application)
    seen = [line.review for line in lines if line.open]
    compared: tuple[Compared, ...] = ()
    reading = None
    if len(seen) >= rules.REVIEWERS:
        averages, read_as = rules.joint_scores(rulebook, seen)
        reading = recommend(rulebook, read_as)
        compared = tuple(
            Compared(
                criterion,
                tuple((str(one.reviewer), one.scores[criterion.code]) for one in seen),
                averages[criterion.code],
                read_as[criterion.code],
            )
            for criterion in rulebook.criteria
        )
    return DecisionPage(
        application=application,
        reviews=lines,
        compared=compared,
        reading=reading,
        recommended=tier_name(rulebook, reading.tier) if reading else "",
        disagree=len({review.recommended_tier for review in seen}) > 1,
        meters=meters(application.cycle),
        choices=choices_of(rulebook),
        may=rules.may_open_decision(viewer, application),
        chapters=chapters_of(application),
    )


def candidates(application: CityApplication) -> tuple[Candidate, ...]:
    """Everybody who may review for the program, with the tie to this city where there is one."""
    stakes = rules.stakes_in(application)
    asked = {one.reviewer_id for one in application.reviews.all()}
    people = Person.objects.present().with_role(*rules.REVIEWER_ROLES).order_by("shown_name")
    return tuple(
        Candidate(person, stakes.allow(person)) for person in people if person.pk not in asked
    )


def find_review(viewer: Any, pk: int) -> EligibilityReview | None:
    rows = EligibilityReview.objects.visible_to(viewer)
    joined = rows.select_related("application__community", "application__cycle", "reviewer")
    return joined.filter(pk=pk).first()


def replay(determination: Determination) -> Replay:
    """Read a past decision again under the rules of its day."""
    rulebook = determination.rulebook
    then = str(determination.scores.get("recommended", ""))
    read_as = determination.scores.get("read_as")
    now = recommend(rulebook, read_as).tier if read_as is not None else ""
    return Replay(then, now, rulebook.fingerprint() == determination.rulebook_fingerprint)


def choices_of(rulebook: Rulebook) -> tuple[tuple[str, str], ...]:
    tiers = [(tier.slug, str(tier.name)) for tier in rulebook.tiers]
    return (*tiers, (rules.NOT_NOW, str(NOT_NOW_NAME)))


def tier_name(rulebook: Rulebook, tier: str) -> str:
    return dict(choices_of(rulebook)).get(tier, "")
