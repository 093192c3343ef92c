"""Two workers at one digest, and one that dies while it writes it."""

from __future__ import annotations

import datetime

import pytest

from tests.cities.test_seats_at_once import real_database
from tests.community import ground
from tests.house.together import at_once
from thrive.base import clock
from thrive.community.actions import mine
from thrive.notices import actions, digests
from thrive.notices.models import NoticeWishes, OutboundMessage

__all__ = ["real_database"]
pytestmark = pytest.mark.database


def test_a_digest_is_written_once_or_not_at_all(
    real_database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruth, fern = ground.member("Ruth"), ground.member("Fern")
    found = ground.thread(ground.space(), fern)
    mine.follow_thread(found, mails=False, by=ruth)
    actions.choose(ruth, by=ruth, rhythm="daily")
    ground.reply(found, fern)
    NoticeWishes.objects.update(next_at=clock.now() - datetime.timedelta(hours=1))
    sent = OutboundMessage.objects.filter(template="notices/mail/digest")

    def dies(wishes: NoticeWishes, **_columns: object) -> None:
        raise SystemExit("the worker died before it committed")

    with monkeypatch.context() as patch:
        patch.setattr(NoticeWishes, "save", dies)
        with pytest.raises(SystemExit):
            digests.write_digests()
    assert (sent.count(), NoticeWishes.objects.get(person=ruth).told_at) == (0, None)

    at_once(*[digests.write_digests] * 4)

    assert sent.count() == 1
