"""News, how the objectives stand, who shows themselves, messages."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator

from thrive.cities import gathering
from thrive.cities.gathering import Gathered
from thrive.pages.lifecycle import OBJECTIVE
from thrive.pages.models import ContactMessage, NewsPost, ObjectiveReport
from thrive.pages.queries.program import rules_today
from thrive.people.models import Person
from thrive.people.words import Role
from thrive.program import RULEBOOKS
from thrive.program.rulebook import Objective, TransformationGoal, ValueStatement

NEWS_PAGE = 10
IN_FEED = 30


def news_page(user: Any, number: int) -> Page[NewsPost]:
    """Published posts, newest first. Two queries."""
    posts = NewsPost.objects.visible_to(user).filter(status="published").newest_first()
    return Paginator(posts, NEWS_PAGE).get_page(number)


def newest_posts() -> list[NewsPost]:
    return list(NewsPost.objects.filter(status="published").newest_first()[:IN_FEED])


def feed_changed() -> datetime.datetime | None:
    """When a post last changed. One query."""
    rows = NewsPost.objects.exclude(published_at=None).order_by("-changed_at")
    return rows.values_list("changed_at", flat=True).first()


@dataclass(frozen=True)
class Standing:
    """An objective with its newest report, and those before, newest first."""

    objective: Objective
    status: str
    words: str
    newest: ObjectiveReport | None
    before: tuple[ObjectiveReport, ...]


def objectives_page() -> tuple[Standing, ...]:
    """All of them, in the rulebook's order. Two queries."""
    _cycle, book = rules_today()
    reports: dict[str, list[ObjectiveReport]] = {}
    for row in ObjectiveReport.objects.order_by("-said_at", "-pk"):
        reports.setdefault(row.objective, []).append(row)
    return tuple(_standing(one, reports.get(one.slug, [])) for one in book.objectives)


def _standing(objective: Objective, rows: list[ObjectiveReport]) -> Standing:
    newest = rows[0] if rows else None
    status = newest.status if newest else OBJECTIVE.first
    return Standing(objective, status, str(OBJECTIVE.states[status]), newest, tuple(rows[1:]))


@dataclass(frozen=True)
class GoalShown:
    goal: TransformationGoal
    parts: tuple[Gathered, ...]


def goals_page() -> tuple[GoalShown, ...]:
    """The four goals, with what rooms have tagged with them. One query, and those of the rooms."""
    _cycle, book = rules_today()
    return tuple(GoalShown(one, gathering.gathered("goal", one.slug)) for one in book.goals)


def guiding_principles() -> tuple[ValueStatement, ...]:
    """Those of the children's council whose framework the program also reads (R109)."""
    found = (book.values_of("guiding_principle") for book in RULEBOOKS)
    return next((values for values in found if values), ())


@dataclass(frozen=True)
class Member:
    name: str
    organization: str
    title: str
    roles: tuple[str, ...]


def team() -> tuple[Member, ...]:
    """People of the program who let everybody see their name. Two queries."""
    people = Person.objects.of_program().visible_to(AnonymousUser()).order_by("name")
    return tuple(
        Member(
            name=one.name or one.shown_name,
            organization=one.organization,
            title=one.title,
            roles=tuple(str(Role(role.role).label) for role in one.roles.all() if not role.until),
        )
        for one in people.prefetch_related("roles").distinct()
    )


def messages_page(user: Any, state: str, number: int) -> Page[ContactMessage]:
    """Messages in this state, the oldest first while they wait. Two queries."""
    rows = ContactMessage.objects.visible_to(user).filter(status=state)
    order = "sent_at" if state == "new" else "-sent_at"
    return Paginator(rows.order_by(order, "pk"), 25).get_page(number)
