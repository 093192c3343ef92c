"""Which pages the browser looks at, for whom, and which addresses it leaves out and why.

A stop is the name of an address and the trail that leads there: a path, then what is followed from
it, each time the words of a link or (with a slash) a piece of its address. `es` before it: the page
is read in Spanish.
"""

from __future__ import annotations

LIST = "/staff/pipeline/?view=list"

TALK = "/community/ > Staff report language for a park equity resolution?"

# One person of each kind, and the skeletons that kind sees. "" is a visitor who is not signed in.
STOPS: dict[str, list[tuple[str, str]]] = {
    "": [
        ("home", "/"),
        ("home", "es /"),
        ("cities", "/cities/?q=san&region=bay-area"),
        ("cities", "es /cities/?q=zzzz"),
        ("city", "/cities/vallejo/"),
        ("city", "es /cities/visalia/"),
        ("city", "/cities/fresno/"),
        ("get_involved", "es /get-involved/"),
        ("tiers", "/get-involved/tiers/"),
        ("mentoring", "es /mentoring/"),
        ("precheck", "es /get-involved/check/"),
        ("precheck", "/get-involved/check/?standing=with_government&official=partly&meeting=yes"),
        ("apply", "/apply/?q=san"),
        ("apply", "es /apply/?city=lodi"),
        ("apply", "/apply/?city=visalia"),
        ("application_status_search", "es /apply/status/"),
        ("application_resume", "/apply/resume/"),
        ("application_status", "/mailbox/ > /apply/status/"),
        ("agreement_guardian", "/mailbox/ > /agreement/guardian/"),
        ("agreement_copy", "/mailbox/ > /agreement/copy/"),
        ("application_continue", "/mailbox/ > /apply/continue/"),
        ("application_continue", "es /apply/continue/gone/"),
        ("consent", "/mailbox/ > /consent/"),
        ("mailbox", "es /mailbox/"),
        ("about", "/about/"),
        ("glossary", "/glossary/"),
        ("accessibility", "es /accessibility/"),
        ("privacy", "/privacy/"),
        ("help_near_you", "es /help/"),
        ("search", "/search/?q=parks"),
        ("style", "/style/"),
        ("account_login", "/accounts/login/"),
        ("account_request_login_code", "es /accounts/login/code/"),
        ("account_reset_password", "/accounts/password/reset/"),
        ("api-1:openapi-view", "/api/v1/docs"),
        ("agreement_text", "es /agreement/"),
        ("agreement_check", "/agreement/check/"),
        ("roadmap", "/cities/vallejo/roadmap/"),
        ("forum", "/community/"),
        ("forum", "es /community/?show=unanswered"),
        ("forum_rules", "es /community/rules/"),
        ("forum_space", "/community/spaces/policy-desk/"),
        ("thread", f"es {TALK}"),
        ("thread_record", f"{TALK} > /record/"),
        ("demo", "/demo/"),
        ("404", "es /nowhere/"),
    ],
    "rosa": [
        ("desk", "/desk/"),
        ("me", "es /me/"),
        ("my_data", "/me/data/"),
        ("account_email", "es /accounts/email/"),
        ("account_change_password", "/accounts/password/change/"),
        ("account_logout", "/accounts/logout/"),
        ("mfa_index", "es /accounts/2fa/"),
        ("account_reauthenticate", "/accounts/2fa/totp/activate/"),
        ("application_status", "/desk/ > Visalia"),
        ("application_receipt", "/desk/ > Visalia > Receipt"),
        ("application_people", "es /desk/ > Visalia > People and changes"),
        ("application_withdraw", "/desk/ > Visalia > Withdraw the application"),
        ("application_section", "/desk/ > Visalia > Open your team of six"),
        ("staff_desk", "es /staff/"),
    ],
    "ruth": [
        ("desk", "es /desk/"),
        ("city", "/cities/vallejo/"),
        ("core_team", "/cities/vallejo/core-team/"),
        ("design_team", "es /cities/vallejo/design-team/"),
        ("meetings", "/cities/vallejo/meetings/"),
        ("meeting", "es /cities/vallejo/meetings/ > From the map to an ordinance"),
        ("capacity", "/cities/vallejo/capacity/"),
        ("change_seat", "/cities/vallejo/core-team/resident_1/"),
        ("vacate_seat", "es /cities/vallejo/core-team/resident_1/open/"),
        ("invite_member", "/cities/vallejo/design-team/invite/"),
        ("add_members", "es /cities/vallejo/design-team/list/"),
        ("call_meeting", "/cities/vallejo/meetings/new/"),
        ("check_capacity", "es /cities/vallejo/capacity/check/"),
        ("agreement", "/cities/vallejo/agreement/"),
        ("milestone_deed", "/cities/vallejo/milestones/T2_9/submit/"),
        ("milestones", "es /cities/vallejo/milestones/"),
        ("milestone", "/cities/vallejo/milestones/ > /cities/vallejo/milestones/"),
        ("commitment", "/cities/vallejo/commitment/"),
        ("add_council_date", "es /cities/vallejo/commitment/agenda/"),
        ("draft_commitment", "es /cities/vallejo/commitment/draft/resolution/"),
        ("stage", "/cities/vallejo/stage/"),
        ("progress", "es /cities/vallejo/progress/"),
        ("mentoring", "/mentoring/"),
        ("city_mentoring", "es /mentoring/cities/vallejo/"),
        ("mentoring_topics", "/mentoring/cities/vallejo/topics/"),
        ("mentor_pairing", "/mentoring/cities/vallejo/ > Hayward mentors Vallejo"),
        ("mentor_deed", "/mentoring/cities/vallejo/ > Hayward mentors Vallejo > End the pair"),
        ("propose_pair", "es /mentoring/propose/"),
        ("onboarding", "/cities/vallejo/onboarding/"),
        ("roadmap", "es /cities/vallejo/roadmap/"),
        ("add_roadmap_milestone", "/cities/vallejo/roadmap/add/"),
        ("add_resource", "es /cities/vallejo/roadmap/resources/add/"),
        ("coaching", "es /cities/vallejo/coaching/"),
        ("confirm_contact", "/cities/vallejo/coaching/ > /confirm/"),
        ("thread", TALK),
        ("reply", f"es {TALK} > /reply/"),
        ("report_post", f"{TALK} > /report/"),
        ("new_thread", "es /community/spaces/policy-desk/new/"),
        ("my_forum", "/community/mine/"),
        ("open_meetings", "es /community/open-meetings/"),
    ],
    "elvira": [("desk", "/desk/")],
    "avery": [("desk", "es /desk/"), ("thread", TALK)],
    "ximena": [
        ("desk", "/desk/"),
        ("me", "/me/"),
        ("person", "es /me/ > /people/"),
        ("forum_space", "/community/spaces/youth-room/"),
    ],
    "lani": [("me", "/me/")],
    "jo": [
        ("staff_desk", "/staff/"),
        ("moderation", "/community/moderation/"),
        ("answer_appeal", "es /community/moderation/ > /appeals/"),
        ("hide_post", "/community/moderation/ > /hide/"),
        ("forum_care", "es /community/care/"),
        ("space_people", "/community/spaces/youth-room/people/"),
    ],
    "ana": [("staff_desk", "es /staff/")],
    "marcus": [("staff_desk", "/staff/")],
    "devon": [
        ("staff_desk", "/staff/"),
        ("reviews", "es /staff/reviews/"),
        ("review", "/staff/reviews/ > Visalia"),
    ],
    "luz": [
        ("desk", "/desk/"),
        ("my_cities", "/staff/my-cities/"),
        ("staff_desk", "es /staff/"),
        ("pipeline", "/staff/pipeline/"),
        ("info_sessions", "/staff/info-sessions/"),
        ("info_session", f"{LIST} > Redding > /staff/info-sessions/"),
        ("change_session", f"{LIST} > Redding > /staff/info-sessions/ > /change/"),
        ("cancel_session", f"es {LIST} > Redding > /staff/info-sessions/ > /cancel/"),
        ("coaches", "es /staff/coaches/"),
        ("hand_over", "/staff/coaches/ > /staff/hand-over/vallejo/"),
        ("outreach", "/staff/outreach/"),
        ("coaching", "/cities/vallejo/coaching/"),
        ("correct_contact", "/cities/vallejo/coaching/ > /correct/"),
        ("private_notes", "es /cities/vallejo/coaching/notes/"),
        ("agreement_paper", "/cities/el-centro/agreement/paper/"),
        ("application_staff", f"{LIST} > Redding"),
        ("record_conversation", f"{LIST} > Redding > Record a conversation"),
        ("follow_up", f"es {LIST} > Visalia > Send the follow-up mail again"),
    ],
    "imani": [
        ("reports", "es /staff/reports/"),
        ("figure", "/staff/reports/ > /staff/reports/met-T2_3-pilot/"),
        ("figure", "es /staff/reports/guardians/"),
        ("staff_desk", "/staff/"),
        ("my_cities", "es /staff/my-cities/"),
        ("pipeline", "es /staff/pipeline/"),
        ("pipeline", LIST),
        ("application_staff", f"{LIST} > Visalia"),
        ("decide", f"{LIST} > Visalia > Decide"),
        ("withdraw_for_city", f"es {LIST} > Visalia > /withdraw/"),
        ("decline_application", f"{LIST} > Visalia > /not-now/"),
        ("confirm_team", f"es {LIST} > Lancaster > Confirm the Core Team"),
        ("city_people", f"{LIST} > Vallejo > Who may act for this city"),
        ("decision_letter", f"{LIST} > Vallejo > Read the letter"),
        ("review", f"{LIST} > Vallejo > /staff/reviews/"),
        ("reviews", "/staff/reviews/"),
        ("seats", "es /staff/seats/"),
        ("change_tier", "/staff/seats/ > /tier/"),
        ("move_enrollment", "/staff/seats/ > /leave/"),
        ("change_cap", "/staff/seats/ > /staff/cycles/demo-cycle/"),
        ("open_cycle", "es /staff/cycles/new/"),
        ("agreement_versions", "/staff/agreement/"),
        ("assign_coach", "/staff/coaches/ > /staff/coaches/vallejo/"),
        ("people", "/staff/people/"),
        ("staff_person", "es /staff/people/ > Lani K. (demo)"),
        ("new_space", "es /community/new-space/"),
        ("outbox", "/staff/outbox/"),
        ("mail", "/staff/outbox/ > /staff/outbox/"),
    ],
}

