"""The addresses of a city's teams. Each stands below the city's own page."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.teams.views")

CORE = "cities/<slug:slug>/core-team/"
DESIGN = "cities/<slug:slug>/design-team/"
AGREEMENT = "cities/<slug:slug>/agreement/"
MEMBER = f"{DESIGN}members/<int:member>/"
MEETINGS = "cities/<slug:slug>/meetings/"
MEETING = f"{MEETINGS}<int:meeting>/"

urlpatterns: list[Pattern] = [
    path("staff/applications/<str:code>/team/", views.core.confirm_team, name="confirm_team"),
    path(CORE, views.core.core_team, name="core_team"),
    path(f"{CORE}<slug:seat>/", views.core.change_seat, name="change_seat"),
    path(f"{CORE}<slug:seat>/open/", views.core.vacate_seat, name="vacate_seat"),
    path(f"{CORE}<slug:seat>/invite/", views.core.invite_to_seat, name="invite_to_seat"),
    path(DESIGN, views.design.design_team, name="design_team"),
    path(f"{DESIGN}form/", views.design.form_design_team, name="form_design_team"),
    path(f"{DESIGN}invite/", views.members.invite, name="invite_member"),
    path(
        f"{DESIGN}invite/<int:invitation>/take-back/",
        views.members.withdraw,
        name="take_back_invitation",
    ),
    path(f"{DESIGN}add/", views.members.add, name="add_member"),
    path(f"{DESIGN}list/", views.members.add_list, name="add_members"),
    path(f"{MEMBER}subgroup/", views.members.subgroup, name="sit_in"),
    path(f"{MEMBER}representative/", views.members.representative, name="name_representative"),
    path(f"{MEMBER}leave/", views.members.leave, name="leave_design_team"),
    path(f"{DESIGN}<slug:circle>/support/", views.members.support, name="add_support"),
    path(
        f"{DESIGN}<slug:circle>/support/<int:support>/end/",
        views.members.end_support,
        name="end_support",
    ),
    path(AGREEMENT, views.agreement.agreement, name="agreement"),
    path(f"{AGREEMENT}sign/", views.agreement.sign, name="agreement_sign"),
    path(f"{AGREEMENT}ask/", views.agreement.ask, name="agreement_ask"),
    path(f"{AGREEMENT}paper/", views.agreement.paper, name="agreement_paper"),
    path(f"{AGREEMENT}paper/<int:pk>/", views.agreement.scan, name="agreement_scan"),
    path(
        f"{AGREEMENT}guardian/<int:pk>/",
        views.agreement.ask_guardian,
        name="agreement_ask_guardian",
    ),
    path(f"{AGREEMENT}sealed/<str:code>/", views.agreement.sealed, name="agreement_sealed"),
    path("agreement/", views.agreement_public.text, name="agreement_text"),
    path("agreement/check/", views.agreement_public.check, name="agreement_check"),
    path("agreement/version/<int:number>/", views.agreement_public.text, name="agreement_version"),
    path("agreement/sign/<str:token>/", views.agreement_links.by_link, name="agreement_by_link"),
    path("agreement/sign/<str:token>/renew/", views.agreement_links.renew, name="agreement_renew"),
    path(
        "agreement/guardian/<str:token>/", views.agreement_links.guardian, name="agreement_guardian"
    ),
    path("agreement/copy/<str:token>/", views.agreement_links.copy, name="agreement_copy"),
    path(
        "agreement/copy/<str:token>/pdf/", views.agreement_links.copy_pdf, name="agreement_copy_pdf"
    ),
    path("staff/agreement/", views.agreement_public.versions, name="agreement_versions"),
    path(MEETINGS, views.meetings.meetings, name="meetings"),
    path(f"{MEETINGS}new/", views.meetings.call, name="call_meeting"),
    path(MEETING, views.meetings.meeting, name="meeting"),
    path(f"{MEETING}change/", views.meetings.change, name="change_meeting"),
    path(f"{MEETING}agenda/", views.meetings.post, name="post_agenda"),
    path(f"{MEETING}minutes/", views.meetings.minutes, name="write_minutes"),
    path(f"{MEETING}minutes.pdf", views.meetings.minutes_file, name="minutes_file"),
    path(f"{MEETING}approve/", views.meetings.approve, name="approve_minutes"),
    path(f"{MEETING}to-do/", views.meetings.add_action, name="add_action_item"),
    path(
        f"{MEETING}to-do/<int:item>/done/", views.meetings.finish_action, name="finish_action_item"
    ),
    path("cities/<slug:slug>/capacity/", views.capacity.capacity, name="capacity"),
    path("cities/<slug:slug>/capacity/check/", views.capacity.check, name="check_capacity"),
]
