from django.apps import AppConfig
from django.utils.translation import get_language

from thrive.base.threads import keep_in_threads
from thrive.program.text import listen_to


class BaseConfig(AppConfig):
    name = "thrive.base"
    label = "base"

    def ready(self) -> None:
        keep_in_threads()
        # The rulebook knows no Django: it is told once how to ask which language is being spoken.
        listen_to(lambda: get_language() or "en")
