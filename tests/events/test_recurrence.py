"""Rules by which events come back: read strictly, bounded, and true to the clock on the wall."""

from __future__ import annotations

import datetime
import re
import time
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from thrive.base.decisions import Refused
from thrive.events.recurrence import MOST, checked_rule, checked_zone, ended_before, occurrences

PACIFIC = "America/Los_Angeles"
THURSDAY = datetime.datetime(2026, 10, 15, 17, 30, tzinfo=ZoneInfo(PACIFIC))


def _days(rule: str, first: datetime.datetime = THURSDAY, zone: str = PACIFIC) -> list[str]:
    return [
        f"{one.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" for one in occurrences(rule, first, zone)
    ]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY;COUNT=3", ["2026-10-15", "2026-10-22", "2026-10-29"]),
        ("RRULE:freq=weekly;interval=2;count=2", ["2026-10-15", "2026-10-29"]),
        ("FREQ=MONTHLY;BYDAY=3TH;COUNT=3", ["2026-10-15", "2026-11-19", "2026-12-17"]),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=3TH;COUNT=2", ["2026-10-15", "2027-01-21"]),
        ("FREQ=WEEKLY;UNTIL=20261029", ["2026-10-15", "2026-10-22", "2026-10-29"]),
        ("FREQ=WEEKLY;UNTIL=20261023T003000Z", ["2026-10-15", "2026-10-22"]),
        ("FREQ=DAILY;BYDAY=TH,FR;COUNT=3", ["2026-10-15", "2026-10-16", "2026-10-22"]),
    ],
)
def test_a_rule_says_its_days(rule: str, days: list[str]) -> None:
    assert _days(rule) == [f"{day} 17:30" for day in days]


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Any rule of ours, sound or not."""
    days = st.sampled_from(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))
    freq = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 6))}"]
    if draw(st.booleans()):
        nth = (
            st.sampled_from(("", "1", "3", "-1")) if freq in ("MONTHLY", "YEARLY") else st.just("")
        )
        parts.append(f"BYDAY={draw(nth)}{draw(days)}")
    if draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from(('15', '1,15,31', '-1,-17', '29,30')))}")
    if draw(st.booleans()):
        parts.append(f"BYMONTH={draw(st.sampled_from(('10', '2,10', '1,4,7,10')))}")
    if len(parts) > 2 and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from((1, 2, -1)))}")
    return ";".join(
        [*parts, f"UNTIL={draw(st.sampled_from(('20261231', '20270615', '20281001')))}"]
    )


@given(rules())
@settings(max_examples=60, deadline=None)
def test_the_days_are_those_another_library_finds(rule: str) -> None:
    """dateutil looks for ever where a rule has no day, so it is asked only where there are some."""
    try:
        found = occurrences(rule, THURSDAY, PACIFIC)
    except Refused:
        return
    until = re.search(r"UNTIL=(\w+)", checked_rule(rule, PACIFIC))[1]  # type: ignore[index]
    local = datetime.datetime.fromisoformat(until).astimezone(ZoneInfo(PACIFIC))
    naive = f"{rule.rpartition('UNTIL=')[0]}UNTIL={local:%Y%m%dT%H%M%S}"

    theirs = rrulestr(naive, dtstart=THURSDAY.replace(tzinfo=None))

    assert [one.astimezone(ZoneInfo(PACIFIC)).replace(tzinfo=None) for one in found] == list(
        islice(theirs, len(found))
    )


def test_half_past_five_stays_half_past_five_when_the_clocks_change() -> None:
    found = occurrences("FREQ=WEEKLY;COUNT=4", THURSDAY, PACIFIC)

    assert [one.astimezone(datetime.UTC).hour for one in found] == [0, 0, 0, 1]
    assert {day[-5:] for day in _days("FREQ=WEEKLY;COUNT=4")} == {"17:30"}


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("", "Write a rule like"),
        ("FREQ=SECONDLY;COUNT=10", "not part of a rule"),
        ("FREQ=MINUTELY;INTERVAL=1;UNTIL=20991231", "not part of a rule"),
        ("FREQ=DAILY;BYHOUR=1,2,3;COUNT=5", "not part of a rule"),
        ("FREQ=DAILY", "either COUNT or UNTIL"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20261231", "either COUNT or UNTIL"),
        ("FREQ=DAILY;COUNT=99", "at most 60"),
        ("FREQ=DAILY;UNTIL=20270930", "at most 60"),
        ("FREQ=YEARLY;COUNT=9", "longer than three years"),
        ("FREQ=WEEKLY;UNTIL=20991231", "longer than three years"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=50", "less than twice"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;BYDAY=MO;UNTIL=20991231", "three years"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=FR;COUNT=9", "less than twice"),
        ("FREQ=WEEKLY;BYDAY=3TH;COUNT=9", "not part of a rule"),
        ("FREQ=WEEKLY;UNTIL=20261399", "not part of a rule"),
        ("FREQ=WEEKLY;COUNT=2;COUNT=3", "not part of a rule"),
        ("FREQ=WEEKLY;BYDAY=FR;COUNT=3", "does not follow the rule"),
        ("FREQ=WEEKLY;COUNT=٣", "not part of a rule"),
        ("FREQ=WEEKLY\r\nATTACH:x;COUNT=2", "not part of a rule"),
        ("X" * 5000, "Write a rule like"),
    ],
)
def test_a_bomb_is_refused_with_a_sentence_and_at_once(rule: str, says: str) -> None:
    start = time.process_time()

    with pytest.raises(Refused) as refusal:
        occurrences(rule, THURSDAY, PACIFIC)

    assert says in refusal.value.sentence
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../../etc/passwd", "PST8PDT\x00", "😀"])
def test_a_zone_that_does_not_exist_is_refused(zone: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked_zone(zone)

    assert "There is no time zone" in refusal.value.sentence


def test_a_split_series_ends_before_the_change() -> None:
    kept = ended_before(
        checked_rule("FREQ=WEEKLY;COUNT=9", PACIFIC), THURSDAY + datetime.timedelta(days=14)
    )

    assert _days(kept) == ["2026-10-15 17:30", "2026-10-22 17:30"]
    assert len(occurrences(f"FREQ=DAILY;COUNT={MOST}", THURSDAY, PACIFIC)) == MOST
