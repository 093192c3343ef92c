"""Stories are begun, built of blocks, put in order, and linked to what the city plans."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify

from thrive.base import history
from thrive.base.decisions import first_no, require
from thrive.base.refs import Ref
from thrive.cities.actions.attachments import ENDINGS, SafeFile
from thrive.cities.models import Community
from thrive.indicators.actions.locks import as_it_is_now, held, held_city
from thrive.indicators.models import Consent, DataStory, Finding, PlanLink, StoryBlock
from thrive.indicators.plan_items import items_of
from thrive.indicators.queries.moments import moment_of
from thrive.indicators.queries.workspace import seat_of
from thrive.indicators.rules import consents
from thrive.indicators.rules import moves as rules
from thrive.indicators.rules import stories as more
from thrive.indicators.rules.hands import hands_of


@dataclass(frozen=True, slots=True)
class Cover:
    title: str
    lead: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Block:
    """A block as somebody writes it; what its kind does not use stays empty."""

    kind: str
    heading: str = ""
    words: str = ""
    gloss: str = ""
    language: str = ""
    voice: str = ""
    indicator: str = ""
    place: str = ""
    alt: str = ""
    photo: SafeFile | None = None
    consent: Consent | None = None


@transaction.atomic
def begin_story(community: Community, *, cover: Cover, by: Any) -> DataStory:
    """A draft. The same title of the same city, begun again by the same hand, is that draft."""
    city = held_city(community.pk)
    seat = seat_of(city)
    require(rules.may_join(hands_of(by, city), seat.status if seat else ""))
    title = cover.title.strip()
    same = DataStory.objects.filter(
        community=city, title=title, added_by=by, status="draft"
    ).first()
    if same:
        return same
    story = DataStory.objects.create(
        community=city,
        slug=_free_slug(city, title),
        title=title,
        lead=cover.lead.strip(),
        language=cover.language,
        added_by=by,
    )
    history.record("begin_story", on=story, by=by)
    return story


@transaction.atomic
def change_cover(story: DataStory, *, cover: Cover, by: Any) -> DataStory:
    row = _open(story, by)
    row.title, row.lead, row.language = cover.title.strip(), cover.lead.strip(), cover.language
    row.save(update_fields=["title", "lead", "language"])
    history.record("change_story", on=row, by=by)
    return row


@transaction.atomic
def add_block(story: DataStory, *, block: Block, by: Any) -> StoryBlock:
    """At the end of the story. Pressed twice it is one block."""
    row = _open(story, by)
    blocks = list(row.blocks.order_by("place_in_story", "pk"))
    columns = _columns(block, row)
    same = blocks and all(getattr(blocks[-1], name) == value for name, value in columns.items())
    if same and block.photo is None:
        return blocks[-1]
    require(more.has_room(len(blocks)))
    last = blocks[-1].place_in_story if blocks else 0
    made = StoryBlock(story=row, place_in_story=last + 1, added_by=by, **columns)
    if block.photo:
        made.media_type = block.photo.media_type
        name = f"{secrets.token_hex(16)}.{ENDINGS[block.photo.media_type]}"
        made.photo.save(name, ContentFile(block.photo.content), save=False)
    made.save()
    history.record("add_story_block", on=row, by=by, kind=block.kind)
    return made


@transaction.atomic
def change_block(block: StoryBlock, *, said: Block, by: Any) -> StoryBlock:
    """Other words, another number, another consent. A photo is taken out and put in anew."""
    row = _open(block.story, by)
    kept = StoryBlock.objects.get(pk=block.pk)
    for name, value in _columns(said, row, photo=bool(kept.photo)).items():
        setattr(kept, name, value)
    kept.save()
    history.record("change_story_block", on=row, by=by, kind=kept.kind)
    return kept


@transaction.atomic
def move_block(block: StoryBlock, *, up: bool, by: Any) -> None:
    """One place up or down. At the end of the story nothing happens."""
    row = _open(block.story, by)
    order = list(row.blocks.order_by("place_in_story", "pk"))
    at = [one.pk for one in order].index(block.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(order):
        return
    order[at], order[to] = order[to], order[at]
    for number, one in enumerate(order, 1):
        if one.place_in_story != number:
            one.place_in_story = number
            one.save(update_fields=["place_in_story"])
    history.record("move_story_block", on=row, by=by)


@transaction.atomic
def take_out_block(block: StoryBlock, *, by: Any) -> None:
    row = _open(block.story, by)
    kept = StoryBlock.objects.get(pk=block.pk)
    file, kind = kept.photo, kept.kind
    kept.delete()
    history.record("take_out_story_block", on=row, by=by, kind=kind)
    if file:
        transaction.on_commit(lambda: file.delete(save=False))


@transaction.atomic
def link_to_plan(begins: DataStory | Finding, *, to: Ref, by: Any) -> PlanLink:
    """This led to that. Linked twice it is one link."""
    row = held(begins)
    city = row.community
    seat = seat_of(city)
    known = any((one.kind, one.id) == (to.kind, to.id) for one in items_of(city))
    me = hands_of(by, city)
    require(first_no(rules.may_join(me, seat.status if seat else ""), more.is_planned(known)))
    end = {"story": row} if isinstance(row, DataStory) else {"finding": row}
    link, made = PlanLink.objects.get_or_create(
        **end,
        to_kind=to.kind,
        to_id=to.id,
        defaults={"community": city, "to_text": to.text[:300], "added_by": by},
    )
    if made:
        history.record("link_to_plan", on=row, by=by, to=f"{to.kind} {to.id}")
    return link


@transaction.atomic
def unlink(link: PlanLink, *, by: Any) -> None:
    city = held_city(link.community_id)
    seat = seat_of(city)
    require(rules.may_join(hands_of(by, city), seat.status if seat else ""))
    on, to = link.story or link.finding, f"{link.to_kind} {link.to_id}"
    assert on is not None
    link.delete()
    history.record("unlink_from_plan", on=on, by=by, to=to)


def _open(story: DataStory, by: Any) -> DataStory:
    """The draft, held, in a hand that may change it."""
    row: DataStory = held(story)
    require(rules.may_change_story(hands_of(by, row.community), moment_of(row, by)))
    return row


def _columns(block: Block, story: DataStory, *, photo: bool = False) -> dict[str, Any]:
    """The columns of a block, once the rules have seen it whole and its consent in force."""
    consent = as_it_is_now(block.consent)
    columns: dict[str, Any] = {
        "kind": block.kind,
        "heading": block.heading.strip(),
        "words": block.words.strip(),
        "gloss": block.gloss.strip(),
        "language": block.language,
        "voice": block.voice,
        "indicator": block.indicator,
        "place": block.place,
        "alt": block.alt.strip(),
        "consent": consent,
    }
    given = {name for name, value in columns.items() if value}
    if block.photo or photo:
        given.add("photo")
    use = Consent.Use.PHOTO if block.kind == StoryBlock.Kind.PHOTO else Consent.Use.WORDS
    require(
        first_no(
            more.is_whole(block.kind, frozenset(given)),
            consents.fits(consent, story.community, use),
        )
    )
    return columns


def _free_slug(city: Community, title: str) -> str:
    """Of the city and the title; with a number where another story has it."""
    stem = f"{city.slug}-{slugify(title) or 'story'}"[:70].strip("-")
    taken = set(DataStory.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbers = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
    return next(one for one in numbers if one not in taken)
