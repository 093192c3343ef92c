"""The words of the forum: kinds of spaces and threads, parts people have, reasons, languages."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Access(models.TextChoices):
    """Who reads a space."""

    OPEN = "open", _("Open to everybody")
    MEMBERS = "members", _("Open to all members")
    CLOSED = "closed", _("Only for its people")
    YOUTH = "youth", _("For youth, with cleared adults")


class Kind(models.TextChoices):
    DISCUSSION = "discussion", _("Discussion")
    QUESTION = "question", _("Question")
    LESSON = "lesson", _("Lesson learned")
    INTRODUCTION = "introduction", _("Introduction")


class Part(models.TextChoices):
    """What somebody is in one space. A cleared adult was checked to be with youth (AB 506)."""

    MEMBER = "member", _("Member")
    FACILITATOR = "facilitator", _("Facilitator")
    CLEARED = "cleared", _("Cleared adult")


class Reason(models.TextChoices):
    """Why a post is reported. The first one hides it until a person has looked."""

    SAFETY = "safety", _("Somebody may be in danger")
    NAMES_CHILD = "names_child", _("It names a child or tells a family’s story")
    UNKIND = "unkind", _("It attacks or insults somebody")
    AD = "ad", _("It is an advertisement")
    OTHER = "other", _("Something else")


class Does(models.TextChoices):
    """What a word of the moderators' list does."""

    HOLD = "hold", _("A moderator reads the post before others do")
    WARN = "warn", _("The author is asked before posting")


class HeldFor(models.TextChoices):
    """Why a post waits for a moderator."""

    FIRST = "first", _("One of a young person’s first posts")
    LINK = "link", _("A link in the first post of a new account")
    WORD = "word", _("A word of the list")
    WORK = "work", _("A new account, without the small sum of its browser")


HARDEST = {Reason.SAFETY.value, Reason.NAMES_CHILD.value}  # hidden at once, read first

# Languages a post can say it is in: those of the site, then California's (domain brief 4.5). Each is
# called by its own name, so that whoever reads it finds it.
LANGUAGES: tuple[tuple[str, str], ...] = (
    ("en", "English"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("hy", "Հայերեն"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
    ("fa", "فارسی"),
    ("hi", "हिन्दी"),
    ("hmn", "Hmoob"),
    ("ja", "日本語"),
    ("km", "ខ្មែរ"),
    ("ko", "한국어"),
    ("lo", "ລາວ"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("ru", "Русский"),
    ("tl", "Tagalog"),
    ("th", "ไทย"),
    ("uk", "Українська"),
    ("vi", "Tiếng Việt"),
)
NAMES = dict(LANGUAGES)
RIGHT_TO_LEFT = {"ar", "fa"}
