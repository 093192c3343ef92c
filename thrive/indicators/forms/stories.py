"""A story's cover, its blocks, and links to the plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from thrive.base.refs import Ref
from thrive.cities.actions.attachments import SafeFile
from thrive.cities.forms.files import MEGABYTE, checked_file
from thrive.cities.models import Community
from thrive.indicators.actions.stories import Block, Cover
from thrive.indicators.forms.fields import LANGUAGES, choice, line, text
from thrive.indicators.forms.sensemaking import indicators, offer_consents
from thrive.indicators.models import Consent, DataStory, StoryBlock, Voice
from thrive.indicators.queries.story_charts import places_of

MOST_BYTES = 8 * MEGABYTE


class CoverForm(forms.Form):
    title = line(
        _("What does the story say?"),
        hint=_("A sentence with the finding, such as “The parks go dark at five”."),
        most=140,
    )
    lead = line(_("And in one more sentence?"), most=300)
    language = choice(_("In which language is it written?"), LANGUAGES)

    def __init__(self, data: Any = None, *, story: DataStory | None = None) -> None:
        now = {name: getattr(story, name) for name in Cover.__slots__} if story else {}
        super().__init__(data, initial=now)

    def cover(self) -> Cover:
        return Cover(**{name: self.cleaned_data[name] for name in Cover.__slots__})


class _BlockForm(forms.Form):
    """What each kind asks stands in its own form; `block()` is what the action gets."""

    kind = ""

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        community: Community,
        consents: list[Consent],
        block: StoryBlock | None = None,
    ) -> None:
        names = [name for name in Block.__slots__ if name not in ("photo", "consent", "kind")]
        now = {name: getattr(block, name) for name in names} if block else {}
        if block and block.consent_id:
            now["consent"] = str(block.consent_id)
        super().__init__(data, files, initial=now)
        self.held = block
        self.prepare(community, consents)

    def prepare(self, community: Community, consents: list[Consent]) -> None:
        """Fill in the choices that hang on the city."""

    def block(self) -> Block:
        return Block(kind=self.kind, **self.cleaned_data)


class TextForm(_BlockForm):
    kind = StoryBlock.Kind.TEXT
    heading = line(_("Heading"), required=False, most=140)
    words = text(_("Text"), hint=_("Short paragraphs. An empty line begins a new one."), rows=8)


class ChartForm(_BlockForm):
    kind = StoryBlock.Kind.CHART
    heading = line(_("What does one see in it?"), hint=_("The finding, in a sentence."), most=140)
    indicator = choice(_("Which number?"), [])
    place = choice(_("Of which place?"), [])
    words = text(_("What else should one know?"), rows=3, required=False, most=1000)

    def prepare(self, community: Community, consents: list[Consent]) -> None:
        self.fields["indicator"].choices = [("", _("Choose one")), *indicators()]  # type: ignore[attr-defined]
        self.fields["place"].choices = places_of(community)  # type: ignore[attr-defined]


class _Consented(_BlockForm):
    use = ""

    def prepare(self, community: Community, consents: list[Consent]) -> None:
        offer_consents(self, [one for one in consents if one.use == self.use])

    def block(self) -> Block:
        said = self.cleaned_data | {"consent": self.consents.get(self.cleaned_data["consent"])}  # type: ignore[attr-defined]
        return Block(kind=self.kind, **said)


class QuoteForm(_Consented):
    kind = StoryBlock.Kind.QUOTE
    use = Consent.Use.WORDS
    words = text(_("Their own words"), hint=_("As they said it. No names."), rows=3, most=1000)
    language = choice(_("In which language?"), LANGUAGES)
    gloss = text(
        _("What it says in the language of the story"),
        hint=_("Only if it was said in another one. By a person, not by a machine."),
        rows=2,
        required=False,
        most=1000,
    )
    voice = choice(_("Who speaks?"), Voice.choices)
    consent = choice(_("Which consent does it stand on?"), [])


class PhotoForm(_Consented):
    kind = StoryBlock.Kind.PHOTO
    use = Consent.Use.PHOTO
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("PNG or JPEG, up to 8 MB. Where and with what it was taken is removed."),
    )
    alt = line(
        _("What is on it, for somebody who cannot see it?"),
        hint=_("People doing something, in a sentence. No names."),
        most=300,
    )
    words = line(_("Caption"), required=False, most=300)
    consent = choice(
        _("Which consent does it stand on?"), [], hint=_("Everybody who can be recognized agrees.")
    )

    def clean_photo(self) -> SafeFile | None:
        upload = self.cleaned_data["photo"]
        if not isinstance(upload, UploadedFile):
            if self.held and self.held.photo:
                return None
            raise forms.ValidationError(_("Choose a photo"))
        return checked_file(upload, most=MOST_BYTES, kind="picture")


FORMS: dict[str, type[_BlockForm]] = {
    str(one.kind): one for one in (TextForm, ChartForm, QuoteForm, PhotoForm)
}


class LinkForm(forms.Form):
    """To something on the city's roadmap."""

    to = choice(_("To which milestone of the roadmap did it lead?"), [])

    def __init__(self, data: Any = None, *, plan: list[Ref]) -> None:
        super().__init__(data)
        self._plan = {f"{one.kind} {one.id}": one for one in plan}
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose one")),
            *((key, one.text) for key, one in self._plan.items()),
        ]

    def ref(self) -> Ref:
        return self._plan[self.cleaned_data["to"]]
