"""What a block of a story has to have, and which links lead from it to the plan."""

from __future__ import annotations

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, no
from thrive.indicators.models import StoryBlock

MOST_BLOCKS = 40
ASKED = {
    StoryBlock.Kind.TEXT: ("words",),
    StoryBlock.Kind.CHART: ("indicator", "place"),
    StoryBlock.Kind.QUOTE: ("words", "consent", "voice"),
    StoryBlock.Kind.PHOTO: ("photo", "alt", "consent"),
}


def has_room(held: int) -> Decision:
    if held < MOST_BLOCKS:
        return YES
    return no(_("A story holds up to 40 blocks. A second story reads better than a longer one."))


def is_whole(kind: str, given: frozenset[str]) -> Decision:
    """`given` names the parts that are not empty."""
    if set(ASKED[StoryBlock.Kind(kind)]) <= given:
        return YES
    return no(_("Something this kind of block needs is missing."))


def is_of_this_story(block: StoryBlock, story_pk: int) -> Decision:
    if block.story_id == story_pk:
        return YES
    return no(_("This block belongs to another story."))


def is_planned(known: bool) -> Decision:
    """Only what stands on the city's plan today can be linked."""
    if known:
        return YES
    return no(_("This is not on the city’s roadmap today. Choose something that is."))
