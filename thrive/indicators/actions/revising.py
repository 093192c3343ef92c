"""A published story gets a new version: a draft of its own, which takes the address when published."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.files.base import ContentFile

from thrive.base import clock
from thrive.cities.actions.attachments import ENDINGS
from thrive.indicators.lifecycle import STORY
from thrive.indicators.models import DataStory, PlanLink, StoryBlock
from thrive.indicators.queries.moments import is_gone
from thrive.indicators.queries.stories import new_version_of

_OWN = frozenset({"id", "story", "photo", "added_by"})


def begin_version(story: DataStory, by: Any) -> None:
    """The draft, with every block whose consent is in force today. Begun twice it is one draft.

    `story` is held, and the rule was asked (`moving.move`).
    """
    if new_version_of(story):
        return
    draft = DataStory.objects.create(
        community=story.community,
        slug=_version_slug(story.slug, story.version + 1),
        title=story.title,
        lead=story.lead,
        language=story.language,
        version=story.version + 1,
        revises=story,
        added_by=by,
    )
    for block in story.blocks.select_related("consent__person").order_by("place_in_story", "pk"):
        if not is_gone(block):
            _copied(block, draft, by)
    for link in story.links.all():
        PlanLink.objects.create(
            community=draft.community, story=draft, to_kind=link.to_kind, to_id=link.to_id,
            to_text=link.to_text, added_by=by,
        )  # fmt: skip


def take_the_place(story: DataStory) -> None:
    """Of the version before, which is kept beside it. `story` is held and about to be published."""
    if story.revises_id is None:
        return
    before = DataStory.objects.select_for_update(of=("self",), no_key=True).get(pk=story.revises_id)
    if before.status != "published":
        return  # withdrawn meanwhile: the new version stands under its own address
    address, before.slug = before.slug, _version_slug(before.slug, before.version)
    before.status, before.moved_at = STORY.after(before.status, "replace"), clock.now()
    before.save()
    story.slug = address


def _copied(block: StoryBlock, draft: DataStory, by: Any) -> None:
    """The picture too, so that taking it out of one version leaves the other as it was."""
    kept = {f.attname: getattr(block, f.attname) for f in block._meta.fields if f.name not in _OWN}
    made = StoryBlock(story=draft, added_by=by, **kept)
    if block.photo:
        with block.photo.open("rb") as picture:
            name = f"{secrets.token_hex(16)}.{ENDINGS[block.media_type]}"
            made.photo.save(name, ContentFile(picture.read()), save=False)
    made.save()


def _version_slug(slug: str, version: int) -> str:
    """Of an address and the number of a version; with one more where another story has it."""
    stem = f"{slug[:70]}-v{version}"
    taken = set(DataStory.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    found = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
    return next(one for one in found if one not in taken)
