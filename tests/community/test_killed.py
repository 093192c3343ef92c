"""`kill -9` while somebody posts: the post is there once with its counts, or nothing of it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.cities.test_seats_at_once import real_database
from tests.community import ground, killed_deeds
from tests.house import falling, killing
from thrive.base import history
from thrive.community.models import ForumSpace, Post, Thread

__all__ = ["real_database"]
pytestmark = pytest.mark.database
MOST, STEP = 60, 5  # before every fifth statement that writes, and before the commit


@pytest.fixture
def killer(real_database: None) -> Iterator[killing.Killer]:
    database = str(connection.settings_dict["NAME"])
    with killing.killer(database, settings.DATA_DIR, Path(settings.MEDIA_ROOT)) as found:
        yield found


def _killed_everywhere(kill: killing.Killer, name: str, said: dict[str, str]) -> list[str]:
    """What a killed process left behind; the same form is sent again after each, and once more in
    the end."""
    deed, before, wrong = f"{killed_deeds.__name__}:{name}", falling.rows(), list[str]()
    for place in range(0, MOST, STEP):
        ended = kill(deed, place, said)
        if place and ended == killing.DONE:
            return [*wrong, *([] if kill(deed, MOST, said) == killing.DONE else ["not again"])]
        if ended != killing.KILLED:
            wrong.append(f"{name} {place} ended with {ended}")
        wrong += [f"{name} {place}: {one}" for one in falling.left_behind(before)]
    raise AssertionError(f"{name} never came to its end: {wrong[:3]}")


def test_a_killed_process_leaves_one_post_or_none(killer: killing.Killer) -> None:
    desk, ruth, fern = ground.space(), ground.member("Ruth"), ground.member("Fern")
    token = ground.TOKEN

    wrong = _killed_everywhere(
        killer, "start", {"space": desk.slug, "by": ruth.email, "token": token}
    )
    found = Thread.objects.get()
    said = {"thread": str(found.pk), "by": fern.email, "token": token}
    wrong += _killed_everywhere(killer, "reply", said)

    assert wrong == []
    assert list(history.verify()) == []
    assert Post.objects.count() == 2
    assert ForumSpace.objects.get().threads == 1
    assert ground.counts(found) == (1, 2, 2)
