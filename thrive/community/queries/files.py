"""Files of many posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.community.models import PostFile


def files_of(posts: Collection[int]) -> dict[int, list[PostFile]]:
    """Post → its files, in the order they were sent. One query."""
    found: dict[int, list[PostFile]] = defaultdict(list)
    for one in _files(posts):
        found[one.post_id].append(one)
    return found


@prepared
def _files(posts: Collection[int]) -> QuerySet[PostFile]:
    return PostFile.objects.filter(post__in=posts).order_by("post", "pk")
