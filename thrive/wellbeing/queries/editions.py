"""Which editions may be read now, and their numbers. Every page of the index begins here."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.wellbeing.editions.keeping import Edition, read
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.recipes.designs import DESIGNS


@prepared
def readable() -> QuerySet[IndexEdition]:
    """Published editions whose releases all still stand, newest first. One query."""
    return IndexEdition.objects.readable().select_related("recipe").newest_first()


def kept(edition: IndexEdition) -> Edition:
    """Its numbers and what stands beside them; from memory after the first time."""
    return read(edition.folder, edition.sha256)


def newest(editions: Sequence[IndexEdition], design: str, kind: str) -> IndexEdition | None:
    of = (one for one in editions if (one.recipe.slug, one.kind) == (design, kind))
    return next(of, None)


def before(editions: Sequence[IndexEdition], edition: IndexEdition) -> IndexEdition | None:
    """The edition of the last earlier year by the same recipe: other goalposts compare nothing."""
    same = (
        one
        for one in editions
        if (one.recipe_id, one.kind) == (edition.recipe_id, edition.kind)
        and one.year < edition.year
    )
    return next(same, None)


def designs_of(editions: Sequence[IndexEdition], kind: str) -> list[IndexEdition]:
    """The newest edition of each design for a kind of place, in the designs' order."""
    found = (newest(editions, slug, kind) for slug in DESIGNS)
    return [one for one in found if one]
