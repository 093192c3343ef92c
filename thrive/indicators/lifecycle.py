"""How a release of numbers and the import of a file can stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thrive.base.lifecycle import Lifecycle, Move

RELEASE = Lifecycle(
    name="release",
    states={
        "draft": _("Draft"),
        "first_yes": _("Approved by one"),
        "published": _("Published"),
        "returned": _("Returned"),
        "withdrawn": _("Withdrawn, no longer shown"),
    },
    first="draft",
    moves=(
        Move("approve", ("draft",), "first_yes", _("Approve it, as the first of two")),
        Move("publish", ("first_yes",), "published", _("Approve and publish it")),
        Move("send_back", ("draft", "first_yes"), "returned", _("Return it")),
        Move("withdraw", ("published",), "withdrawn", _("Withdraw it")),
    ),
)

IMPORT = Lifecycle(
    name="import of a file",
    states={
        "waiting": _("Waits its turn"),
        "reading": _("Is being read"),
        "done": _("Imported"),
        "refused": _("Has problems, nothing was imported"),
        "same": _("Was imported before"),
        "stopped": _("Stopped midway, nothing was imported"),
    },
    first="waiting",
    moves=(
        Move("begin", ("waiting", "stopped"), "reading", _("Read the file")),
        Move("finish", ("reading",), "done", _("Keep what was read")),
        Move("refuse", ("reading",), "refused", _("Tell of the problems")),
        Move("recognize", ("reading",), "same", _("Recognize the file")),
        Move("stop", ("waiting", "reading"), "stopped", _("Stop")),
    ),
)

HOW_MADE = Lifecycle(
    name="text about how a number was made",
    states={
        "draft": _("Being written"),
        "waiting": _("Waits for a second reader"),
        "shown": _("Shown to everybody"),
        "replaced": _("Replaced by a newer one"),
    },
    first="draft",
    moves=(
        Move("hand_over", ("draft",), "waiting", _("Hand it over to a second reader")),
        Move("show", ("waiting",), "shown", pgettext_lazy("a text", "Show it to everybody")),
        Move("send_back", ("waiting",), "draft", _("Send it back")),
        Move("replace", ("shown",), "replaced", _("Make way for a newer one")),
    ),
)

DATA_PLAN = Lifecycle(
    name="data plan",
    states={
        "draft": _("Being written"),
        "handed_over": _("Waits for the Core Team"),
        "accepted": _("Accepted by the city"),
    },
    first="draft",
    moves=(
        Move("hand_over", ("draft",), "handed_over", _("Hand it over to the city")),
        Move("accept", ("handed_over",), "accepted", _("Accept it for the city")),
        Move("send_back", ("handed_over",), "draft", _("Send it back")),
        Move("revise", ("accepted",), "draft", _("Write it anew")),
    ),
)

DATA_PHASE = Lifecycle(
    name="data phase",
    states={
        "planned": _("Still to come"),
        "under_way": _("Under way"),
        "closed": _("Closed"),
    },
    first="planned",
    moves=(
        Move("begin", ("planned",), "under_way", _("Begin this phase")),
        Move("close", ("under_way",), "closed", _("Close this phase")),
        Move("reopen", ("closed",), "under_way", _("Open this phase again")),
    ),
)

NEIGHBORHOOD = Lifecycle(
    name="neighborhood of a city",
    states={
        "proposed": _("Proposed"),
        "focus": _("Focus neighborhood"),
        "set_aside": _("Set aside"),
    },
    first="proposed",
    moves=(
        Move("choose", ("proposed", "set_aside"), "focus", _("Choose it as a focus neighborhood")),
        Move("set_aside", ("proposed", "focus"), "set_aside", _("Set it aside")),
    ),
)

PIN = Lifecycle(
    name="pin on the map",
    states={
        "waiting": _("Waits for a look"),
        "shown": _("On the public map"),
        "team": _("For the team only"),
        "taken_off": _("Off the map"),
    },
    first="waiting",
    moves=(
        Move("show", ("waiting", "team"), "shown", _("Put it on the public map")),
        Move("keep", ("waiting", "shown"), "team", _("Keep it for the team")),
        Move("take_off", ("waiting", "shown", "team"), "taken_off", _("Take it off")),
    ),
)

SESSION = Lifecycle(
    name="sense-making session",
    states={
        "planned": _("Planned"),
        "held": _("It was held"),
        "called_off": _("Called off"),
    },
    first="planned",
    moves=(
        Move("hold", ("planned",), "held", _("Say that it was held")),
        Move("call_off", ("planned",), "called_off", _("Call it off")),
    ),
)

FINDING = Lifecycle(
    name="note of a sense-making session",
    states={
        "noted": _("For the team only"),
        "shown": _("Beside the chart"),
        "withdrawn": _("Taken back"),
    },
    first="noted",
    moves=(
        Move("show", ("noted",), "shown", _("Show it beside the chart")),
        Move("hide", ("shown",), "noted", _("Keep it for the team")),
        Move("withdraw", ("noted", "shown"), "withdrawn", _("Take it back for good")),
    ),
)

STORY = Lifecycle(
    name="data story",
    states={
        "draft": _("Draft"),
        "in_review": _("Is being read"),
        "reviewed": _("Read and found right"),
        "published": _("Published"),
        "replaced": _("A newer version took its place"),
        "withdrawn": _("Withdrawn"),
    },
    first="draft",
    moves=(
        Move("send", ("draft",), "in_review", _("Send it to be read")),
        Move("return", ("in_review", "reviewed"), "draft", _("Send it back to be changed")),
        Move("review", ("in_review",), "reviewed", _("Say that numbers and consents are right")),
        Move("publish", ("reviewed",), "published", _("Publish it")),
        Move("revise", ("published",), "published", _("Write a new version")),
        Move("replace", ("published",), "replaced", _("Let the new version take its place")),
        Move("withdraw", ("published",), "withdrawn", _("Withdraw it")),
    ),
)

SHARED = Lifecycle(
    name="shared data set",
    states={
        "draft": _("Waits for the disclosure check"),
        "checked": _("Checked, not shared yet"),
        "shared": _("Shared"),
        "withdrawn": _("No longer shared"),
    },
    first="draft",
    moves=(
        Move("check", ("draft",), "checked", _("Say that it is safe to share")),
        Move("refuse", ("draft",), "withdrawn", _("Say that it cannot be shared")),
        Move("share", ("checked",), "shared", _("Share it")),
        Move("withdraw", ("draft", "checked", "shared"), "withdrawn", _("Stop sharing it")),
    ),
)

REQUEST = Lifecycle(
    name="request to see a shared data set",
    states={"asked": _("Asked"), "granted": _("Yes"), "declined": _("No")},
    first="asked",
    moves=(
        Move("grant", ("asked", "declined"), "granted", _("Let them see it")),
        Move("decline", ("asked", "granted"), "declined", _("Say no")),
    ),
)
