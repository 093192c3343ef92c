"""Addresses of the community."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.community.views import directory, keeping, moderating, pressing, reading, writing

S = "community/spaces/<slug:space>/"
T = "community/threads/<int:thread>/"
P = "community/posts/<int:post>/"

urlpatterns: list[URLPattern] = [
    path("community/", reading.forum, name="forum"),
    path("community/feed.atom", reading.forum_feed, name="forum_feed"),
    path("community/rules/", reading.forum_rules, name="forum_rules"),
    path("community/mine/", keeping.my_forum, name="my_forum"),
    path(
        "community/mine/<slug:sort>/<int:number>/throw-away/",
        writing.throw_away,
        name="throw_draft_away",
    ),
    path("community/care/", keeping.forum_care, name="forum_care"),
    path("community/open-meetings/", keeping.open_meetings, name="open_meetings"),
    path("community/new-space/", keeping.new_space, name="new_space"),
    path("community/moderation/", moderating.moderation, name="moderation"),
    path("community/moderation/log/", moderating.read_log, name="read_moderation_log"),
    path("community/moderation/log.csv", moderating.moderation_log, name="moderation_log"),
    path("community/moderation/words/", moderating.word_list, name="word_list"),
    path(
        "community/moderation/words/<int:word>/remove/",
        moderating.stop_watching,
        name="stop_watching",
    ),
    path(
        "community/moderation/reports/<int:report>/dismiss/",
        moderating.dismiss_report,
        name="dismiss_report",
    ),
    path("community/moderation/acts/<int:act>/", moderating.appeal_act, name="appeal_act"),
    path(
        "community/moderation/appeals/<int:appeal>/",
        moderating.answer_appeal,
        name="answer_appeal",
    ),
    path(S, reading.forum_space, name="forum_space"),
    path(f"{S}feed.atom", reading.space_feed, name="space_feed"),
    path(f"{S}new/", writing.new_thread, name="new_thread"),
    path(f"{S}draft/", writing.keep_thread_draft, name="keep_thread_draft"),
    path(f"{S}care/", keeping.space_care, name="space_care"),
    path(f"{S}people/", keeping.space_people, name="space_people"),
    path(f"{S}people/add/", keeping.add_to_space, name="add_to_space"),
    path(f"{S}people/<int:part>/end/", keeping.end_part, name="end_space_part"),
    path(f"{S}<slug:press>/", pressing.press_space, name="press_space"),
    path(T, reading.thread, name="thread"),
    path(f"{T}reply/", writing.reply, name="reply"),
    path(f"{T}draft/", writing.keep_reply_draft, name="keep_reply_draft"),
    path(f"{T}record/", reading.thread_record, name="thread_record"),
    path(f"{T}move/", keeping.move_thread, name="move_thread"),
    path(f"{T}merge/", keeping.merge_thread, name="merge_thread"),
    path(f"{T}take-apart/", keeping.take_apart, name="take_apart_thread"),
    path(f"{T}<slug:press>/", pressing.press_thread, name="press_thread"),
    path("community/files/<int:file>/", reading.post_file, name="post_file"),
    path("community/files/<int:file>/take-off/", writing.take_off_file, name="take_off_file"),
    path("people/directory/", directory.directory, name="directory"),
    path("people/directory/me/", directory.listing, name="my_listing"),
    path("people/directory/leave/", directory.leave, name="leave_directory"),
    path("people/<uuid:public_id>/write/", directory.letter, name="write_letter"),
    path(P, reading.post, name="post"),
    path(f"{P}edit/", writing.edit_post, name="change_post"),
    path(f"{P}take-down/", writing.take_down, name="take_down_post"),
    path(f"{P}history/", reading.post_history, name="post_history"),
    path(f"{P}report/", moderating.report_post, name="report_post"),
    path(f"{P}hide/", moderating.hide_post, name="hide_post"),
    path(f"{P}<slug:press>/", pressing.press_post, name="press_post"),
]
