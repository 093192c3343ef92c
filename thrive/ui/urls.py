from __future__ import annotations

from django.urls import path

from thrive.ui import views

urlpatterns = [path("style/", views.style, name="style")]
