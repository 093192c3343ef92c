"""Where a thread, a post, a report and an appeal can stand; and a reported letter."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Lifecycle, Move

THREAD = Lifecycle(
    name="thread",
    states={
        "held": _("Waits to be read"),
        "open": _("Open"),
        "locked": _("Locked"),
        "hidden": _("Not shown"),
        "merged": _("Merged into another thread"),
    },
    first="open",
    moves=(
        Move("let_through", ("held",), "open", _("Show it")),
        Move("lock", ("open",), "locked", _("Lock it")),
        Move("unlock", ("locked",), "open", _("Unlock it")),
        Move("hide", ("held", "open", "locked"), "hidden", _("Hide it")),
        Move("restore", ("hidden",), "open", _("Show it again")),
        Move("hold", ("open",), "held", _("Hold it until it is read")),
        Move("merge", ("open", "locked"), "merged", _("Merge it into another thread")),
        Move("take_apart", ("merged",), "open", _("Take the merge apart")),
    ),
)

POST = Lifecycle(
    name="post",
    states={
        "held": _("Waits to be read"),
        "shown": _("Can be read"),
        "hidden": _("Hidden by a moderator"),
        "taken_down": _("Taken down by its author"),
    },
    first="shown",
    moves=(
        Move("let_through", ("held",), "shown", _("Show it")),
        Move("hold", ("shown",), "held", _("Hold it until it is read")),
        Move("hide", ("held", "shown"), "hidden", _("Hide it")),
        Move("restore", ("hidden",), "shown", _("Show it again")),
        Move("take_down", ("held", "shown", "hidden"), "taken_down", _("Take it down")),
    ),
)

REPORT = Lifecycle(
    name="report of a post",
    states={
        "open": _("Waits for a moderator"),
        "acted": _("The post was hidden"),
        "dismissed": _("The post stays"),
    },
    first="open",
    moves=(
        Move("act", ("open",), "acted", _("Hide the post")),
        Move("dismiss", ("open",), "dismissed", _("Leave the post")),
    ),
)

APPEAL = Lifecycle(
    name="appeal",
    states={
        "open": _("Waits for an answer"),
        "granted": _("The post is shown again"),
        "refused": _("The post stays hidden"),
    },
    first="open",
    moves=(
        Move("grant", ("open",), "granted", _("Show the post again")),
        Move("refuse", ("open",), "refused", _("Keep it hidden")),
    ),
)

LETTER_REPORT = Lifecycle(
    name="report of a letter",
    states={
        "open": _("Waits for a moderator"),
        "acted": _("Its writer writes no letters"),
        "left": _("The letter breaks no rule"),
    },
    first="open",
    moves=(
        Move("act", ("open",), "acted", _("Stop the letters of its writer")),
        Move("leave", ("open",), "left", _("Leave the letter")),
    ),
)

LETTER_APPEAL = Lifecycle(
    name="appeal about letters",
    states={
        "open": _("Waits for an answer"),
        "granted": _("The decision is taken back"),
        "refused": _("The decision stays"),
    },
    first="open",
    moves=(
        Move("grant", ("open",), "granted", _("Take the decision back")),
        Move("refuse", ("open",), "refused", _("Keep the decision")),
    ),
)
