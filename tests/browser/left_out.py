"""Which addresses the browser does not look at, and why. All others stand in `skeletons`."""

from __future__ import annotations

_LIKE_EDIT = "the same form as edit_entry or write_page"
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
    **dict.fromkeys(("forum_feed", "space_feed", "moderation_log", "post_file"), _FILE),
    **dict.fromkeys(
        (
            *("change_post", "take_down_post", "take_off_file", "move_thread"),
            *("merge_thread", "take_apart_thread"),
            *("add_to_space", "appeal_act"),
            *("report_letter", "appeal_letters", "answer_letters"),
        ),
        _ERRAND,
    ),
    "post": "the permanent link leads to thread",
    "space_care": "the skeleton of forum_care",
    "post_history": "what a post said before, on the skeleton of thread_record",
    "news_feed": _FILE,
    "new_entry": _LIKE_EDIT,
    "page": "the skeleton of why",
    "contact_thanks": "two sentences",
    **dict.fromkeys(
        (
            *("use_in_city", "suggest_change", "entry_deed", "answer_suggestion", "new_page"),
            *("new_post", "edit_post", "new_word", "edit_word", "report_objective"),
        ),
        _ERRAND,
    ),
    **dict.fromkeys(
        ("calendar_feed", "personal_feed", "event_file", "series_file", "event_people_file"), _FILE
    ),
    **dict.fromkeys(
        ("my_certificate", "guest_certificate", "my_hours"), "a PDF; has its own tests"
    ),
    "change_place": "the same form as event_register",
    "change_event": "the same form as plan_event",
    **dict.fromkeys(
        (
            *(
                "training_check",
                "offer_expertise",
                "cancel_event",
                "add_material",
                "event_follow_up",
                "route_question",
            ),
            *("answer_question", "publish_question", "write_help", "correct_help"),
            *("confirm_help", "doubt_help"),
        ),
        "a field or two on the skeleton of ta_ask",
    ),
    **dict.fromkeys(("index_file", "index_place_file", "recommendations_file"), _FILE),
    **dict.fromkeys(("material_file", "material_captions"), _FILE),
    "material_words": "paragraphs on the skeleton of text",
    "experts": "filters and cards, on the skeletons of toolkit and team",
    **dict.fromkeys(
        ("open_weighing", "give_points", "write_points_down", "withdraw_weights"), _ERRAND
    ),
    **dict.fromkeys(("return_edition", "withdraw_edition"), _ERRAND),
    **dict.fromkeys(("tracts_file", "story_photo"), _FILE),
    **dict.fromkeys(
        (
            *("data_deed", "write_data_plan", "change_sensemaking", "link_finding"),
            *("withdraw_data_consent", "begin_story", "change_cover", "add_block"),
            *("change_block", "link_story", "ask_to_see", "change_terms"),
        ),
        _ERRAND,
    ),
    "redraw_neighborhood": "the same form as propose_neighborhood",
    "roadmap_file": _FILE,
    **dict.fromkeys(
        ("tick_first_step", "finish_roadmap_milestone", "show_roadmap", "leave_program"),
        "a field or two on the skeleton of add_roadmap_milestone",
    ),
    "change_roadmap_milestone": "the same form as add_roadmap_milestone",
    **dict.fromkeys(
        ("add_policy", "change_policy", "add_number"),
        "a field or two on the skeleton of add_roadmap_milestone",
    ),
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
    **dict.fromkeys(
        ("robots", "sitemap", "number_file", "all_places_file", "city_numbers_file"), _FILE
    ),
    "data_json": _DATA,
    "import_columns": "needs a file that waits: test_numbers looks at it on its way",
    "import_problems": _FILE,
    **dict.fromkeys(("return_release", "withdraw_release", "return_how_made"), _ERRAND),
    **{
        f"api-1:{name}": _DATA
        for name in (
            *("openapi-json", "api-root", "rulebook", "cities", "city", "counties", "cycles"),
            *("indicators", "numbers", "series", "all_places", "averages"),
            *("editions", "places", "place", "weights"),
        )
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
