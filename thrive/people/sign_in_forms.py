"""allauth's forms in our words. (Apart from `forms`, which allauth itself imports as it starts.)"""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from thrive.ui.forms import LONGEST_EMAIL


class SignUpForm(account.SignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        as_long_as_kept(self.fields["email"])
        self.fields["email"].label = _("Your email")
        self.fields["email"].help_text = _("We send a code to it. It is never shown to others.")
        password = self.fields["password1"]
        password.label = _("Password")
        password.help_text = _(
            "At least 10 characters. Without one, you sign in with a code we email you."
        )
        without_placeholders(self)


class SignInForm(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Your email")
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Keep me signed in on this device")
        without_placeholders(self)


class RequestCodeForm(account.RequestLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        as_long_as_kept(self.fields["email"])
        self.fields["email"].label = _("Your email")
        without_placeholders(self)


class ResetPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        as_long_as_kept(self.fields["email"])
        self.fields["email"].label = _("Your email")
        without_placeholders(self)


class NewEmailForm(account.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        as_long_as_kept(self.fields["email"])
        self.fields["email"].label = _("Your new email")
        without_placeholders(self)


def as_long_as_kept(field: Any) -> None:
    """The library's own field lets longer addresses through than a database keeps."""
    others = [one for one in field.validators if not isinstance(one, MaxLengthValidator)]
    field.validators = [*others, MaxLengthValidator(LONGEST_EMAIL)]
    field.widget.attrs["maxlength"] = LONGEST_EMAIL


def without_placeholders(form: Any) -> None:
    """A placeholder that repeats the label vanishes as one types, and is too pale to read."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
