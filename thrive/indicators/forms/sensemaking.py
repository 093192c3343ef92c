"""Sessions, notes, and consents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.cities.models import Community
from thrive.indicators.actions.sensemaking import Evening, Said, Yes
from thrive.indicators.forms.fields import LANGUAGES, PeopleField, choice, day, line, text, tick
from thrive.indicators.models import Consent, Finding, SensemakingSession, Voice
from thrive.indicators.queries.places import placed
from thrive.indicators.queries.shelf import on_shelf
from thrive.indicators.queries.story_charts import places_of

MOST_NUMBERS = 12


def indicators() -> list[tuple[str, str]]:
    """Every number that is published today, by name."""
    shelf = on_shelf()
    named = [
        (slug, str(shelf.abouts[slug].name)) for slug in shelf.indicators if slug in shelf.abouts
    ]
    return sorted(named, key=lambda one: one[1])


class SessionForm(forms.Form):
    """`numbers` are ticked: each a number of a place, to look at together."""

    title = line(
        _("What is it called?"), hint=_("Such as “What our numbers say, by the park”."), most=120
    )
    held_on = day(_("On which day?"))
    way = choice(_("How do you meet?"), SensemakingSession.Way.choices)
    where = line(_("Where?"), required=False, most=200)
    languages = line(
        _("In which languages?"),
        hint=_("Such as “English, Spanish, Hmong”."),
        required=False,
        most=120,
    )
    came = PeopleField(_("How many people came?"), hint=_("Once it was held. Only the number."))
    indicators = forms.MultipleChoiceField(
        label=_("Which numbers do you look at?"),
        help_text=_("Up to twelve, better four: people stay long with one chart."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    place = choice(_("Of which place?"), [])

    def __init__(
        self, data: Any = None, *, community: Community, row: SensemakingSession | None = None
    ) -> None:
        now: dict[str, Any] = {}
        self._kept: tuple[str, ...] = ()
        if row:
            names = ("title", "held_on", "way", "where", "languages", "came")
            now = {name: getattr(row, name) for name in names}
            pairs = row.pairs
            now["place"] = pairs[0][1] if pairs else ""
            now["indicators"] = [slug for slug, place in pairs if place == now["place"]]
            self._kept = tuple(
                one
                for one, pair in zip(row.looked_at, pairs, strict=True)
                if pair[1] != now["place"]
            )
        super().__init__(data, initial=now)
        self.fields["place"].choices = places_of(community)  # type: ignore[attr-defined]
        known = indicators()
        also = [one for one in now.get("indicators", []) if one not in dict(known)]
        self.fields["indicators"].choices = [*known, *((one, one) for one in also)]  # type: ignore[attr-defined]

    def clean_held_on(self) -> Any:
        said = self.cleaned_data["held_on"]
        if not 2000 <= said.year <= clock.today().year + 5:
            raise forms.ValidationError(_("Choose a day of these years"))
        return said

    def clean_indicators(self) -> list[str]:
        said: list[str] = self.cleaned_data["indicators"]
        if len(said) + len(self._kept) > MOST_NUMBERS:
            raise forms.ValidationError(_("Choose up to twelve numbers"))
        return said

    def evening(self) -> Evening:
        said = self.cleaned_data
        chosen = tuple(f"{slug} {said['place']}" for slug in said["indicators"])
        columns = {
            name: said[name] for name in Evening.__slots__ if name in said and name != "looked_at"
        }
        return Evening(**columns, looked_at=(*self._kept, *chosen))


class NoteForm(forms.Form):
    """What was said about one of the session's numbers."""

    about = choice(_("About which number?"), [])
    prompt = choice(_("How does it begin?"), Finding.Prompt.choices)
    words = text(
        _("In their own words"),
        hint=_("As it was said or written, in the language it was said in. No names."),
        rows=3,
        most=1000,
    )
    language = choice(_("In which language?"), LANGUAGES)
    voice = choice(_("Who speaks?"), Voice.choices)
    consent = choice(
        _("Which consent does it stand on?"),
        [],
        hint=_("Without one it stays with the team."),
        required=False,
    )

    def __init__(
        self, data: Any = None, *, session: SensemakingSession, consents: list[Consent]
    ) -> None:
        super().__init__(data, initial={"voice": "group", "about": (session.looked_at or [""])[0]})
        names = dict(indicators())
        pairs = zip(session.looked_at, session.pairs, strict=True)
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            (key, f"{names.get(slug, slug)}, {placed(place).name}") for key, (slug, place) in pairs
        ]
        offer_consents(self, consents)

    def said(self) -> Said:
        said = self.cleaned_data
        indicator, place = said["about"].split(" ", 1)
        return Said(
            indicator=indicator,
            place=place,
            prompt=said["prompt"],
            words=said["words"],
            language=said["language"],
            voice=said["voice"],
            consent=self.consents.get(said["consent"]),  # type: ignore[attr-defined]
        )


def offer_consents(form: forms.Form, consents: list[Consent]) -> None:
    """The choices of the field `consent`; `form.consents` finds one by its number."""
    form.consents = {str(one.pk): one for one in consents}  # type: ignore[attr-defined]
    form.fields["consent"].choices = [  # type: ignore[attr-defined]
        ("", _("No consent yet")),
        *((str(one.pk), str(one)) for one in consents),
    ]


class ConsentForm(forms.Form):
    use = choice(_("To what did they say yes?"), Consent.Use.choices)
    way = choice(_("How?"), Consent.Way.choices)
    mark = line(
        _("How do you find the paper again?"),
        hint=_("A mark such as “evening in May, sheet 14”. No names: they stay on the paper."),
        most=60,
    )
    given_on = day(_("On which day?"))
    is_minor = tick(_("They are under 18."))
    guardian_agreed = tick(_("A parent or guardian agreed too."))

    def clean_given_on(self) -> Any:
        said = self.cleaned_data["given_on"]
        if said > clock.today():
            raise forms.ValidationError(_("This day has not come yet"))
        if said.year < 2000:
            raise forms.ValidationError(_("Choose a day from the year 2000 on"))
        return said

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("is_minor") and not said.get("guardian_agreed"):
            self.add_error(
                "guardian_agreed",
                _("A parent or guardian has to agree too. Without that we do not use it."),
            )
        return said

    def yes(self) -> Yes:
        names = ("use", "way", "mark", "given_on", "is_minor", "guardian_agreed")
        return Yes(**{name: self.cleaned_data[name] for name in names})
