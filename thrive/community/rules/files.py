"""What may be attached, and by whom."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, no
from thrive.community.models import ForumSpace, Post
from thrive.community.models.moderation import MODERATORS
from thrive.community.reach import Space, Who
from thrive.community.words import Access

MOST_FILES = 3
MOST_BYTES = 5_242_880


def may_attach(who: Who, space: Space | ForumSpace, *, files: int = 0) -> Decision:
    """Adults, outside the spaces of youth: a photo of a young person needs a consent of its own
    (domain 4.6 b), which a forum cannot check."""
    if who.youth or space.access == Access.YOUTH:
        return no(_("No files can be attached here. Your text is kept as a draft."))
    if files > MOST_FILES:
        return no(_("At most %(most)s files fit in one post.") % {"most": MOST_FILES})
    return YES


def may_take_off(by: Any, post: Post) -> Decision:
    if by == post.author or by.program_roles & MODERATORS:
        return YES
    return no(_("Only the author or a moderator can take a file off."))
