"""A word for the moderators' list; and asking an author before a post is sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thrive.community.queries.wordlist import found
from thrive.community.texts import clean_line
from thrive.community.words import Does


class WordForm(forms.Form):
    phrase = forms.CharField(
        label=_("Word or phrase"),
        help_text=_(
            "Found as whole words, with or without accents and capitals. In Chinese, Japanese, Thai, "
            "Lao, Khmer and Burmese, which are written without spaces, it is also found inside "
            "longer words."
        ),
        max_length=80,
        error_messages={"required": _("Write a word or a phrase")},
    )
    does = forms.ChoiceField(
        label=_("What happens when somebody writes it?"),
        choices=Does.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one")},
    )
    advice = forms.CharField(
        label=_("What would be better?"),
        help_text=_("Shown to an author who is asked before posting."),
        required=False,
        max_length=200,
    )

    def clean_phrase(self) -> str:
        return clean_line(self.cleaned_data["phrase"])

    def clean_advice(self) -> str:
        return clean_line(self.cleaned_data["advice"])


class AsksFirst(forms.Form):
    """A form whose words are held against the list before they are sent. The author may post them as
    they are: the tick is there only once it was asked for. `listed`: does one of them make it wait?"""

    listed: bool | None = None
    anyway = forms.BooleanField(label=_("Post it as it is"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            names = [name for name in self.fields if name != "anyway"]
            names.insert(names.index("text") + 1, "anyway")
            self.order_fields(names)
        else:
            del self.fields["anyway"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        anyway = said.pop("anyway", False)
        texts = [said[name] for name in ("title", "text") if said.get(name)]
        every = found(texts)
        self.listed = any(one.does == Does.HOLD for one in every)
        words = [one for one in every if one.does == Does.WARN]
        if not words:
            self.fields.pop("anyway", None)
        elif not anyway:
            phrases = ", ".join(f"“{one.phrase}”" for one in words)
            asks = gettext(
                "Moderators ask you to look at this again: %(words)s. Change it, or tick the box to "
                "post it as it is."
            )
            advice = [one.advice for one in words if one.advice]
            self.add_error("anyway", " ".join([asks % {"words": phrases}, *advice]))
        return said
