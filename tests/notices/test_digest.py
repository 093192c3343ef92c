"""The digest: windows that meet, over a year with both changes of the clock; one fault stops none."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError, transaction

from tests.people.making import member
from thrive.base import clock, history
from thrive.base.models import Entry
from thrive.base.refs import SYSTEM, Ref
from thrive.notices import actions, delivery, digests, sources
from thrive.notices.models import NoticeWishes, OutboundMessage, Rhythm
from thrive.notices.moments import next_digest, out_of_quiet
from thrive.notices.sources import Group, Source, Window
from thrive.notices.wishes import usual
from thrive.people.models import Person

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
GARDEN = Ref("bed", "7", "A bed of the garden")
NEW_YEAR = datetime.datetime(2026, 1, 1, 20, tzinfo=datetime.UTC)


def news(person: Person, window: Window) -> list[Group]:
    """Each entry about the garden, as a thing of its own."""
    rows = Entry.objects.filter(
        on_kind="bed", number__gt=window.after, number__lte=window.upto
    ).exclude(by_id=str(person.public_id))
    return [
        Group(f"Bed {row.number}", "https://act.example/", "Dug.", "Yours.", "bed 7", row.at)
        for row in rows.order_by("number")
    ]


@pytest.fixture(autouse=True)
def garden(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source(
        "Beds", news, lambda _p: [], lambda _p, _n: "", lambda _p, _n, _m: None, lambda _p, _n: None
    )
    monkeypatch.setattr(sources, "_sources", {"bed": source})


@transaction.atomic
def dig(by: Any = SYSTEM) -> int:
    return history.record("dig", on=GARDEN, by=by).number


def wishes(person: Person, **wished: Any) -> NoticeWishes:
    return actions.choose(person, by=person, **wished)


def digests_to(person: Person) -> list[OutboundMessage]:
    rows = OutboundMessage.objects.filter(person=person, template="notices/mail/digest")
    return list(rows.order_by("pk"))


def told(person: Person) -> list[str]:
    return [
        group["title"] for mail in digests_to(person) for group in reversed(mail.context["groups"])
    ]


@pytest.mark.django_db
def test_over_a_year_each_event_is_told_exactly_once_whatever_the_clocks_do(settings: Any) -> None:
    with clock.at(NEW_YEAR):
        daily, weekly = member("Dora Diaz"), member("Wes Wong", language="es")
        wishes(daily, rhythm="daily", hour=2, quiet_from=21, quiet_to=1)
        wishes(weekly, rhythm="weekly", weekday=6, hour=1, quiet_from=4, quiet_to=4)
    dug: list[str] = []

    for turn in range(366):
        at = NEW_YEAR + turn * DAY + (turn * 37 % 24) * HOUR  # the worker is late, too
        with clock.at(at):
            if turn % 6 == 0 or 62 < turn < 72 or 300 < turn < 310:  # daily around the changes
                dug.append(f"Bed {dig()}")
            if turn % 11 == 5:
                dig(by=daily)
                dig(by=weekly)
            digests.write_digests()
    with clock.at(at + 8 * DAY):
        digests.write_digests()

    for person, most in ((daily, 120), (weekly, 54)):
        once = Counter(told(person))
        assert set(once.values()) == {1}
        assert set(dug) <= set(once)
        assert 45 <= len(digests_to(person)) <= most
    windows = [(one.context["after"], one.context["upto"]) for one in digests_to(weekly)]
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(windows))


def test_a_digest_keeps_its_hour_and_comes_once_a_day_or_a_week() -> None:
    for zone, hour in (
        ("America/Los_Angeles", 2),
        ("America/Los_Angeles", 1),
        ("America/Phoenix", 8),
    ):
        wished = NoticeWishes(rhythm="daily", hour=hour, zone=zone)
        moment, days = NEW_YEAR, []
        for _day in range(365):
            moment = next_digest(moment, wished)  # type: ignore[assignment]
            local = moment.astimezone(ZoneInfo(zone))
            days.append(local.date())
            assert local.hour in (hour, 3 if hour == 2 else hour)
        assert [b - a for a, b in itertools.pairwise(days)] == [DAY] * 364

    week = NoticeWishes(rhythm="weekly", weekday=0, hour=8)
    monday = next_digest(NEW_YEAR, week)
    assert monday == datetime.datetime(2026, 1, 5, 16, tzinfo=datetime.UTC)
    assert next_digest(monday, week) == monday + 7 * DAY
    assert next_digest(NEW_YEAR, NoticeWishes(rhythm="never")) is None


def test_quiet_hours_end_in_the_persons_morning_also_when_the_clock_changes() -> None:
    wished = NoticeWishes(quiet_from=21, quiet_to=7)

    def on(month: int, day: int, hour: int) -> datetime.datetime:
        return datetime.datetime(2026, month, day, hour, tzinfo=datetime.UTC)

    table = {
        on(7, 1, 18): on(7, 1, 18),  # 11 in the morning
        on(7, 2, 4): on(7, 2, 14),  # 9 in the evening
        on(7, 2, 10): on(7, 2, 14),  # 3 at night
        on(3, 8, 7): on(3, 8, 14),  # the night that loses an hour
        on(11, 1, 5): on(11, 1, 15),  # the night that has one more
    }
    assert {moment: out_of_quiet(moment, wished) for moment in table} == table
    none = NoticeWishes(quiet_from=7, quiet_to=7)
    assert out_of_quiet(on(7, 2, 10), none) == on(7, 2, 10)


@pytest.mark.django_db
def test_one_bad_digest_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    with clock.at(NEW_YEAR):
        bad, good = member("Bo Bad"), member("Gil Good")
        for person in (bad, good):
            wishes(person, rhythm="daily")
        dig()
    gather = digests.gather

    def breaks(person: Person, window: Window) -> list[Group]:
        if person == bad:
            raise OperationalError("canceling statement due to statement timeout")
        return gather(person, window)

    monkeypatch.setattr(digests, "gather", breaks)
    with clock.at(NEW_YEAR + DAY):
        digests.write_digests()
    monkeypatch.setattr(digests, "gather", gather)
    assert (len(digests_to(bad)), len(digests_to(good))) == (0, 1)

    with clock.at(NEW_YEAR + DAY + 2 * HOUR):
        digests.write_digests()
    assert (len(digests_to(bad)), len(digests_to(good))) == (1, 1)


@pytest.mark.django_db
def test_what_is_gone_when_the_mail_leaves_is_left_out(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_DELIVERY = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    with clock.at(NEW_YEAR):
        rosa = member()
        wishes(rosa, rhythm="daily")
        dig()
        dig()
    with clock.at(NEW_YEAR + DAY):
        digests.write_digests()
        [mail] = digests_to(rosa)
        gather = digests.gather
        monkeypatch.setattr(digests, "gather", lambda *asked: gather(*asked)[:1])
        delivery.deliver()
    mail.refresh_from_db()
    assert (mail.status, len(mail.context["groups"])) == ("kept", 1)

    monkeypatch.setattr(digests, "gather", lambda *asked: [])
    actions.send_again(mail, by=SYSTEM)
    delivery.deliver()
    mail.refresh_from_db()
    assert (mail.status, mail.problem) == ("cancelled", delivery.NOTHING_LEFT)


@pytest.mark.django_db
def test_who_wanted_nothing_is_not_told_of_it_later_and_who_is_new_only_of_what_is_new() -> None:
    with clock.at(NEW_YEAR):
        dig()
        rosa, teo = member(), member("Teo Ruiz")
        wishes(rosa, rhythm=Rhythm.NEVER)
        dig()
        wishes(rosa, rhythm="daily")
        new = dig()
        assert usual(teo).told_to > 0
    with clock.at(NEW_YEAR + DAY):
        digests.write_digests()

    assert told(rosa) == [f"Bed {new}"]
    assert NoticeWishes.objects.get(person=teo).rhythm == "weekly"


@pytest.mark.django_db
def test_without_news_there_is_no_mail() -> None:
    with clock.at(NEW_YEAR):
        rosa = member()
        wishes(rosa, rhythm="daily")
    with clock.at(NEW_YEAR + DAY):
        digests.write_digests()

    assert digests_to(rosa) == []
    assert NoticeWishes.objects.get(person=rosa).told_at == NEW_YEAR + DAY
