from __future__ import annotations

from thrive.base.later import later, path

views = later("thrive.notices.views")

urlpatterns = [
    path("staff/outbox/", views.outbox, name="outbox"),
    path("staff/outbox/<uuid:public_id>/", views.mail, name="mail"),
    path("staff/outbox/<uuid:public_id>/send-again/", views.send_again, name="send_mail_again"),
    path("staff/outbox/<uuid:public_id>/cancel/", views.cancel, name="cancel_mail"),
    path("mailbox/", views.mailbox, name="mailbox"),
    path("me/notices/", views.notice_settings, name="notice_settings"),
    path("me/notices/mend/", views.mend_address, name="mend_address"),
    path(
        "me/notices/<slug:kind>/<int:number>/<slug:press>/",
        views.press_follow,
        name="press_follow",
    ),
    path("notices/stop/<str:token>/", views.stop_mail, name="stop_mail"),
]
