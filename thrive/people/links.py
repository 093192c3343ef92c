"""Private links: a random token travels by mail, and only its SHA-256 stays here."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def new_token() -> str:
    return secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def address(view: str, *words: Any, language: str) -> str:
    """The full web address of a page in the reader's language, for mail."""
    with translation.override(language):
        return f"{settings.SITE_URL.rstrip('/')}{reverse(view, args=words)}"
