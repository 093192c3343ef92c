"""Answers by mail over real SMTP, and one mail that is brought many times at once."""

from __future__ import annotations

import smtplib
from typing import Any

import pytest

from tests.cities.test_seats_at_once import real_database
from tests.community import ground
from tests.community.test_by_mail import letter
from tests.house.together import at_once
from tests.notices.test_bounces import free_port
from thrive.notices import listening
from thrive.notices.incoming import Incoming, take
from thrive.notices.models import ReceivedMail

__all__ = ["real_database"]
pytestmark = pytest.mark.database


def test_an_answer_comes_in_once_and_a_mail_that_is_too_large_not_at_all(
    real_database: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAIL_IN = "in.act.example"
    monkeypatch.setattr(listening, "LARGEST", 50_000)
    ruth = ground.member("Ruth")
    found = ground.thread(ground.space(), ruth)
    answer = letter(ruth, found)
    door = listening.controller("127.0.0.1", free_port())
    door.start()
    with smtplib.SMTP("127.0.0.1", door.port) as server:
        server.send_message(answer)
        with pytest.raises(smtplib.SMTPException, match="552"):
            server.send_message(letter(ruth, found, "x" * 60_000))
    door.stop()

    told = at_once(*(lambda: take(Incoming(answer["To"], answer.as_bytes())) for _time in range(5)))

    assert told == [""] * 5
    assert [post.text for post in found.posts.filter(number__gt=1)] == ["Ours too."]
    assert ReceivedMail.objects.get().outcome == "posted"


def test_one_mail_that_is_brought_many_times_at_once_is_one_post(
    real_database: None, settings: Any
) -> None:
    settings.MAIL_IN = "in.act.example"
    ruth = ground.member("Ruth")
    found = ground.thread(ground.space(), ruth)
    answer = letter(ruth, found)

    at_once(*(lambda: take(Incoming(answer["To"], answer.as_bytes())) for _time in range(5)))

    assert ground.counts(found) == (1, 2, 2)
