"""`accounts/signup/` stands here, before allauth's own, so that nobody passes by the age screen."""

from __future__ import annotations

from thrive.base.later import later, path

views = later("thrive.people.views")

urlpatterns = [
    path("join/", views.join.join, name="join"),
    path("accounts/signup/", views.join.sign_up, name="account_signup"),
    path("invitations/<str:token>/", views.join.invitation, name="invitation"),
    path("consent/<str:token>/", views.guardian.consent, name="consent"),
    path("consent/<str:token>/withdraw/", views.guardian.withdraw_consent, name="withdraw_consent"),
    path("me/", views.me.me, name="me"),
    path("me/guardian/", views.me.name_guardian, name="name_guardian"),
    path("me/guardian/<int:number>/assent/", views.me.assent, name="give_assent"),
    path("me/turn-18/", views.me.turn_18, name="turn_18"),
    path("me/data/", views.me.my_data, name="my_data"),
    path("me/data/export/", views.me.export_my_data, name="export_my_data"),
    path("me/data/erase/", views.me.erase_me, name="erase_me"),
    path("people/<uuid:public_id>/", views.me.profile, name="person"),
    path("staff/people/", views.staff.people, name="people"),
    path("staff/people.csv", views.staff.people_csv, name="people_csv"),
    path("staff/people/invite/", views.staff.invite, name="invite"),
    path(
        "staff/people/invitations/<uuid:public_id>/withdraw/",
        views.staff.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("staff/people/<uuid:public_id>/", views.staff.person, name="staff_person"),
    path("staff/people/<uuid:public_id>/give-role/", views.staff.give_role, name="give_role"),
    path("staff/people/<uuid:public_id>/end-role/", views.staff.end_role, name="end_role"),
    path("staff/people/<uuid:public_id>/erase/", views.staff.erase, name="erase_person"),
]
