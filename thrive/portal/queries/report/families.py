"""The registry of figures. A family is one set of rows; its figures are the parts it falls into.

The number of a figure is counted from the family's rows, and the page behind the number lists those
same rows, so that the two cannot tell different things.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thrive.cities.models import CityApplication, CoachingContact, Determination
from thrive.journey.models import CommitmentInstrument
from thrive.portal.queries.report import seats, work
from thrive.portal.queries.report.family import (
    Column,
    Family,
    adults,
    city,
    day,
    days_since,
    fixed,
    levels,
    named,
    offerings,
    quarter,
    requirements,
    seats_of_six,
    stages,
    steps,
    tier,
    tiers,
)
from thrive.teams.models import Meeting
from thrive.teams.models.agreement import METHODS

ENROLLED = (city(""), tier(), Column(_("Taking part since"), "effective_on", day))
BY_CITY = ("community__name", "pk")
OF_SEATS = ("enrollment__community__name", "pk")
CONTACTS = (
    city(""),
    Column(_("Counts toward"), "offering", named(offerings)),
    Column(_("How"), "mode", named(fixed(CoachingContact.Mode.choices))),
    Column(_("Length, minutes"), "minutes"),
    Column(_("Day"), "held_on", day),
)
COACHING = ("coaching", "community__slug")

# Counted apart: its rows are the seats that are asked, its number what the tier holds less the spared.
ASKED = Family(
    "asked", _("Cities asked for a step"), seats.milestones, ENROLLED,
    ("milestones", "community__slug"),
    {"code": requirements, "tier_then": tiers}, {"spared": True}, BY_CITY,
)  # fmt: skip
FAMILIES: tuple[Family, ...] = (
    ASKED,
    Family(
        "seats", _("Cities that hold a place"), seats.enrollments, ENROLLED,
        ("city", "community__slug"), {"tier_then": tiers}, {"holds": True}, BY_CITY,
    ),
    Family(
        "joined", _("Cities that joined"), seats.enrollments, ENROLLED,
        ("city", "community__slug"), {"tier_then": tiers}, {"joined": True}, BY_CITY,
    ),
    Family(
        "left", _("Cities that left or graduated"), seats.enrollments,
        (*ENROLLED, Column(_("Until"), "ended_on", day)),
        ("city", "community__slug"), {"tier_then": tiers}, {"left": True}, BY_CITY,
    ),
    Family(
        "waiting", _("Places on the wait-list"), seats.waiting,
        (
            city("application__"), tier("tier"), Column(_("Place in line"), "number"),
            Column(_("In line since"), "joined_at", day),
        ),
        ("application_staff", "application__code"), {"tier": tiers}, order=("tier", "number"),
    ),
    Family(
        "tier_changes", _("Cities that moved to another tier"), seats.tier_changes,
        (
            Column(_("City"), "on_text"), Column(_("Before"), "before", named(tiers)),
            Column(_("After"), "after", named(tiers)), Column(_("Day"), "at", day),
        ),
        ("city", "on_id"), order=("number",),
    ),
    Family(
        "at_step", _("Applications on their way"), seats.applications,
        (
            city(""), Column(_("Number"), "code"), Column(_("Next step"), "at_step", named(steps)),
            Column(_("At this step since"), "since", day), Column(_("Days"), "since", days_since),
        ),
        ("application_staff", "code"), {"at_step": steps}, {"open": True}, ("since", "pk"), ages="since",
    ),
    Family(
        "sent", _("Applications sent"), seats.applications,
        (
            city(""), Column(_("Number"), "code"), Column(_("Sent on"), "sent_at", day),
            Column(_("Origin"), "origin", named(fixed(CityApplication.Origin.choices))),
        ),
        ("application_staff", "code"), only={"sent": True}, order=("sent_at", "pk"),
    ),
    Family(
        "decisions", _("Decisions made"), seats.decisions,
        (
            city("application__"), Column(_("Number"), "application__code"),
            Column(_("Decision"), "outcome", named(fixed(Determination.Outcome.choices))),
            tier("tier"), Column(_("Day"), "decided_at", day),
        ),
        ("application_staff", "application__code"),
        {"outcome": fixed(Determination.Outcome.choices)}, order=("decided_at", "pk"),
    ),
    Family(
        "stages", _("Cities at a stage"), seats.enrollments,
        (*ENROLLED, Column(_("Stage"), "stage_then", named(stages))),
        ("stage", "community__slug"), {"stage_then": stages}, {"holds": True}, BY_CITY,
    ),
    Family(
        "stage_moves", _("Cities that entered a stage"), seats.stage_moves,
        (
            city("enrollment__"), Column(_("Before"), "before", named(stages)),
            Column(_("After"), "after", named(stages)), Column(_("Day"), "settled_at", day),
        ),
        ("stage", "enrollment__community__slug"), {"after": stages}, order=("settled_at", "pk"),
    ),
    Family(
        "levels", _("Cities at a level"), seats.enrollments,
        (*ENROLLED, Column(_("Level"), "level_then", named(levels))),
        ("progress", "community__slug"), {"level_then": levels}, {"holds": True}, BY_CITY,
    ),
    Family(
        "met", _("Cities that met a step"), seats.milestones,
        (
            city("enrollment__"), tier(), Column(_("Step"), "code", named(requirements)),
            Column(_("Checked on"), "moved_at", day),
        ),
        ("milestone", "enrollment__community__slug", "code"),
        {"code": requirements, "tier_then": tiers}, {"met": True}, OF_SEATS,
    ),
    Family(
        "met_new", _("Cities that met a step in this time"), seats.milestones,
        (
            city("enrollment__"), tier(), Column(_("Step"), "code", named(requirements)),
            Column(_("Checked on"), "moved_at", day),
        ),
        ("milestone", "enrollment__community__slug", "code"),
        {"code": requirements}, {"fresh": True}, OF_SEATS,
    ),
    Family(
        "core_teams", _("Core Teams that are set"), work.core_teams,
        (city(""), Column(_("Set on"), "frozen_at", day), Column(_("Seats held"), "filled")),
        ("core_team", "community__slug"), order=BY_CITY,
    ),
    Family(
        "core_complete", _("Core Teams with all six seats held"), work.core_teams,
        (city(""), Column(_("Set on"), "frozen_at", day), Column(_("Seats held"), "filled")),
        ("core_team", "community__slug"), only={"complete": True}, order=BY_CITY,
    ),
    Family(
        "design_teams", _("Design Teams that are formed"), work.design_teams,
        (city(""), Column(_("Formed on"), "formed_on", day)),
        ("design_team", "community__slug"), order=BY_CITY,
    ),
    Family(
        "design_valid", _("Design Teams with both subgroups complete"), work.design_teams,
        (city(""), Column(_("Formed on"), "formed_on", day)),
        ("design_team", "community__slug"), only={"valid": True}, order=BY_CITY,
    ),
    Family(
        "agreements", _("Agreements in force"), seats.enrollments,
        (*ENROLLED, Column(_("In force since"), "agreement_in_force_on", day)),
        ("agreement", "community__slug"), only={"holds": True, "in_force": True}, order=BY_CITY,
    ),
    Family(
        "agreements_new", _("Agreements that came into force"), seats.enrollments,
        (city(""), tier(), Column(_("In force since"), "agreement_in_force_on", day)),
        ("agreement", "community__slug"), only={"agreed": True}, order=BY_CITY,
    ),
    Family(
        "signatures", _("Signatures given"), work.signatures,
        (
            city("enrollment__"), Column(_("Version"), "version__number"),
            Column(_("How"), "method", named(fixed(METHODS))),
            Column(_("Day"), "signed_on", day),
        ),
        ("agreement", "enrollment__community__slug"), {"method": fixed(METHODS)},
        {"given": True}, ("signed_on", "pk"),
    ),
    Family(
        "guardians", _("Signatures of youth that wait for a parent or guardian"),
        work.signatures,
        (
            Column(_("Version"), "version__number"), Column(_("Signed in"), "signed_on", quarter),
        ),
        only={"waits": True}, order=("signed_on", "pk"), youth=True,
    ),
    Family(
        "members", _("Members of Design Teams"), work.members,
        (
            city("team__"), Column(_("Kind"), "category", named(adults)),
            Column(_("Member since"), "joined_on", day),
        ),
        ("design_team", "team__community__slug"), {"category": adults},
        order=("team__community__name", "joined_on", "pk"),
    ),
    Family(
        "youth", _("Youth residents"), work.members,
        (Column(_("Joined in"), "joined_on", quarter),),
        only={"category": "youth"}, order=("joined_on", "pk"), youth=True,
    ),
    Family(
        "core_seats", _("Seats of Core Teams held"), work.seats_held,
        (
            city("team__"), Column(_("Seat"), "seat", named(seats_of_six)),
            Column(_("Held since"), "since", day),
        ),
        ("core_team", "team__community__slug"), {"seat": seats_of_six},
        order=("team__community__name", "pk"),
    ),
    Family(
        "meetings", _("Meetings held"), work.meetings,
        (
            city(""), Column(_("Team"), "of_team", named(fixed(Meeting.Team.choices))),
            Column(_("Day"), "starts_at", day), Column(_("Title"), "title"),
        ),
        ("meeting", "community__slug", "pk"), {"of_team": fixed(Meeting.Team.choices)},
        order=("starts_at", "pk"),
    ),
    Family(
        "commitments", _("Commitments on record, checked"), work.commitments,
        (
            city(""), Column(_("Kind"), "kind", named(fixed(CommitmentInstrument.Kind.choices))),
            Column(_("Number"), "number"), Column(_("Day"), "action_date", day),
        ),
        ("commitment", "community__slug"),
        {"kind": fixed(CommitmentInstrument.Kind.choices)}, order=("action_date", "pk"),
    ),
    Family(
        "commitments_new", _("Commitments made in this time"), work.commitments,
        (
            city(""), Column(_("Kind"), "kind", named(fixed(CommitmentInstrument.Kind.choices))),
            Column(_("Number"), "number"), Column(_("Day"), "action_date", day),
        ),
        ("commitment", "community__slug"),
        {"kind": fixed(CommitmentInstrument.Kind.choices)}, {"fresh": True},
        ("action_date", "pk"),
    ),
    Family(
        "coaching", _("Coaching contacts"), work.contacts, CONTACTS,
        COACHING, {"offering": offerings}, order=("held_on", "pk"),
    ),
    Family(
        "hours", _("Hours of coaching"), work.contacts, CONTACTS,
        COACHING, {"offering": offerings}, order=("held_on", "pk"), sums="minutes",
    ),
)  # fmt: skip
