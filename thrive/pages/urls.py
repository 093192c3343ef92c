from __future__ import annotations

from django.urls import URLPattern, path

from thrive.pages import views

urlpatterns: list[URLPattern] = [
    path("about/", views.about, name="about"),
    path("glossary/", views.glossary, name="glossary"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("help/", views.help_near_you, name="help_near_you"),
]
