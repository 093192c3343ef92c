"""Where people say who they are."""

from __future__ import annotations

from thrive.community.models import ForumSpace
from thrive.community.reach import EVERYWHERE
from thrive.community.words import Kind


def space_for_hello() -> ForumSpace | None:
    """Of the spaces for all members the one in which somebody last introduced themselves; the first
    one that is about nothing in particular, where nobody has yet."""
    spaces = ForumSpace.objects.running().filter(access__in=sorted(EVERYWHERE))
    said = spaces.filter(talks__kind=Kind.INTRODUCTION).order_by("-talks__started_at").first()
    general = spaces.filter(area="", community=None, cycle=None, role="", affiliation="")
    return said or general.order_by("opened_at", "pk").first()
