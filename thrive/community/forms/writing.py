"""A thread, a reply, a changed post."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thrive.cities.actions.attachments import SafeFile
from thrive.cities.forms.files import checked_file
from thrive.community.actions.posting import Words
from thrive.community.forms.wordlist import AsksFirst
from thrive.community.rules import work
from thrive.community.rules.files import MOST_BYTES, MOST_FILES
from thrive.community.rules.writing import LONGEST
from thrive.community.texts import clean, clean_line
from thrive.community.words import LANGUAGES, Kind
from thrive.program import registry
from thrive.ui.forms import SeveralFilesField

HINT = _("No names of children, no health details. You can write in any language.")


class TokenField(forms.CharField):
    """One form makes one post: the token drawn with it comes back with it. A form shown again after
    an error keeps its token; an unreadable one is replaced."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> uuid.UUID:
        try:
            return uuid.UUID(str(value))
        except ValueError:
            return uuid.uuid4()


class WorkField(forms.CharField):
    """The small sum of a new account: its script writes it. Whatever else comes is no reason to
    refuse; the action judges it."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> str:
        return str(value or "")


def _text(label: Any, hint: Any = HINT) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": _("Write a few words"),
            "max_length": _("This is too long. At most %(limit_value)s letters fit in one post."),
        },
    )


def _language() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Language you write in"),
        help_text=_("So that screen readers read it well, and others know what to expect."),
        choices=LANGUAGES,
        error_messages={"required": _("Choose a language")},
    )


def _title() -> forms.CharField:
    return forms.CharField(
        label=_("Title"),
        help_text=_("What it is about, in one line. For a question: the question itself."),
        max_length=160,
        error_messages={"required": _("Write a title")},
    )


def _files() -> SeveralFilesField:
    return SeveralFilesField(
        label=_("Files"),
        help_text=_(
            "PDF, PNG or JPEG, up to 3 files of 5 MB. What a picture tells of its place and device is "
            "removed. No pictures of children."
        ),
        required=False,
        error_messages={"empty": _("This file is empty. Choose it again.")},
    )


class PostFields(AsksFirst):
    """What every post has. `words()` is what the action takes. `asked`: the number of the person
    whose browser is to do the small sum, 0 for everybody who is not new. Every post from a page
    says what came of it: leaving the field out does not help."""

    token = TokenField(required=False)
    work = WorkField(required=False)

    def __init__(self, data: Any, files: Any, *, asked: int, initial: dict[str, Any]) -> None:
        super().__init__(data, files, initial=initial)
        if asked:
            said = {"data-work": work.BITS, "data-of": asked, "autocomplete": "off"}
            self.fields["work"].widget.attrs.update(said)
        else:
            del self.fields["work"]

    def clean_text(self) -> str:
        said = clean(self.cleaned_data["text"])
        if not said:
            raise forms.ValidationError(_("Write a few words"))
        return said

    def clean_attachments(self) -> list[SafeFile]:
        chosen = self.cleaned_data["attachments"]
        if len(chosen) > MOST_FILES:
            raise forms.ValidationError(
                _("At most %(most)s files fit in one post.") % {"most": MOST_FILES}
            )
        return [checked_file(one, most=MOST_BYTES) for one in chosen]

    def words(self) -> Words:
        said = self.cleaned_data
        return Words(
            text=said["text"],
            language=said["language"],
            token=said["token"],
            quotes=said.get("quotes"),
            understood=bool(said.get("understood")),
            files=tuple(said.get("attachments", ())),
            work=said.get("work", ""),
            listed=self.listed,
        )


class ReplyForm(PostFields):
    """`asks`: the open-meeting rule wants a tick."""

    quotes = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    text = _text(_("Your message"))
    language = _language()
    understood = forms.BooleanField(
        label=_("I have read this, and I will not carry the talk to a third member."),
        required=False,
    )

    attachments = _files()

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        asks: bool,
        attaches: bool,
        initial: dict[str, Any],
        asked: int = 0,
    ) -> None:
        super().__init__(data, files, asked=asked, initial={"token": uuid.uuid4(), **initial})
        if not asks:
            del self.fields["understood"]
        if not attaches:
            del self.fields["attachments"]


class ThreadForm(PostFields):
    kind = forms.ChoiceField(
        label=_("What kind of thread?"),
        choices=Kind.choices,
        error_messages={"required": _("Choose a kind")},
    )
    title = _title()
    text = _text(_("Your message"))
    language = _language()
    attachments = _files()

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        attaches: bool,
        initial: dict[str, Any],
        asked: int = 0,
    ) -> None:
        start = {"token": uuid.uuid4(), "kind": "discussion", **initial}
        super().__init__(data, files, asked=asked, initial=start)
        if not attaches:
            del self.fields["attachments"]
        areas = registry.current().areas
        self.fields["area"] = forms.ChoiceField(
            label=_("Which action area is it about?"),
            required=False,
            choices=[("", _("None in particular")), *((one.slug, str(one.name)) for one in areas)],
        )
        self.order_fields(
            ["token", "work", "kind", "title", "text", "anyway", "area", "language", "attachments"]
        )

    def clean_title(self) -> str:
        said = clean_line(self.cleaned_data["title"])
        if not said:
            raise forms.ValidationError(_("Write a title"))
        return said


class EditForm(AsksFirst):
    """`title` only with the first post of a thread."""

    title = _title()
    text = _text(_("Your message"))
    language = _language()

    def __init__(self, data: Any = None, *, first: bool, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        if not first:
            del self.fields["title"]

    def clean_title(self) -> str:
        said = clean_line(self.cleaned_data["title"])
        if not said:
            raise forms.ValidationError(_("Write a title"))
        return said

    def clean_text(self) -> str:
        said = clean(self.cleaned_data["text"])
        if not said:
            raise forms.ValidationError(_("Write a few words"))
        return said
