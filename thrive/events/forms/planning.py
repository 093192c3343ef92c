"""Planning an event or a series; changing one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.cities.models import Community
from thrive.events.forms.fields import (
    a_day,
    a_line,
    a_link,
    a_number,
    an_hour,
    several_of,
    some_words,
)
from thrive.events.models import Event
from thrive.events.recurrence import MOST
from thrive.events.rules.running import Plan
from thrive.events.words import LANGUAGES, Audience, Kind, Support, Training, Who
from thrive.program import registry

ZONES = [
    ("America/Los_Angeles", _("Pacific")),
    ("America/Phoenix", _("Arizona")),
    ("America/Denver", _("Mountain")),
    ("America/Chicago", _("Central")),
    ("America/New_York", _("Eastern")),
    ("Pacific/Honolulu", _("Hawaii")),
]
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class EventForm(forms.Form):
    """Cleans to a `Plan`."""

    kind = forms.ChoiceField(label=_("What kind of event is it?"), choices=Kind.choices)
    title = a_line(_("Title"), missing=_("Give it a title"))
    title_es = a_line(_("Title in Spanish"), hint=_("Written by somebody who speaks Spanish."))
    about = some_words(_("What will happen, and for whom is it?"), rows=5)
    about_es = some_words(_("The same in Spanish"), rows=5)
    day = a_day(_("Day"))
    starts = an_hour(_("From"))
    ends = an_hour(_("Until"))
    last_day = a_day(_("Last day"), hint=_("Only when it takes several days."), required=False)
    zone = forms.ChoiceField(label=_("Time zone"), choices=ZONES)
    community = forms.ChoiceField(label=_("For which city?"), required=False)
    place = a_line(_("Place"), hint=_("A room with its address."), most=200)
    link = a_link(_("Link to join online"), hint=_("Only people who have a place see it."))
    elsewhere = a_link(
        _("Page of somebody else"),
        hint=_("When one signs up there, as for a council hearing. Then nobody signs up here."),
    )
    capacity = a_number(
        _("How many places?"),
        least=1,
        most=20_000,
        hint=_("Empty: as many as come. When it is full, a wait-list opens."),
        required=False,
    )
    who = forms.ChoiceField(label=_("Who can see it?"), choices=Who.choices)
    offering = forms.ChoiceField(
        label=_("Row of Table I it belongs to"),
        help_text=_("Only people of cities whose tier is offered it can sign up."),
        required=False,
    )
    training = forms.ChoiceField(
        label=_("Is it one of the trainings?"),
        choices=[("", "–"), *Training.choices],
        required=False,
    )
    module = forms.ChoiceField(label=_("Which part of the advocacy training?"), required=False)
    areas = several_of(_("Action areas"))
    languages = several_of(_("Languages spoken"), LANGUAGES)
    audiences = several_of(_("For whom?"), Audience.choices)
    supports = several_of(_("What do you offer so that people can come?"), Support.choices)
    questions = some_words(
        _("Questions to those who sign up"),
        hint=_(
            "One a line, at most six. Spanish after a | sign. A * at the end: has to be answered."
        ),
        rows=3,
        most=2400,
    )
    for_youth = forms.BooleanField(label=_("This event is for youth"), required=False)
    adults = a_line(
        _("Two adults who will be there"),
        hint=_(
            "For youth events. With a comma between the names; only people who run it see them."
        ),
        most=240,
    )

    def __init__(
        self,
        data: Any,
        *,
        cities: Sequence[Community],
        for_all: bool,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={"languages": ["en"], **(initial or {})})
        book = registry.current()
        self._cities = {one.slug: one for one in cities}
        self._offer("community", [(one.slug, one.name) for one in cities], _("All cities"), for_all)
        self._offer("offering", [(one.code, one.name) for one in book.offerings], "–")
        self._offer("module", [(one.slug, one.name) for one in book.training_modules], "–")
        self._offer("areas", [(one.slug, one.name) for one in book.areas])

    def _offer(
        self, name: str, pairs: list[Any], empty: Any = None, with_empty: bool = True
    ) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", empty), *pairs] if empty is not None and with_empty else pairs

    def plan(self) -> Plan:
        """What the action wants."""
        clean = self.cleaned_data
        zone = ZoneInfo(clean["zone"])
        last = clean["last_day"] or clean["day"]
        same = ("kind", "title", "title_es", "about", "about_es", "zone", "place", "link")
        also = ("elsewhere", "who", "offering", "training", "module", "capacity", "for_youth")
        several: dict[str, Any] = {
            name: tuple(clean[name]) for name in ("areas", "languages", "audiences", "supports")
        }
        return Plan(
            **{name: clean[name] for name in (*same, *also, "adults")},
            **several,
            starts_at=_moment(clean["day"], clean["starts"], zone),
            ends_at=_moment(last, clean["ends"], zone),
            community=self._cities.get(clean["community"]),
            questions=tuple(_questions(clean["questions"])),
        )


class SeriesForm(EventForm):
    """An event, and how often it comes back; or a rule, for those who know how to write one."""

    again = forms.ChoiceField(
        label=_("How often does it come back?"),
        choices=[
            ("weekly", _("Every week")),
            ("fortnightly", _("Every second week")),
            ("monthly", _("Every month, on the same weekday")),
            ("quarterly", _("Every three months, on the same weekday")),
            ("rule", _("By the rule below")),
        ],
    )
    times = a_number(
        _("How many times in all?"),
        least=2,
        most=MOST,
        hint=_("At most 60, within three years."),
        required=False,
    )
    rrule = a_line(
        _("Rule (RRULE)"), hint=_("Like FREQ=MONTHLY;BYDAY=3TH;COUNT=12. Usually empty."), most=240
    )
    field_order = ("kind", "title", "title_es", "about", "about_es", "day", "starts", "ends")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("again") == "rule":
            if not said.get("rrule"):
                self.add_error("rrule", _("Write the rule, or choose how often above"))
        elif not said.get("times") and "times" not in self.errors:
            self.add_error("times", _("Write how many times it takes place"))
        return said

    def rule(self) -> str:
        clean = self.cleaned_data
        first: datetime.date = clean["day"]
        weekday, nth = _WEEKDAYS[first.weekday()], (first.day - 1) // 7 + 1
        by_day = f"{-1 if nth == 5 else nth}{weekday}"
        often = {
            "weekly": "FREQ=WEEKLY",
            "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
            "monthly": f"FREQ=MONTHLY;BYDAY={by_day}",
            "quarterly": f"FREQ=MONTHLY;INTERVAL=3;BYDAY={by_day}",
        }
        chosen = often.get(clean["again"])
        return f"{chosen};COUNT={clean['times']}" if chosen else str(clean["rrule"])

    def parts(self) -> tuple[str, ...]:
        """The advocacy training goes through its four parts; other series have none."""
        clean = self.cleaned_data
        if clean["training"] != Training.ADVOCACY or clean["module"]:
            return ()
        return tuple(one.slug for one in registry.current().training_modules)


class ChangeEventForm(EventForm):
    """One of a series: this one alone, or this one and all after it."""

    scope = forms.ChoiceField(
        label=_("What do you change?"),
        choices=[("one", _("This event alone")), ("following", _("This event and all after it"))],
        widget=forms.RadioSelect,
        initial="one",
    )

    def __init__(self, data: Any, *, in_series: bool, **more: Any) -> None:
        super().__init__(data, **more)
        if in_series:
            self.order_fields(["scope"])
        else:
            del self.fields["scope"]


class CancelForm(forms.Form):
    scope = ChangeEventForm.base_fields["scope"]
    reason = some_words(
        _("Why does it not take place?"),
        hint=_("Everybody who signed up reads this."),
        rows=3,
        missing=_("Write in a sentence why"),
        most=1000,
    )

    def __init__(self, data: Any, *, in_series: bool) -> None:
        super().__init__(data)
        if not in_series:
            del self.fields["scope"]


def as_it_stands(event: Event) -> dict[str, Any]:
    """What the form shows first when somebody changes an event."""
    same = (
        *("kind", "title", "title_es", "about", "about_es", "zone", "place", "link", "elsewhere"),
        *("capacity", "who", "offering", "training", "module", "for_youth", "adults"),
        *("areas", "languages", "audiences", "supports"),
    )
    starts, ends = event.starts, event.ends
    return {
        **{name: getattr(event, name) for name in same},
        "community": event.community.slug if event.community else "",
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "last_day": None if event.lasts_one_day else ends.date(),
        "questions": "\n".join(
            f"{one.words}{' | ' + one.words_es if one.words_es else ''}"
            f"{' *' if one.is_required else ''}"
            for one in event.questions.order_by("place")
        ),
    }


def _moment(on: datetime.date, at: datetime.time, zone: ZoneInfo) -> datetime.datetime:
    return datetime.datetime.combine(on, at, zone)


def _questions(text: str) -> list[tuple[str, str, bool]]:
    """“Diet? | ¿Dieta? *” → (English, Spanish, has to be answered)."""
    found = []
    for each in text.splitlines():
        said = each.strip()
        must = said.endswith("*")
        english, _sign, spanish = said.removesuffix("*").partition("|")
        if english.strip():
            found.append((english.strip()[:200], spanish.strip()[:200], must))
    return found
