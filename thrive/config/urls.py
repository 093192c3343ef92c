"""The site map. Pages stand under / in English and under /es/ in Spanish; the API under /api/."""

from __future__ import annotations

from django.urls import include
from django.urls.resolvers import LocalePrefixPattern, RoutePattern

from thrive.base.later import LateAddresses, path
from thrive.config.branches import Branches
from thrive.config.health import health

urlpatterns = [
    path("health/", health, name="health"),
    LateAddresses(RoutePattern("api/v1/"), "thrive.api.urls", None, "ninja", "api-1"),
    Branches(
        LocalePrefixPattern(prefix_default_language=False),
        [
            path("", include("thrive.portal.urls")),
            path("", include("thrive.cities.urls")),
            path("", include("thrive.journey.urls")),
            path("", include("thrive.teams.urls")),
            path("", include("thrive.events.urls")),
            path("", include("thrive.wellbeing.urls")),
            path("", include("thrive.indicators.urls")),
            path("", include("thrive.community.urls")),
            path("", include("thrive.pages.urls")),
            path("", include("thrive.toolkit.urls")),
            path("", include("thrive.notices.urls")),
            path("", include("thrive.people.urls")),
            path("", include("thrive.ui.urls")),
            path("demo/", include("thrive.demo.urls")),
            path("accounts/", include("thrive.people.accounts")),
        ],
    ),
]
handler400 = "thrive.ui.views.unreadable"
handler404 = "thrive.ui.views.not_found"
handler500 = "thrive.ui.views.broken"
