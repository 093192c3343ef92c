"""Where a text of a page, a news post, a word of the glossary, a message to us and an objective of
the program can stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Lifecycle, Move

PAGE_TEXT = Lifecycle(
    name="text of a page",
    states={
        "draft": _("Draft"),
        "checked": _("Checked by a person"),
        "published": _("On the site"),
        "replaced": _("Replaced by a newer text"),
        "set_aside": _("Set aside"),
    },
    first="draft",
    moves=(
        Move("check", ("draft",), "checked", _("Say that you checked it")),
        Move("publish", ("draft", "checked"), "published", _("Publish this text")),
        Move("replace", ("published",), "replaced", _("Replace it")),
        Move("set_aside", ("draft", "checked"), "set_aside", _("Set this draft aside")),
    ),
)

NEWS = Lifecycle(
    name="news post",
    states={
        "draft": _("Draft"),
        "published": _("On the site"),
        "withdrawn": _("Taken off the site"),
    },
    first="draft",
    moves=(
        Move("publish", ("draft", "withdrawn"), "published", _("Publish this post")),
        Move("withdraw", ("published",), "withdrawn", _("Take it off the site")),
    ),
)

ADDED_WORD = Lifecycle(
    name="word added to the glossary",
    states={
        "draft": _("Draft"),
        "published": _("On the site"),
        "withdrawn": _("Taken off the site"),
    },
    first="draft",
    moves=(
        Move("publish", ("draft", "withdrawn"), "published", _("Put it into the glossary")),
        Move("withdraw", ("published",), "withdrawn", _("Take it off the site")),
    ),
)

MESSAGE = Lifecycle(
    name="message to the program",
    states={
        "new": _("Waits for an answer"),
        "answered": _("Answered"),
        "spam": _("Set aside as spam"),
    },
    first="new",
    moves=(
        Move("answer", ("new",), "answered", _("Say that it is answered")),
        Move("set_aside", ("new",), "spam", _("Set it aside as spam")),
        Move("open_again", ("answered", "spam"), "new", _("Open it again")),
    ),
)

OBJECTIVE = Lifecycle(
    name="objective of the program",
    states={
        "not_started": _("Not begun"),
        "underway": _("Under way"),
        "done": _("Done"),
        "changed": _("Done in another way"),
    },
    first="not_started",
    moves=(
        Move("begin", ("not_started", "done", "changed"), "underway", _("It is under way")),
        Move("finish", ("not_started", "underway"), "done", _("It is done")),
        Move("change", ("not_started", "underway"), "changed", _("It was done in another way")),
        Move("report", ("underway",), "underway", _("Tell how it goes")),
    ),
)
