"""Mail with words of ours: one plain text and one HTML page, in the reader's language.

A letter is an ordinary Django mail that also says what it is about. The site's mail backend
(`thrive.notices.mail.Outbox`) reads those notes and keeps the letter as a row; any other backend
simply sends it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from thrive.base.history import HasRef
from thrive.base.refs import SYSTEM, Ref
from thrive.people.models import Person

_CODE = re.compile(r"[A-Z0-9]{3,6}(-?[A-Z0-9]{3,6})?")
_LINK = re.compile(r"(?P<words>[^\n]{2,60}): (?P<link>https?://\S+)")


class Letter(EmailMultiAlternatives):
    """`secret`: the text holds a code or a private link, to be blanked once it was sent."""

    template = ""
    language = "en"
    context: Mapping[str, Any] = {}
    secret = False
    person: Person | None = None
    about: Ref | None = None
    by: Ref = SYSTEM
    dedupe_key: str | None = None
    not_before: datetime.datetime | None = None
    stop = ""  # what the reader can end by one click
    answers = ""  # what they can answer by mail


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`kind` is text, code (shown large) or link (a button: `words` to read, `link` to follow)."""

    kind: str
    words: str
    link: str = ""


def paragraphs(text: str, join: str = "") -> list[Paragraph]:
    """Plain text as the HTML page shows it: “Words: https://…” alone is a button, a code is large.
    What follows the last signature line `--` is left to the page's own foot.

    A mail may quote what a person wrote: only an address of this site, or the `join` of a meeting,
    becomes a button.
    """
    ends = [found.start() for found in re.finditer(r"^--\s*$", text, flags=re.MULTILINE)]
    whole = text[: ends[-1]] if ends else text
    return [_paragraph(part.strip(), join) for part in re.split(r"\n\s*\n", whole) if part.strip()]


def _paragraph(text: str, join: str) -> Paragraph:
    if _CODE.fullmatch(text):
        return Paragraph("code", text)
    found = _LINK.fullmatch(text)
    if found and (found["link"] == join or f"{found['link']}/".startswith(f"{settings.SITE_URL}/")):
        return Paragraph("link", found["words"], found["link"])
    return Paragraph("text", text)


def compose(
    template: str,
    *,
    to: str,
    language: str,
    context: Mapping[str, Any] | None = None,
    secrets: Mapping[str, Any] | None = None,
    person: Person | None = None,
    about: HasRef | Ref | None = None,
    by: HasRef | Ref = SYSTEM,
    dedupe_key: str | None = None,
    not_before: datetime.datetime | None = None,
) -> Letter:
    """Render `<template>.txt` (first line: subject, then paragraphs); do not send yet.

    The HTML page is `<template>.html` where there is one; otherwise the same paragraphs are laid
    out (see `paragraphs`). `context` is kept with the mail and must be plain JSON; `secrets` are
    only rendered.
    """
    words = {**(context or {}), **(secrets or {}), "site_url": settings.SITE_URL}
    words |= {"site_name": settings.SITE_NAME, "reply_to": settings.DEFAULT_FROM_EMAIL}
    with translation.override(language):
        subject, _blank, text = render_to_string(f"{template}.txt", words).strip().partition("\n")
        laid_out = {
            **words,
            "subject": subject.strip(),
            "paragraphs": paragraphs(text, str(words.get("join", ""))),
        }
        page = render_to_string([f"{template}.html", "people/mail/letter.html"], laid_out)
    letter = Letter(subject.strip(), text.strip() + "\n", to=[to])
    letter.attach_alternative(page, "text/html")
    letter.template, letter.language, letter.context = template, language, dict(context or {})
    letter.secret, letter.person, letter.dedupe_key = bool(secrets), person, dedupe_key
    letter.about = _ref(about) if about else None
    letter.by, letter.not_before = _ref(by), not_before
    return letter


def _ref(thing: HasRef | Ref) -> Ref:
    return thing if isinstance(thing, Ref) else thing.ref()
