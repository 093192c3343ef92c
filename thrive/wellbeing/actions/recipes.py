"""Recipes: written from a design, with goalposts from the numbers of a base year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.indicators.models import Release
from thrive.method.index.recipe import parse
from thrive.wellbeing.models import IndexRecipe
from thrive.wellbeing.queries.inputs import columns
from thrive.wellbeing.recipes.designs import Design
from thrive.wellbeing.recipes.writing import Base, about, goalposts_of, written
from thrive.wellbeing.rules import editions as rules


@transaction.atomic
def write_recipe(
    design: Design, *, releases: Sequence[Release], kind: str, year: int, by: Any
) -> IndexRecipe:
    """The next version of a design's recipe; the version there is, where nothing would differ.

    Goalposts stand at the 10th and 90th percentile of the places of `kind` in the base year, the
    state not among them. Releases are asked in their order.
    """
    require(rules.may_make(by, releases, year))
    base = columns([part.column for part in design.parts], releases, kind=kind, year=year)
    posts = {part.code: goalposts_of(base[part.column].value[:-1]) for part in design.parts}
    text = written(design, posts)
    sha256 = parse(text).hash
    rows = IndexRecipe.objects.select_for_update(no_key=True).filter(slug=design.slug)
    versions = list(rows.order_by("version"))
    same = next((one for one in versions if one.sha256 == sha256), None)
    if same:
        return same
    row = IndexRecipe.objects.create(
        slug=design.slug,
        version=versions[-1].version + 1 if versions else 1,
        text=text,
        about=about(design, Base(kind, year, tuple(str(one) for one in releases))),
        sha256=sha256,
        written_at=clock.now(),
        written_by=by,
    )
    history.record("write_recipe", on=row, by=by, sha256=sha256)
    return row
