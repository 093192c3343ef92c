"""Addresses of the community."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.community.views")

S = "community/spaces/<slug:space>/"
T = "community/threads/<int:thread>/"
P = "community/posts/<int:post>/"

urlpatterns: list[Pattern] = [
    path("community/", views.reading.forum, name="forum"),
    path("community/feed.atom", views.reading.forum_feed, name="forum_feed"),
    path("community/rules/", views.reading.forum_rules, name="forum_rules"),
    path("community/mine/", views.keeping.my_forum, name="my_forum"),
    path(
        "community/mine/<slug:sort>/<int:number>/throw-away/",
        views.writing.throw_away,
        name="throw_draft_away",
    ),
    path("community/care/", views.keeping.forum_care, name="forum_care"),
    path("community/open-meetings/", views.keeping.open_meetings, name="open_meetings"),
    path("community/new-space/", views.keeping.new_space, name="new_space"),
    path("community/moderation/", views.moderating.moderation, name="moderation"),
    path("community/moderation/log/", views.moderating.read_log, name="read_moderation_log"),
    path("community/moderation/log.csv", views.moderating.moderation_log, name="moderation_log"),
    path("community/moderation/words/", views.moderating.word_list, name="word_list"),
    path(
        "community/moderation/words/<int:word>/remove/",
        views.moderating.stop_watching,
        name="stop_watching",
    ),
    path(
        "community/moderation/reports/<int:report>/dismiss/",
        views.moderating.dismiss_report,
        name="dismiss_report",
    ),
    path("community/moderation/acts/<int:act>/", views.moderating.appeal_act, name="appeal_act"),
    path(
        "community/moderation/appeals/<int:appeal>/",
        views.moderating.answer_appeal,
        name="answer_appeal",
    ),
    path(
        "community/moderation/letters/<int:letter_report>/",
        views.letters.decide_letter,
        name="decide_letter",
    ),
    path(
        "community/moderation/letters/acts/<int:letter_act>/",
        views.letters.appeal_letters,
        name="appeal_letters",
    ),
    path(
        "community/moderation/letters/appeals/<int:letter_act>/",
        views.letters.answer_letters,
        name="answer_letters",
    ),
    path(S, views.reading.forum_space, name="forum_space"),
    path(f"{S}feed.atom", views.reading.space_feed, name="space_feed"),
    path(f"{S}new/", views.writing.new_thread, name="new_thread"),
    path(f"{S}draft/", views.writing.keep_thread_draft, name="keep_thread_draft"),
    path(f"{S}care/", views.keeping.space_care, name="space_care"),
    path(f"{S}people/", views.keeping.space_people, name="space_people"),
    path(f"{S}people/add/", views.keeping.add_to_space, name="add_to_space"),
    path(f"{S}people/<int:part>/end/", views.keeping.end_part, name="end_space_part"),
    path(f"{S}<slug:press>/", views.pressing.press_space, name="press_space"),
    path(T, views.reading.thread, name="thread"),
    path(f"{T}reply/", views.writing.reply, name="reply"),
    path(f"{T}draft/", views.writing.keep_reply_draft, name="keep_reply_draft"),
    path(f"{T}record/", views.reading.thread_record, name="thread_record"),
    path(f"{T}move/", views.keeping.move_thread, name="move_thread"),
    path(f"{T}merge/", views.keeping.merge_thread, name="merge_thread"),
    path(f"{T}take-apart/", views.keeping.take_apart, name="take_apart_thread"),
    path(f"{T}<slug:press>/", views.pressing.press_thread, name="press_thread"),
    path("community/files/<int:file>/", views.reading.post_file, name="post_file"),
    path("community/files/<int:file>/take-off/", views.writing.take_off_file, name="take_off_file"),
    path("people/directory/", views.directory.directory, name="directory"),
    path("people/directory/me/", views.directory.listing, name="my_listing"),
    path("people/directory/leave/", views.directory.leave, name="leave_directory"),
    path("people/<uuid:public_id>/write/", views.directory.letter, name="write_letter"),
    path("people/letters/<int:letter>/report/", views.letters.report_letter, name="report_letter"),
    path(P, views.reading.post, name="post"),
    path(f"{P}edit/", views.writing.edit_post, name="change_post"),
    path(f"{P}take-down/", views.writing.take_down, name="take_down_post"),
    path(f"{P}history/", views.reading.post_history, name="post_history"),
    path(f"{P}report/", views.moderating.report_post, name="report_post"),
    path(f"{P}hide/", views.moderating.hide_post, name="hide_post"),
    path(f"{P}<slug:press>/", views.pressing.press_post, name="press_post"),
]
