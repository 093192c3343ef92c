from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from thrive.base.later import later
from thrive.search import register


class PagesConfig(AppConfig):
    name = "thrive.pages"
    label = "pages"

    def ready(self) -> None:
        from thrive.pages.words import own_words
        from thrive.people import holdings
        from thrive.ui.components.words import register_terms

        found, own_data = later("thrive.pages.found"), later("thrive.pages.own_data")
        register_terms(own_words)
        register("news", found.news, label=_("News"))
        register("page_text", found.texts, label=_("Pages of the program"))
        holdings.register_export("pages", own_data.export_pages)
        holdings.register_erasure("pages", own_data.erase_pages)
        register("term", found.terms, label=_("Words of the field"))
        register("page", found.pages, label=_("Pages"))
