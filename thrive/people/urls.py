"""`accounts/signup/` stands here, before allauth's own, so that nobody passes by the age screen."""

from __future__ import annotations

from django.urls import path

from thrive.people.views import guardian, join, me, staff

urlpatterns = [
    path("join/", join.join, name="join"),
    path("accounts/signup/", join.sign_up, name="account_signup"),
    path("invitations/<str:token>/", join.invitation, name="invitation"),
    path("consent/<str:token>/", guardian.consent, name="consent"),
    path("consent/<str:token>/withdraw/", guardian.withdraw_consent, name="withdraw_consent"),
    path("me/", me.me, name="me"),
    path("me/guardian/", me.name_guardian, name="name_guardian"),
    path("me/guardian/<int:number>/assent/", me.assent, name="give_assent"),
    path("me/turn-18/", me.turn_18, name="turn_18"),
    path("me/data/", me.my_data, name="my_data"),
    path("me/data/export/", me.export_my_data, name="export_my_data"),
    path("me/data/erase/", me.erase_me, name="erase_me"),
    path("people/<uuid:public_id>/", me.profile, name="person"),
    path("staff/people/", staff.people, name="people"),
    path("staff/people.csv", staff.people_csv, name="people_csv"),
    path("staff/people/invite/", staff.invite, name="invite"),
    path(
        "staff/people/invitations/<uuid:public_id>/withdraw/",
        staff.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("staff/people/<uuid:public_id>/", staff.person, name="staff_person"),
    path("staff/people/<uuid:public_id>/give-role/", staff.give_role, name="give_role"),
    path("staff/people/<uuid:public_id>/end-role/", staff.end_role, name="end_role"),
    path("staff/people/<uuid:public_id>/erase/", staff.erase, name="erase_person"),
]
