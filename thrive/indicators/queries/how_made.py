"""How a number of a data set was made: what everybody reads, and what data staff work on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from thrive.base.decisions import Decision
from thrive.base.prepared import prepared
from thrive.indicators.models import TEXTS, Dataset, HowMade, Making, Release
from thrive.indicators.queries.catalog_page import seen
from thrive.indicators.rules import how_made as rules

ENOUGH = "." * 10  # stands for a reason, to ask whether one could be given


@dataclass(frozen=True, slots=True)
class Desk:
    """The work on the text in one language. `text` is not shown yet, or there is none."""

    language: str
    label: str
    text: HowMade | None
    may_write: Decision
    may_hand_over: Decision | None
    may_show: Decision | None
    may_send_back: Decision | None


@dataclass(frozen=True, slots=True)
class HowMadePage:
    """`shown`: the reader's language first; `earlier`: what stood there before, newest first."""

    dataset: Dataset
    indicator: str
    shown: tuple[HowMade, ...]
    earlier: tuple[HowMade, ...]
    desks: tuple[Desk, ...]


def public_set(dataset: str, indicator: str) -> Dataset | None:
    """A data set that everybody knows, where a release for everybody had this indicator."""
    found = seen().filter(slug=dataset).first()
    if found is None:
        return None
    out = [one for one in found.releases.all() if one.published_at]
    return found if any(indicator in one.indicators for one in out) else None


def how_made_page(dataset: Dataset, indicator: str, reader: Any) -> HowMadePage:
    rows = list(_texts(dataset).filter(indicator=indicator).order_by("-number"))
    works = Dataset.objects.visible_to(reader).filter(pk=dataset.pk).exists()
    return HowMadePage(
        dataset,
        indicator,
        shown=my_language_first(one for one in rows if one.status == "shown"),
        earlier=tuple(one for one in rows if one.status == "replaced"),
        desks=tuple(_desks(rows, reader)) if works else (),
    )


def open_text(dataset: Dataset, indicator: str, language: str) -> HowMade | None:
    rows = _texts(dataset).filter(indicator=indicator, language=language)
    found: HowMade | None = rows.open().first()
    return found


def standing(dataset: Dataset, indicator: str, language: str) -> HowMade | None:
    """The draft, else what is shown."""
    rows = _texts(dataset).filter(indicator=indicator, language=language)
    found: HowMade | None = rows.exclude(status="replaced").order_by("-number").first()
    return found


def first_words(dataset: Dataset, indicator: str, stands: HowMade | None) -> dict[str, str]:
    """What a writer begins with: what stands, or what the import knows already."""
    if stands is not None:
        words = {name: getattr(stands, name) for name in TEXTS}
        return words | {"seen": rules.mark_of(stands)}
    file = Release.objects.published().filter(dataset=dataset).newest_first().first()
    makings = Making.objects.filter(dataset=dataset, indicator=indicator).order_by("kind")
    columns = dict.fromkeys(one.columns for one in makings if one.columns)
    return {"taken_from": "\n".join([file.source_name if file else "", *columns]).strip()}


def shown_about(dataset: str, indicator: str) -> HowMade | None:
    """The text that stands beside a number, in the reader's language where there is one."""
    return next(iter(my_language_first(_shown(dataset, indicator))), None)


def my_language_first(texts: Iterable[HowMade]) -> tuple[HowMade, ...]:
    mine = (get_language() or "")[:2]
    return tuple(sorted(texts, key=lambda one: (one.language != mine, one.language)))


@prepared
def _shown(dataset: str, indicator: str) -> QuerySet[HowMade]:
    rows: QuerySet[HowMade] = HowMade.objects.shown().filter(
        dataset__slug=dataset, indicator=indicator
    )
    return rows.order_by("pk")


def _texts(dataset: Dataset) -> Any:
    return HowMade.objects.filter(dataset=dataset).select_related("dataset")


def _desks(rows: list[HowMade], by: Any) -> Iterable[Desk]:
    for language, label in HowMade.Language.choices:
        mine = [one for one in rows if one.language == language]
        text = next((one for one in mine if one.status in ("draft", "waiting")), None)
        yield Desk(
            language,
            str(label),
            text,
            rules.may_write(by, text),
            rules.may_hand_over(by, text) if text and text.status == "draft" else None,
            rules.may_show(by, text) if text and text.status == "waiting" else None,
            rules.may_send_back(by, text, reason=ENOUGH) if text else None,
        )
