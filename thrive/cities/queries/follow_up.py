"""The follow-up mail of step c: what is filled in, and how it reads before it goes out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils import formats
from django.utils.translation import override

from thrive.base import clock
from thrive.cities.models import CityApplication
from thrive.people.letters import Letter, compose
from thrive.people.links import address

USUAL_DAYS = (7, 28, 35)  # until: the official has confirmed, we decide, the coach writes


def usual_dates() -> tuple[datetime.date, ...]:
    """Dates the composer proposes; whoever writes changes them."""
    return tuple(clock.today() + datetime.timedelta(days=days) for days in USUAL_DAYS)


def follow_up_words(
    application: CityApplication, *, note: str, dates: Sequence[datetime.date], by: Any
) -> dict[str, Any]:
    """What the template is given beside the usual; plain JSON. `dates` are three, in order."""
    with override(application.language):
        confirm, decide, coach = (formats.date_format(date, "DATE_FORMAT") for date in dates)
    return {
        "note": note.strip(),
        "contact": application.contact_name,
        "sender": by.name or str(by),
        "sender_mail": by.email,
        "confirmed": application.official_confirmed_at is not None,
        "confirm_by": confirm,
        "decide_by": decide,
        "coach_by": coach,
        "seats": [
            str(seat.name.said_in(application.language)) for seat in application.rulebook.seats
        ],
    }


def follow_up_letter(
    application: CityApplication, *, note: str, dates: Sequence[datetime.date], by: Any
) -> Letter:
    """The mail as it would leave now, for the preview. Nothing is kept."""
    always = {
        "place": application.community.name,
        "code": application.code,
        "status_url": address(
            "application_status", application.code, language=application.language
        ),
    }
    words = follow_up_words(application, note=note, dates=dates, by=by)
    return compose(
        "notices/mail/follow_up",
        to=application.contact_email,
        language=application.language,
        context={**always, **words},
        about=application,
        by=by,
    )
