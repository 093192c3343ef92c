from __future__ import annotations

from django.urls import path

from thrive.demo import views

urlpatterns = [path("", views.cast, name="demo")]
