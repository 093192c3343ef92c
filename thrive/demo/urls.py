from __future__ import annotations

from thrive.base.later import later, path

views = later("thrive.demo.views")

urlpatterns = [path("", views.cast, name="demo")]
