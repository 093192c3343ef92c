from __future__ import annotations

from thrive.base.later import later, path

views = later("thrive.ui.views")

urlpatterns = [path("style/", views.style, name="style")]
