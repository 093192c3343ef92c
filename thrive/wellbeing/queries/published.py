"""Published indices of others: which columns follow from their recipe, and which do not and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thrive.wellbeing.recipes.published import INDICES, PublishedIndex, reports


@dataclass(frozen=True)
class Compared:
    """`off` are the columns that do not follow, as `recipes.published.compared` tells them."""

    index: PublishedIndex
    units: int
    columns: int
    follow: int
    compared: int
    equal: int
    off: list[dict[str, Any]]

    @property
    def follows(self) -> bool:
        return self.follow == self.columns


def published_indices() -> list[Compared]:
    return [_compared(one, reports()[one.key]) for one in INDICES]


def _compared(one: PublishedIndex, told: dict[str, Any]) -> Compared:
    columns = told["columns"]
    return Compared(
        one,
        told["units"],
        len(columns),
        sum(column["follows"] for column in columns),
        sum(column["compared"] for column in columns),
        sum(column["equal"] for column in columns),
        [column for column in columns if not column["follows"]],
    )
