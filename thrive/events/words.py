"""The words of the room: kinds of events, for whom, in which language, with which support."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy


class Kind(models.TextChoices):
    INFO_SESSION = "info_session", _("Information session")
    WEBINAR = "webinar", _("Webinar")
    WORKSHOP = "workshop", _("Workshop")
    TRAINING = "training", _("Training")
    SEMINAR = "seminar", _("Seminar")
    LISTENING = "listening", _("Listening session")
    IDEA_LAB = "idea_lab", _("Idea Lab")
    DESIGN_TEAM = "design_team", _("Design Team meeting")
    ADVISORY = "advisory", _("Advisory group")
    COUNCIL = "council", _("Council hearing")
    CONVENING = "convening", _("Convening")
    CALL = "call", _("Call between cities")


class Who(models.TextChoices):
    """Who may see an event at all."""

    PUBLIC = "public", _("Everyone")
    MEMBERS = "members", _("People who are signed in")
    TIER = "tier", _("People of cities whose tier is offered it")
    CITY = "city", _("People of its city only")


class Audience(models.TextChoices):
    """For whom it is meant. The five of the quarterly webinars (R87) come first."""

    MAYORS = "mayors", _("Mayors")
    COUNCIL = "council", _("Council members")
    MANAGERS = "managers", _("City managers")
    HEALTH = "health", _("Local health directors")
    BEHAVIORAL = "behavioral", _("County behavioral health directors")
    STAFF = "staff", _("City staff")
    TEAMS = "teams", _("Core and Design Teams")
    RESIDENTS = "residents", _("Residents")
    YOUTH = "youth", pgettext_lazy("audience", "Youth")
    PARTNERS = "partners", _("Community partners")


FIVE_OF_THE_WEBINARS = tuple(one.value for one in list(Audience)[:5])


class Support(models.TextChoices):
    """What makes it possible to come (R135)."""

    INTERPRETER = "interpreter", _("Interpreter")
    CHILDCARE = "childcare", _("Child care")
    FOOD = "food", _("Food")
    STIPEND = "stipend", _("Stipend")
    TRANSPORT = "transport", _("Transport")
    ACCESS = "access", _("Access for a disability")


class Training(models.TextChoices):
    """The three trainings of the program (R88, R76, R74)."""

    ADVOCACY = "advocacy", _("Advocacy training in four parts")
    SPATIAL_LITERACY = "spatial-literacy", _("Reading data and maps")
    ENGAGEMENT_EQUITY = "engagement-equity", _("Working with communities, fairly")


# The threshold languages of the state, and those of the fields (domain brief 4.5).
LANGUAGES: list[tuple[str, object]] = [
    ("en", _("English")),
    ("es", _("Spanish")),
    ("asl", _("American Sign Language")),
    ("ar", _("Arabic")),
    ("hy", _("Armenian")),
    ("km", _("Khmer")),
    ("zh", _("Chinese")),
    ("fa", _("Farsi")),
    ("hi", _("Hindi")),
    ("hmn", _("Hmong")),
    ("ja", _("Japanese")),
    ("ko", _("Korean")),
    ("lo", _("Lao")),
    ("mien", _("Mien")),
    ("mix", _("Mixteco")),
    ("pa", _("Punjabi")),
    ("ru", _("Russian")),
    ("tl", _("Tagalog")),
    ("th", _("Thai")),
    ("trq", _("Triqui")),
    ("uk", _("Ukrainian")),
    ("vi", _("Vietnamese")),
    ("zap", _("Zapoteco")),
]
LANGUAGE_WORDS = dict(LANGUAGES)

# How history names somebody who has no account.
GUEST_WORD = gettext_noop("A guest")

# What this room writes into history, as a reader sees it.
HAPPENED = {
    "plan_event": _("Planned"),
    "change_event": _("Changed"),
    "publish_event": _("Put on the calendar"),
    "close_event": _("Sign-up closed"),
    "reopen_event": _("Sign-up open again"),
    "cancel_event": _("Cancelled"),
    "hold_event": pgettext_lazy("event", "Held"),
    "plan_series": _("Series planned"),
    "split_series": _("Changed from here on"),
    "register": _("Somebody signed up"),
    "ask_for_place": _("A guest asked for a place"),
    "confirm_place": _("A guest confirmed"),
    "promote": _("Moved up from the wait-list"),
    "cancel_place": _("A place was given back"),
    "change_place": _("A place was changed"),
    "mark_attendance": _("Attendance written down"),
    "take_paper_list": _("Paper list taken over"),
    "add_material": _("Recording or paper added"),
    "remove_material": _("Recording or paper removed"),
    "follow_up": _("Follow-up sent"),
    "ask_question": _("Asked"),
    "route_question": _("Passed on"),
    "answer_question": _("Answered"),
    "publish_question": _("Added to the common questions"),
    "unpublish_question": _("Taken out of the common questions"),
    "write_help": _("Help written down"),
    "correct_help": _("Put right"),
    "confirm_help": _("Confirmed by the city"),
    "doubt_help": _("The city sees it differently"),
    "withdraw_help": _("Withdrawn"),
}
