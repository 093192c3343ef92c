"""The addresses of a city's teams. Each stands below the city's own page."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.teams.views import (
    agreement,
    agreement_links,
    agreement_public,
    capacity,
    core,
    design,
    meetings,
    members,
)

CORE = "cities/<slug:slug>/core-team/"
DESIGN = "cities/<slug:slug>/design-team/"
AGREEMENT = "cities/<slug:slug>/agreement/"
MEMBER = f"{DESIGN}members/<int:member>/"
MEETINGS = "cities/<slug:slug>/meetings/"
MEETING = f"{MEETINGS}<int:meeting>/"

urlpatterns: list[URLPattern] = [
    path("staff/applications/<str:code>/team/", core.confirm_team, name="confirm_team"),
    path(CORE, core.core_team, name="core_team"),
    path(f"{CORE}<slug:seat>/", core.change_seat, name="change_seat"),
    path(f"{CORE}<slug:seat>/open/", core.vacate_seat, name="vacate_seat"),
    path(f"{CORE}<slug:seat>/invite/", core.invite_to_seat, name="invite_to_seat"),
    path(DESIGN, design.design_team, name="design_team"),
    path(f"{DESIGN}form/", design.form_design_team, name="form_design_team"),
    path(f"{DESIGN}invite/", members.invite, name="invite_member"),
    path(
        f"{DESIGN}invite/<int:invitation>/take-back/", members.withdraw, name="take_back_invitation"
    ),
    path(f"{DESIGN}add/", members.add, name="add_member"),
    path(f"{DESIGN}list/", members.add_list, name="add_members"),
    path(f"{MEMBER}subgroup/", members.subgroup, name="sit_in"),
    path(f"{MEMBER}representative/", members.representative, name="name_representative"),
    path(f"{MEMBER}leave/", members.leave, name="leave_design_team"),
    path(f"{DESIGN}<slug:circle>/support/", members.support, name="add_support"),
    path(
        f"{DESIGN}<slug:circle>/support/<int:support>/end/",
        members.end_support,
        name="end_support",
    ),
    path(AGREEMENT, agreement.agreement, name="agreement"),
    path(f"{AGREEMENT}sign/", agreement.sign, name="agreement_sign"),
    path(f"{AGREEMENT}ask/", agreement.ask, name="agreement_ask"),
    path(f"{AGREEMENT}paper/", agreement.paper, name="agreement_paper"),
    path(f"{AGREEMENT}paper/<int:pk>/", agreement.scan, name="agreement_scan"),
    path(f"{AGREEMENT}guardian/<int:pk>/", agreement.ask_guardian, name="agreement_ask_guardian"),
    path(f"{AGREEMENT}sealed/<str:code>/", agreement.sealed, name="agreement_sealed"),
    path("agreement/", agreement_public.text, name="agreement_text"),
    path("agreement/check/", agreement_public.check, name="agreement_check"),
    path("agreement/version/<int:number>/", agreement_public.text, name="agreement_version"),
    path("agreement/sign/<str:token>/", agreement_links.by_link, name="agreement_by_link"),
    path("agreement/sign/<str:token>/renew/", agreement_links.renew, name="agreement_renew"),
    path("agreement/guardian/<str:token>/", agreement_links.guardian, name="agreement_guardian"),
    path("agreement/copy/<str:token>/", agreement_links.copy, name="agreement_copy"),
    path("agreement/copy/<str:token>/pdf/", agreement_links.copy_pdf, name="agreement_copy_pdf"),
    path("staff/agreement/", agreement_public.versions, name="agreement_versions"),
    path(MEETINGS, meetings.meetings, name="meetings"),
    path(f"{MEETINGS}new/", meetings.call, name="call_meeting"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}change/", meetings.change, name="change_meeting"),
    path(f"{MEETING}agenda/", meetings.post, name="post_agenda"),
    path(f"{MEETING}minutes/", meetings.minutes, name="write_minutes"),
    path(f"{MEETING}minutes.pdf", meetings.minutes_file, name="minutes_file"),
    path(f"{MEETING}approve/", meetings.approve, name="approve_minutes"),
    path(f"{MEETING}to-do/", meetings.add_action, name="add_action_item"),
    path(f"{MEETING}to-do/<int:item>/done/", meetings.finish_action, name="finish_action_item"),
    path("cities/<slug:slug>/capacity/", capacity.capacity, name="capacity"),
    path("cities/<slug:slug>/capacity/check/", capacity.check, name="check_capacity"),
]
