"""A letter that was reported: why, what is decided about it, and the answer to an appeal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.community.forms.moderating import AnswerForm, ReportForm, words_of
from thrive.community.texts import clean
from thrive.community.words import Reason

LEAVE, FOR_GOOD = "leave", "always"
STOPS = {"30": 30, "180": 180, FOR_GOOD: None}  # days


class LetterReportForm(ReportForm):
    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["reason"].label = _("What is wrong with this letter?")


class DecideForm(forms.Form):
    stop = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[
            (LEAVE, _("It breaks no rule. The one who reported it reads my words")),
            ("30", _("No letters for 30 days. The writer reads my words")),
            ("180", _("No letters for 180 days. The writer reads my words")),
            (FOR_GOOD, _("No letters any more. The writer reads my words")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one")},
    )
    of = forms.ChoiceField(
        label=_("Which rule is it about?"),
        choices=Reason.choices,
        error_messages={"required": _("Choose one")},
    )
    reason = words_of(_("Reason"), _("Name nobody, and do not say who reported the letter."))

    def clean_reason(self) -> str:
        return clean(self.cleaned_data["reason"])


class LetterAnswerForm(AnswerForm):
    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        answers = [("yes", _("Take the decision back")), ("no", _("Keep the decision"))]
        grant, answer = self.fields["grant"], self.fields["answer"]
        assert isinstance(grant, forms.ChoiceField)
        grant.choices = answers
        answer.help_text = _("The writer reads these words.")
