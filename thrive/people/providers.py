"""allauth's room of other providers (a city's own sign-in), loaded at the start only where one is set up."""

from __future__ import annotations

from allauth.socialaccount.apps import SocialAccountConfig
from django.conf import settings


class OtherProviders(SocialAccountConfig):
    def ready(self) -> None:
        if settings.SOCIALACCOUNT_PROVIDERS:
            super().ready()
