"""Editions: made of a recipe and published releases, approved by two, published, withdrawn."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import Refused, no, require
from thrive.indicators.models import Release
from thrive.search.actions import reindex
from thrive.wellbeing.actions.recipes import write_recipe
from thrive.wellbeing.editions.keeping import Numbers, read, write
from thrive.wellbeing.lifecycle import EDITION
from thrive.wellbeing.models import IndexEdition, IndexRecipe
from thrive.wellbeing.queries.inputs import Column, columns
from thrive.wellbeing.queries.places import places_of
from thrive.wellbeing.recipes import scoring
from thrive.wellbeing.recipes.designs import DESIGNS, PEER_TRAITS
from thrive.wellbeing.recipes.sensitivity import moves
from thrive.wellbeing.rules import editions as rules


@transaction.atomic
def make_edition(
    recipe: IndexRecipe, *, releases: Sequence[Release], kind: str, year: int, by: Any,
    is_demo: bool = False,
) -> IndexEdition:  # fmt: skip
    """A draft. Where the same numbers were made before and still stand, that edition."""
    require(rules.may_make(by, releases, year))
    held = IndexRecipe.objects.select_for_update(no_key=True).get(pk=recipe.pk)
    numbers, found = computed(held, releases, kind=kind, year=year)
    if np.isnan(numbers.positions[:-1]).all():
        require(rules.nobody_has_a_number())
    rows = IndexEdition.objects.filter(recipe=held, kind=kind, year=year)
    alive = rows.exclude(status__in=("returned", "withdrawn"))
    same = alive.filter(content_sha256=numbers.content_sha256).first()
    if same:
        return same
    last = rows.order_by("-number").values_list("number", flat=True).first() or 0
    row = IndexEdition(
        recipe=held, kind=kind, year=year, number=last + 1, is_demo=is_demo,
        content_sha256=numbers.content_sha256, made_at=clock.now(), made_by=by,
    )  # fmt: skip
    shutil.rmtree(row.folder, ignore_errors=True)  # left by a transaction that was taken back
    row.sha256 = write(row.folder, numbers, _told(held, releases, row, numbers, found))
    row.save()
    row.releases.set(releases)
    history.record("make_edition", on=row, by=by, sha256=row.sha256)
    return row


def computed(
    recipe: IndexRecipe, releases: Sequence[Release], *, kind: str, year: int
) -> tuple[Numbers, Mapping[str, Column]]:
    """Everything an edition holds, from the protected numbers alone: the same in, the same out."""
    how = recipe.recipe
    slugs = [one.column for one in how.indicators]
    found = columns([*slugs, *PEER_TRAITS], releases, kind=kind, year=year)
    values = np.column_stack([found[slug].value for slug in slugs])
    moe = np.column_stack([found[slug].moe for slug in slugs])
    made = scoring.scored(how, values)
    likely = scoring.ranges(how, values, moe)
    numbers = Numbers(
        ids=places_of(kind),
        codes=how.codes,
        values=values,
        moe=moe,
        status=np.column_stack([found[slug].status for slug in slugs]),
        periods=tuple(found[slug].period for slug in slugs),
        positions=made.positions,
        scores=made.scores,
        low=likely.low,
        high=likely.high,
        traits={name: found[name].value for name in PEER_TRAITS},
    )
    return numbers, found


def _told(
    recipe: IndexRecipe,
    releases: Sequence[Release],
    row: IndexEdition,
    numbers: Numbers,
    found: Mapping[str, Column],
) -> dict[str, Any]:
    """What stands beside the numbers: everything one needs to make them again."""
    named = {one.pk: f"{one.dataset.slug}/{one.number}" for one in releases}
    return {
        "recipe": {"slug": recipe.slug, "version": recipe.version, "sha256": recipe.sha256},
        "kind": row.kind,
        "year": row.year,
        "number": row.number,
        "releases": [
            {
                "dataset": one.dataset.slug,
                "number": one.number,
                "public_sha256": one.public_sha256,
            }
            for one in releases
        ],
        "from": {
            one.code: named[release]
            for one in recipe.recipe.indicators
            if (release := found[one.column].release) is not None
        },
        "draws": scoring.DRAWS,
        "seed": scoring.SEED,
        "sensitivity": [
            one.as_json() for one in moves(recipe.recipe, numbers.values[:-1])
        ],
    }  # fmt: skip


@transaction.atomic
def approve(edition: IndexEdition, *, by: Any) -> IndexEdition:
    """The first yes."""
    row = _held(edition)
    require(rules.may_approve(by, row))
    row.status = EDITION.after(row.status, "approve")
    row.first_yes_by, row.first_yes_at = by, clock.now()
    row.save(update_fields=["status", "first_yes_by", "first_yes_at"])
    history.record("approve_edition", on=row, by=by)
    return row


@transaction.atomic
def publish(edition: IndexEdition, *, by: Any) -> IndexEdition:
    """The second yes, once the same recipe and releases gave the same numbers again."""
    row = _held(edition)
    require(rules.may_publish(by, row))
    order = {
        one["dataset"]: at for at, one in enumerate(read(row.folder, row.sha256).about["releases"])
    }
    releases = sorted(
        row.releases.select_related("dataset"), key=lambda one: order[one.dataset.slug]
    )
    again, _found = computed(row.recipe, releases, kind=row.kind, year=row.year)
    if again.content_sha256 != row.content_sha256:
        require(no(rules.not_the_same()))
    row.status = EDITION.after(row.status, "publish")
    row.second_yes_by, row.published_at = by, clock.now()
    row.save(update_fields=["status", "second_yes_by", "published_at"])
    reindex("index_place")
    history.record("publish_edition", on=row, by=by, sha256=row.sha256)
    return row


@transaction.atomic
def send_back(edition: IndexEdition, *, reason: str, by: Any) -> IndexEdition:
    """It is not published; the next one is another edition."""
    row = _held(edition)
    require(rules.may_send_back(by, row, reason=reason))
    row.status = EDITION.after(row.status, "send_back")
    row.reason, row.ended_at = reason.strip(), clock.now()
    row.save(update_fields=["status", "reason", "ended_at"])
    history.record("send_back_edition", on=row, by=by)
    return row


@transaction.atomic
def withdraw(edition: IndexEdition, *, reason: str, by: Any) -> IndexEdition:
    """Nobody reads it any more; the folder stays, and the record says why."""
    row = _held(edition)
    require(rules.may_withdraw(by, row, reason=reason))
    row.status = EDITION.after(row.status, "withdraw")
    row.reason, row.ended_at = reason.strip(), clock.now()
    row.save(update_fields=["status", "reason", "ended_at"])
    reindex("index_place")
    history.record("withdraw_edition", on=row, by=by)
    return row


def _held(edition: IndexEdition) -> IndexEdition:
    rows = IndexEdition.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("recipe").get(pk=edition.pk)


@transaction.atomic
def make_from_design(
    slug: str,
    *,
    releases: Sequence[Release],
    kind: str,
    year: int,
    base_year: int | None,
    by: Any,
) -> IndexEdition:
    """An edition by the newest recipe of a design; with a base year, by one with new goalposts.

    Goalposts are always the cities', so that a city and its county can be seen on one scale.
    """
    recipe = IndexRecipe.objects.filter(slug=slug).order_by("-version").first()
    if base_year is not None:
        recipe = write_recipe(
            DESIGNS[slug], releases=releases, kind=IndexEdition.Kind.PLACE, year=base_year, by=by
        )
    if recipe is None:
        raise Refused(rules.no_goalposts_yet())
    is_demo = any(one.dataset.is_illustrative for one in releases)
    return make_edition(recipe, releases=releases, kind=kind, year=year, is_demo=is_demo, by=by)
