"""The words people choose from: affiliation, age band, visibility, role, scope of consent."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class Affiliation(models.TextChoices):
    """Who somebody is in the work (R14)."""

    RESIDENT = "resident", _("Resident")
    YOUTH = "youth", _("Youth")
    CBO = "cbo", _("Community-based organization")
    CITY_STAFF = "city_staff", _("City staff")
    ELECTED = "elected", _("Elected official")
    COUNTY = "county", _("County")
    SCHOOL = "school", _("School or district")
    TRIBAL = "tribal", _("Tribal nation")
    HEALTH = "health", _("Health department or health system")
    FUNDER = "funder", _("Funder")
    RESEARCHER = "researcher", _("Researcher")
    CLINICIAN = "clinician", _("Clinician")
    FAITH = "faith", _("Faith community")
    OTHER = "other", _("Something else")


class AgeBand(models.TextChoices):
    """The only age the platform keeps. Nobody under 13 has an account (C19)."""

    ADULT = "adult", _("18 or older")
    YOUTH = "youth", _("13 to 17")


class Visibility(models.TextChoices):
    """Who may open a person's profile page."""

    PUBLIC = "public", _("Everyone")
    COMMUNITY = "community", _("People who are signed in")
    PROGRAM = "program", _("Program staff only")


class Role(models.TextChoices):
    """What somebody does for the whole program. Roles in a city belong to the city."""

    ADMIN = "admin", _("Program administrator")
    COACH = "coach", _("Coach")
    EXPERT = "expert", _("Content expert")
    DATA = "data", _("Data staff")
    GRANTS = "grants", _("Grant reviewer")
    MODERATOR = "moderator", _("Moderator")


class Scope(models.TextChoices):
    """What a guardian says yes or no to, each on its own (domain brief 4.6 b)."""

    ACCOUNT = "account", _("Have an account and take part under a shown name")
    PHOTO = "photo", _("Appear in photos of program events")
    QUOTE = "quote", _("Be quoted, under the shown name")
    STIPEND = "stipend", _("Receive a stipend for the time given")


# How a person is named in history: never by name. English, as every stored text; translated when
# shown. The first role that fits is the word.
ROLE_WORDS = {
    "admin": gettext_noop("Program staff"),
    "coach": gettext_noop("Coach"),
    "expert": gettext_noop("Content expert"),
    "data": gettext_noop("Data staff"),
    "grants": gettext_noop("Grant reviewer"),
    "moderator": gettext_noop("Moderator"),
}
YOUTH_WORD = gettext_noop("Youth member")
MEMBER_WORD = gettext_noop("Member")
GUARDIAN_WORD = gettext_noop("Guardian")
VISITOR_WORD = gettext_noop("A visitor")
PLATFORM_WORD = gettext_noop("The platform")  # base.refs.SYSTEM, which knows no languages

# What this room writes into history, as a reader sees it.
HAPPENED = {
    "join": _("Joined"),
    "update_profile": _("Profile changed"),
    "turn_18": _("Changed to an adult’s account"),
    "name_guardian": _("Named a guardian"),
    "ask_guardian": _("Guardian asked by mail"),
    "give_consent": _("Guardian agreed"),
    "withdraw_consent": _("Consent withdrawn"),
    "give_assent": _("Young person answered for themselves"),
    "give_role": _("Role given"),
    "end_role": _("Role ended"),
    "invite": _("Invited somebody"),
    "accept_invitation": _("Invitation accepted"),
    "withdraw_invitation": _("Invitation withdrawn"),
    "export_my_data": _("Took a copy of their data"),
    "erase_me": _("Account erased"),
}
