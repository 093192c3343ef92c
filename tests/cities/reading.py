"""Read a page as a browser does: the fields of its form, its links in mail, its words."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from thrive.cities.models import CityApplication
from thrive.notices.models import OutboundMessage


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self.forms.append({"": said.get("action", "")})
        name = said.get("name")
        if not self.forms or not name:
            return
        if tag == "textarea":
            self._area = name
            self.forms[-1][name] = ""
        elif tag == "input" and said.get("type") in ("radio", "checkbox"):
            if "checked" in said:
                self._add(name, said.get("value") or "on")
        elif tag == "input" and said.get("type") != "file":
            self._add(name, said.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        self._area = None if tag == "textarea" else self._area

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][self._area] += data.removeprefix("\n")

    def _add(self, name: str, value: str) -> None:
        here = self.forms[-1]
        here[name] = (
            [*([here[name]] if isinstance(here[name], str) else here[name]), value]
            if (name in here)
            else value
        )


def fields(answer: Any, holding: str = "pen") -> dict[str, Any]:
    """The values a browser would send back for the form that has a field named `holding`."""
    reader = _Fields()
    reader.feed(answer.content.decode())
    found = next(form for form in reader.forms if holding in form)
    return {name: value for name, value in found.items() if name and name != "csrfmiddlewaretoken"}


def words(answer: Any) -> str:
    """The visible words of a page, on one line."""
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.S)
    return " ".join(html.unescape(text).split())


def link_in_mail(to: str, view: str) -> str:
    """The path of the newest private link of this kind (continue, official) mailed to `to`."""
    for message in OutboundMessage.objects.filter(to_email=to).order_by("-pk"):
        found = re.search(rf"https?://[^/\s]+(/\S*/{view}/\S+/)", message.text)
        if found:
            return found[1]
    raise AssertionError(f"No {view} link was mailed to {to}.")


def begin(client: Client, city: str = "visalia", **said: str) -> CityApplication:
    """Begin an application over HTTP; the client holds the cookie afterwards."""
    usual = {"name": "Rosa Example", "email": "rosa@example.org", "language": "en"}
    answer = client.post("/apply/", {"city": city, **usual, **said})
    assert answer.status_code == 302, words(answer)
    return CityApplication.objects.get(code=answer["Location"].split("/")[-2])


def page(application: CityApplication, section: str) -> str:
    return f"/apply/{application.code}/{section}/"


def value(application: CityApplication, question: str) -> Any:
    """The answer as it is saved."""
    return application.answers.get(question=question).value
