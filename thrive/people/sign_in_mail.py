"""Which of our letters stands for which of allauth's, and what each is given."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from thrive.people.links import address

_CODES = {
    "email_confirmation_signup": "people/mail/code_join",
    "email_confirmation": "people/mail/code_email",
    "login_code": "people/mail/code_sign_in",
    "password_reset_code": "people/mail/code_password",
}
_CHANGES = {
    "password_changed": _("Your password was changed."),
    "password_set": _("A password was set for your account."),
    "password_reset": _("Your password was replaced by a new one."),
    "email_changed": _("The email of your account was changed."),
    "email_confirm": _("The email of your account was confirmed."),
    "email_deleted": _("An email was removed from your account."),
    "totp_activated": _("An authenticator app was added to your account."),
    "totp_deactivated": _("The authenticator app was removed from your account."),
    "recovery_codes_generated": _("New recovery codes were made for your account."),
    "webauthn_added": _("A passkey was added to your account."),
    "webauthn_removed": _("A passkey was removed from your account."),
    "account_connected": _("Signing in through another provider was turned on."),
    "account_disconnected": _("Signing in through another provider was turned off."),
}
_ABOUT_NO_ACCOUNT = {"unknown_account": "people/mail/unknown_account"}
_ABOUT_AN_ACCOUNT = {"account_already_exists": "people/mail/account_already_exists"}


def template_for(
    template_prefix: str, context: dict[str, Any], language: str
) -> tuple[str, dict[str, Any], dict[str, Any] | None]:
    """Template, plain context, secrets. Every other mail of allauth's says that something about
    signing in was changed (password, email, app, key, code list, provider)."""
    name = template_prefix.rsplit("/", 1)[-1]
    if name in _CODES:
        return _CODES[name], {}, {"code": context["code"]}
    if name in _ABOUT_NO_ACCOUNT:
        return _ABOUT_NO_ACCOUNT[name], {"link": address("join", language=language)}, None
    if name in _ABOUT_AN_ACCOUNT:
        link = address("account_login", language=language)
        return _ABOUT_AN_ACCOUNT[name], {"link": link}, None
    said = _CHANGES.get(name, _("Something about how you sign in was changed."))
    with override(language):
        return "people/mail/account_changed", {"change": str(said)}, None
