"""Addresses of the program's pages, and of the desk where they are written."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.pages.views")

STAFF = "staff/pages/"
NEWS = "staff/news/"
WORDS = "staff/glossary/"

urlpatterns: list[Pattern] = [
    path("about/", views.explaining.about, name="about"),
    path("about/objectives/", views.reading.objectives, name="objectives"),
    path("about/objectives/<slug:objective>/", views.written.report, name="report_objective"),
    path("why/", views.reading.why, name="why"),
    path("values/", views.reading.values, name="values"),
    path("goals/", views.reading.goals, name="goals"),
    path("partners/", views.reading.partners, name="partners"),
    path("team/", views.reading.our_team, name="team"),
    path("community/about/", views.reading.learning_community, name="learning_community"),
    path("pages/<slug:page>/", views.reading.page, name="page"),
    path("news/", views.reading.news, name="news"),
    path("news/feed/", views.reading.news_feed, name="news_feed"),
    path("news/<slug:post>/", views.reading.news_post, name="news_post"),
    path("contact/", views.contact.contact, name="contact"),
    path("contact/thanks/", views.contact.thanks, name="contact_thanks"),
    path("glossary/", views.explaining.glossary, name="glossary"),
    path("accessibility/", views.explaining.accessibility, name="accessibility"),
    path("privacy/", views.explaining.privacy, name="privacy"),
    path("help/", views.explaining.help_near_you, name="help_near_you"),
    path(STAFF, views.texts.pages_board, name="pages_board"),
    path(f"{STAFF}new/", views.texts.new_page, name="new_page"),
    path(f"{STAFF}<slug:page>/<slug:language>/", views.texts.write_page, name="write_page"),
    path(
        f"{STAFF}<slug:page>/<slug:language>/<slug:move>/", views.texts.page_deed, name="page_deed"
    ),
    path(NEWS, views.written.news_desk, name="news_desk"),
    path(f"{NEWS}new/", views.written.new_post, name="new_post"),
    path(f"{NEWS}<slug:post>/", views.written.edit_post, name="edit_post"),
    path(f"{NEWS}<slug:post>/<slug:move>/", views.written.post_deed, name="post_deed"),
    path(WORDS, views.written.words_board, name="words_desk"),
    path(f"{WORDS}new/", views.written.new_word, name="new_word"),
    path(f"{WORDS}<slug:word>/", views.written.edit_word, name="edit_word"),
    path(f"{WORDS}<slug:word>/<slug:move>/", views.written.word_deed, name="word_deed"),
    path("staff/contact/", views.contact.inbox, name="contact_inbox"),
    path("staff/contact/<int:message>/<slug:move>/", views.contact.settle, name="settle_message"),
]
