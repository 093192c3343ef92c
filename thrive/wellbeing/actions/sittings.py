"""A Design Team weighs the index: opened, points given, closed, published, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Community
from thrive.teams.models import DesignTeam, DesignTeamMembership
from thrive.teams.rules.belonging import membership_of
from thrive.wellbeing.lifecycle import SITTING
from thrive.wellbeing.models import WeighingSitting, WeightVote
from thrive.wellbeing.queries.sittings import medians_of
from thrive.wellbeing.rules import sittings as rules


@transaction.atomic
def open_sitting(community: Community, *, question: str, by: Any) -> WeighingSitting:
    """The city's next sitting. Pressed twice with the same question it is one."""
    held = Community.objects.select_for_update(no_key=True).get(pk=community.pk)
    rows = WeighingSitting.objects.filter(community=held)
    running = rows.filter(status="open").first()
    if running and running.question == question.strip():
        running.community = held
        return running
    has_team = DesignTeam.objects.filter(community=held).exists()
    require(rules.may_open(by, held, has_team=has_team, is_open=running is not None))
    last = rows.order_by("-number").values_list("number", flat=True).first() or 0
    row = WeighingSitting.objects.create(
        community=held,
        number=last + 1,
        question=question.strip(),
        is_demo=by.is_demo,
        opened_at=clock.now(),
        opened_by=by,
    )
    history.record("open_weighing", on=row, by=by)
    return row


@transaction.atomic
def give_points(sitting: WeighingSitting, *, points: Mapping[int, int], by: Any) -> WeightVote:
    """A member's own points; given again while it is open, the new ones hold.

    History keeps that somebody gave points, and not which.
    """
    row = _held(sitting)
    membership = membership_of(by, row.community)
    require(rules.may_give(by, row, membership))
    assert membership is not None
    return _counted(row, membership, points, is_youth=by.is_youth, by=by)


@transaction.atomic
def write_points_down(
    sitting: WeighingSitting,
    *,
    membership: DesignTeamMembership,
    points: Mapping[int, int],
    by: Any,
) -> WeightVote:
    """What a member without an account gave on paper, as the Core Team or the coach reads it."""
    row = _held(sitting)
    member = DesignTeamMembership.objects.select_related("team").get(pk=membership.pk)
    require(rules.may_write_down(by, row, member))
    return _counted(row, member, points, is_youth=False, by=by)


def _counted(
    row: WeighingSitting,
    membership: DesignTeamMembership,
    points: Mapping[int, int],
    *,
    is_youth: bool,
    by: Any,
) -> WeightVote:
    require(rules.points_are_spread(points))
    youth = is_youth or membership.category == DesignTeamMembership.Category.YOUTH
    vote, _is_new = WeightVote.objects.update_or_create(
        sitting=row,
        membership=membership,
        defaults={
            "group": WeightVote.Group.YOUTH if youth else WeightVote.Group.ADULT,
            "points": {str(area): value for area, value in points.items()},
            "given_at": clock.now(),
        },
    )
    history.record("give_points", on=row, by=by)
    return vote


@transaction.atomic
def close_sitting(sitting: WeighingSitting, *, by: Any) -> WeighingSitting:
    row = _held(sitting)
    require(rules.may_close(by, row))
    row.status, row.closed_at = SITTING.after(row.status, "close"), clock.now()
    row.save(update_fields=["status", "closed_at"])
    history.record("close_weighing", on=row, by=by)
    return row


@transaction.atomic
def reopen_sitting(sitting: WeighingSitting, *, by: Any) -> WeighingSitting:
    row = _held(sitting)
    others = WeighingSitting.objects.filter(community=row.community, status="open")
    require(rules.may_reopen(by, row, is_open=others.exists()))
    row.status, row.closed_at = SITTING.after(row.status, "reopen"), None
    row.save(update_fields=["status", "closed_at"])
    history.record("reopen_weighing", on=row, by=by)
    return row


@transaction.atomic
def publish_weights(sitting: WeighingSitting, *, by: Any) -> WeighingSitting:
    """The medians that may be shown are kept with it; single points never leave the sitting."""
    row = _held(sitting)
    found = medians_of(row)
    require(rules.may_publish(by, row, found))
    row.status = SITTING.after(row.status, "publish")
    row.result, row.published_at, row.published_by = found.as_json(), clock.now(), by
    row.save(update_fields=["status", "result", "published_at", "published_by"])
    history.record("publish_weights", on=row, by=by, people=found.people["together"])
    return row


@transaction.atomic
def withdraw_weights(sitting: WeighingSitting, *, reason: str, by: Any) -> WeighingSitting:
    """Nobody can choose them any more; an address that named them falls back to the index as it is."""
    row = _held(sitting)
    require(rules.may_withdraw(by, row, reason=reason))
    row.status = SITTING.after(row.status, "withdraw")
    row.reason, row.withdrawn_at = reason.strip(), clock.now()
    row.save(update_fields=["status", "reason", "withdrawn_at"])
    history.record("withdraw_weights", on=row, by=by)
    return row


def _held(sitting: WeighingSitting) -> WeighingSitting:
    """The row as it is now. The city is held first: its sittings follow one another."""
    community = Community.objects.select_for_update(no_key=True).get(pk=sitting.community_id)
    row = WeighingSitting.objects.select_for_update(no_key=True).get(pk=sitting.pk)
    row.community = community
    return row