# Pages that stand at the end of some steps: the stories of test_access.py take these.
IN_STORIES = {
    *("application_section", "application_people", "application_receipt"),
    *("application_official", "application_ask_official", "ask_reviewers", "review"),
    *("step_aside", "introduce"),
    *("join", "account_signup", "account_email_verification_sent", "invitation"),
    *("account_confirm_login_code", "account_confirm_password_reset_code"),
    *("mfa_activate_totp", "mfa_view_recovery_codes", "mfa_authenticate"),
}

_FILE = "a file, not a page"
_DATA = "data for programs, not a page"
_ALIKE = "one form of the same skeleton as account_change_password"
_SAID = "one sentence on the same skeleton as account_logout"
_PROVIDER = "exists only where a sign-in provider is configured"
_DEVICE = "needs a security key in the hand"
_ERRAND = "an errand with its form: the skeleton of change_seat and milestone_deed"
LEFT_OUT: dict[str, str] = {
    **dict.fromkeys(
        (
            *("evidence_file", "commitment_file", "draft_word", "draft_pdf", "minutes_file"),
            *("agreement_copy_pdf", "agreement_sealed", "agreement_scan"),
        ),
        _FILE,
    ),
    **dict.fromkeys(
        (
            *("check_commitment", "return_commitment", "confirm_stage", "decline_stage"),
            *("confirm_reading", "return_reading", "form_design_team", "add_member"),
            *("leave_design_team", "add_support", "change_meeting", "add_action_item"),
            *("agreement_ask_guardian", "write_minutes"),
        ),
        _ERRAND,
    ),
    **dict.fromkeys(
        ("withdraw_contact", "write_private_note"), "one field on the skeleton of confirm_contact"
    ),
    "coaching_file": _FILE,
    **dict.fromkeys(("forum_feed", "space_feed", "moderation_log"), _FILE),
    **dict.fromkeys(("keep_thread_draft", "keep_reply_draft"), _DATA),
    **dict.fromkeys(
        ("edit_post", "take_down_post", "move_thread", "add_to_space", "appeal_act"), _ERRAND
    ),
    "post": "the permanent link leads to thread",
    "post_history": "what a post said before, on the skeleton of thread_record",
    "roadmap_file": _FILE,
    **dict.fromkeys(
        ("tick_first_step", "finish_roadmap_milestone", "show_roadmap", "leave_program"),
        "a field or two on the skeleton of add_roadmap_milestone",
    ),
    "change_roadmap_milestone": "the same form as add_roadmap_milestone",
    "change_resource": "the same form as add_resource",
    "agreement_by_link": "opened, read and checked in journey 2",
    "agreement_sign": "the skeleton of agreement_by_link",
    "agreement_version": "the skeleton of agreement_text",
    "health": _DATA,
    **dict.fromkeys(
        (
            "cities_file",
            "pipeline_file",
            "my_cities_file",
            "reports_file",
            "figure_file",
            "people_csv",
            "application_file",
        ),
        _FILE,
    ),
    "decision_letter_file": "a PDF; its tags have their own tests",
    **dict.fromkeys(("robots", "sitemap"), _FILE),
    **{
        f"api-1:{name}": _DATA
        for name in ("openapi-json", "api-root", "rulebook", "cities", "city", "counties", "cycles")
    },
    "apply_edit": "leads on to application_section",
    **dict.fromkeys(("account_set_password", "account_complete_password_reset"), _ALIKE),
    **dict.fromkeys(("mfa_reauthenticate", "mfa_deactivate_totp"), _ALIKE),
    "mfa_generate_recovery_codes": _ALIKE,
    **dict.fromkeys(("account_inactive", "account_password_reset_completed"), _SAID),
    "mfa_download_recovery_codes": _FILE,
    "mfa_login_webauthn": _DATA,
    **{
        f"mfa_{verb}_webauthn": _DEVICE
        for verb in ("list", "add", "reauthenticate", "remove", "edit")
    },
    **{
        f"socialaccount_{name}": _PROVIDER
        for name in ("login_cancelled", "login_error", "signup", "connections")
    },
    **{f"openid_connect_{name}": _PROVIDER for name in ("login", "callback")},
}
