"""Addresses of the program's pages, and of the desk where they are written."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.pages.views import contact, explaining, reading, texts, written

STAFF = "staff/pages/"
NEWS = "staff/news/"
WORDS = "staff/glossary/"

urlpatterns: list[URLPattern] = [
    path("about/", explaining.about, name="about"),
    path("about/objectives/", reading.objectives, name="objectives"),
    path("about/objectives/<slug:objective>/", written.report, name="report_objective"),
    path("why/", reading.why, name="why"),
    path("values/", reading.values, name="values"),
    path("goals/", reading.goals, name="goals"),
    path("partners/", reading.partners, name="partners"),
    path("team/", reading.our_team, name="team"),
    path("community/about/", reading.learning_community, name="learning_community"),
    path("pages/<slug:page>/", reading.page, name="page"),
    path("news/", reading.news, name="news"),
    path("news/feed/", reading.news_feed, name="news_feed"),
    path("news/<slug:post>/", reading.news_post, name="news_post"),
    path("contact/", contact.contact, name="contact"),
    path("contact/thanks/", contact.thanks, name="contact_thanks"),
    path("glossary/", explaining.glossary, name="glossary"),
    path("accessibility/", explaining.accessibility, name="accessibility"),
    path("privacy/", explaining.privacy, name="privacy"),
    path("help/", explaining.help_near_you, name="help_near_you"),
    path(STAFF, texts.pages_board, name="pages_board"),
    path(f"{STAFF}new/", texts.new_page, name="new_page"),
    path(f"{STAFF}<slug:page>/<slug:language>/", texts.write_page, name="write_page"),
    path(f"{STAFF}<slug:page>/<slug:language>/<slug:move>/", texts.page_deed, name="page_deed"),
    path(NEWS, written.news_desk, name="news_desk"),
    path(f"{NEWS}new/", written.new_post, name="new_post"),
    path(f"{NEWS}<slug:post>/", written.edit_post, name="edit_post"),
    path(f"{NEWS}<slug:post>/<slug:move>/", written.post_deed, name="post_deed"),
    path(WORDS, written.words_board, name="words_desk"),
    path(f"{WORDS}new/", written.new_word, name="new_word"),
    path(f"{WORDS}<slug:word>/", written.edit_word, name="edit_word"),
    path(f"{WORDS}<slug:word>/<slug:move>/", written.word_deed, name="word_deed"),
    path("staff/contact/", contact.inbox, name="contact_inbox"),
    path("staff/contact/<int:message>/<slug:move>/", contact.settle, name="settle_message"),
]
