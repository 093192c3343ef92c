from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from thrive.search import register


class PagesConfig(AppConfig):
    name = "thrive.pages"
    label = "pages"

    def ready(self) -> None:
        from thrive.pages import found

        register("term", found.terms, label=_("Words of the field"))
        register("page", found.pages, label=_("Pages"))
