"""Data stories: the list, one as it is read, and one as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.utils.translation import get_language, override

from thrive.base.decisions import Decision
from thrive.base.refs import Ref
from thrive.indicators.models import DataStory, StoryBlock
from thrive.indicators.plan_items import Onward, items_of, led_to
from thrive.indicators.queries.deeds import Deed, deeds_of, why_not
from thrive.indicators.queries.moments import is_gone, moment_of
from thrive.indicators.queries.shelf import on_shelf
from thrive.indicators.queries.story_charts import StoryChart, story_chart
from thrive.indicators.queries.workspace import CityData
from thrive.indicators.rules import moves as rules

ON_A_PAGE = 12


@dataclass(frozen=True)
class Piece:
    """A block with what it shows today. `gone`: its consent was taken back, here or by a guardian."""

    block: StoryBlock
    gone: bool
    chart: StoryChart | None = None


@dataclass(frozen=True)
class StoryPage:
    """`links`: (number, reference) of what the city plans because of it; `came`: what everybody may
    follow of it, and the policies behind. `told_in`: the language its charts speak, which is the
    story's where the site has it."""

    story: DataStory
    pieces: tuple[Piece, ...]
    links: tuple[tuple[int, Ref], ...]
    came: tuple[Onward, ...]
    told_in: str

    @property
    def shown(self) -> tuple[Piece, ...]:
        return tuple(one for one in self.pieces if not one.gone)


@dataclass(frozen=True)
class WritingPage:
    at: CityData
    page: StoryPage
    deeds: tuple[Deed, ...]
    may_change: Decision
    why_not: str
    plan: tuple[Ref, ...]


def story_list(number: str = "1") -> Page[DataStory]:
    rows = DataStory.objects.filter(status="published").select_related("community")
    return Paginator(rows.newest_first(), ON_A_PAGE).get_page(number)


def stories_of(at: CityData) -> list[DataStory]:
    """The city's people see drafts and withdrawn ones, too."""
    rows = DataStory.objects.filter(community=at.community)
    found = list((rows if at.me.inside else rows.filter(status="published")).order_by("-pk"))
    for one in found:
        one.community = at.community
    return found


def story_page(story: DataStory, *, told_in: str = "") -> StoryPage:
    """Three queries, and the shelf; two more where it led to something planned."""
    if not told_in:
        ours = story.language in dict(settings.LANGUAGES)
        told_in = story.language if ours else get_language()
    rows = story.blocks.select_related("consent__person").order_by("place_in_story", "pk")
    shelf = on_shelf()
    pieces = []
    for block in rows:
        block.story = story
        gone = is_gone(block)
        chart = None
        if block.kind == StoryBlock.Kind.CHART:
            with override(told_in):
                chart = story_chart(shelf, block.indicator, block.place)
        pieces.append(Piece(block, gone, chart))
    links = tuple((one.pk, one.to) for one in story.links.order_by("pk"))
    came = led_to([to for _number, to in links])
    return StoryPage(story, tuple(pieces), links, tuple(came.values()), told_in)


def writing_page(at: CityData, story: DataStory, user: Any) -> WritingPage:
    """For the city's people, whatever state the story is in."""
    at_now = moment_of(story, user, seat=at.seat)
    next_move = {"draft": "send", "in_review": "review", "reviewed": "publish"}.get(story.status)
    return WritingPage(
        at=at,
        page=story_page(story, told_in=get_language()),
        deeds=deeds_of(story, at.me, user, at.seat),
        may_change=rules.may_change_story(at.me, at_now),
        why_not=why_not(story, at.me, user, at.seat, next_move) if next_move else "",
        plan=tuple(items_of(at.community)),
    )


def new_version_of(story: DataStory) -> DataStory | None:
    """The version that is being written, if one is."""
    return story.revisions.filter(status__in=["draft", "in_review", "reviewed"]).first()


def find_story(at: CityData, pk: int) -> DataStory | None:
    found = DataStory.objects.filter(community=at.community, pk=pk).first()
    if found is None or not at.me.inside:
        return None
    found.community = at.community
    return found
