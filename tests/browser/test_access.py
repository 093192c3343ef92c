"""Axe finds nothing, and nothing scrolls sideways: each page skeleton, two widths, both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import Page, expect

from tests.browser import verbs
from tests.browser.doors import shut_doors
from tests.browser.left_out import LEFT_OUT
from tests.browser.skeletons import IN_STORIES, STOPS
from tests.house.addresses import Place, addresses


def test_every_page_is_looked_at_or_left_out_for_a_reason() -> None:
    pages = {place.name for place in addresses() if place.name and _can_be_read(place)}

    looked_at = {name for stops in STOPS.values() for name, _ in stops} | IN_STORIES

    assert pages - looked_at - set(LEFT_OUT) == set()
    assert (looked_at - {"404"} | set(LEFT_OUT)) - pages == set()
    assert looked_at & set(LEFT_OUT) == set()


def _can_be_read(place: Place) -> bool:
    """Libraries' views do not declare their methods; they are taken to be readable."""
    declared = getattr(place.view, "access", None)
    return declared is None or "GET" in declared.methods


@pytest.mark.parametrize(
    ("who", "name", "trail"),
    [
        pytest.param(who, name, trail, id=f"{who or 'visitor'} {trail}")
        for who, stops in STOPS.items()
        for name, trail in stops
    ],
)
def test_a_page_is_open_to_everybody(
    reading: Callable[..., Any], who: str, name: str, trail: str
) -> None:
    with reading(who) as page:
        _follow(page, trail)
        found = shut_doors(page, re.sub(r"\W+", "_", f"{who or 'visitor'} {trail}").strip("_"))

        assert _name_of(page) == name
        assert json.dumps(found, indent=1) == "{}"


def _follow(page: Page, trail: str) -> None:
    start, *steps = trail.removeprefix("es ").split(" > ")
    page.goto(start)
    for step in steps:
        main = page.locator("main")
        if step.startswith("/"):
            links = main.locator(f"a[href*='{step}']").all()
            # A piece of an address also stands in the address of its list; what is below it is meant.
            paths = sorted((_path(link) for link in links), key=lambda path: path.endswith(step))
        else:
            paths = [_path(main.get_by_role("link", name=step, exact=True).first)]
        assert paths, f"No link to {step} on {page.url}"
        page.goto(paths[0])
    if trail.startswith("es "):
        page.goto(f"/es{urlsplit(page.url)._replace(scheme='', netloc='').geturl()}")


def _path(link: Any) -> str:
    address = urlsplit(str(link.get_attribute("href")))
    return address._replace(scheme="", netloc="", path=address.path.removeprefix("/es")).geturl()


def _name_of(page: Page) -> str:
    path = urlsplit(page.url).path
    with translation.override("es" if path.startswith("/es/") else "en"):
        try:
            return resolve(path).view_name
        except Resolver404:
            return "404"


def test_the_application_is_open_to_everybody(walk: Callable[..., Any]) -> None:
    with walk() as page:
        code = verbs.begin_for(page, "lodi", email="rosa.lodi@example.org")
        found = {}
        for number, chapter in enumerate((*verbs.CHAPTERS, "people")):
            page.goto(f"{'/es' if number % 3 == 2 else ''}/apply/{code}/{chapter}/")
            found[chapter] = shut_doors(page, f"applicant_{chapter}")
        page.goto(f"/apply/{code}/your-city/")
        verbs.press(page, "Save and go on")
        found["faults"] = shut_doors(page, "applicant_faults")

    assert json.dumps({name: shut for name, shut in found.items() if shut}, indent=1) == "{}"


def test_the_steps_of_an_account_are_open_to_everybody(walk: Callable[..., Any]) -> None:
    mel, found = "mel.steps@example.org", {}

    with walk() as page:
        # Mel joins, sets up a second step with an app, and signs in with it.
        page.goto("/join/")
        found["join"] = shut_doors(page, "account_join")
        verbs.say_one_is(page, 40)
        expect(page.locator("[name=affiliation]")).to_be_visible()
        found["signup"] = shut_doors(page, "account_signup")
        page.locator("[name=affiliation]").select_option("resident")
        verbs.send_who_one_is(page, "Mel Steps", email=mel)
        found["confirm"] = shut_doors(page, "account_confirm")
        verbs.enter_the_code(page, to=mel)
        verbs.ask_for_the_app(page)
        found["app"] = shut_doors(page, "account_app")
        verbs.activate_the_app(page)
        page.goto("/accounts/2fa/recovery-codes/")
        found["recovery"] = shut_doors(page, "account_recovery")
        verbs.sign_out(page)
        verbs.sign_in_with_password(page, mel)
        found["second step"] = shut_doors(page, "account_second_step")

        # The ways back in, by a code in the mail, from a browser that does not know Mel.
        page.context.clear_cookies()
        page.goto("/accounts/login/code/")
        page.locator("[name=email]").fill(mel)
        verbs.press(page, "Send the code")
        expect(page.locator("[name=code]")).to_be_visible()
        found["login code"] = shut_doors(page, "account_login_code")
        page.goto("/es/accounts/password/reset/")
        page.locator("[name=email]").fill(mel)
        page.locator("main form button").last.click()
        expect(page.locator("[name=code]")).to_be_visible()
        found["reset code"] = shut_doors(page, "account_reset_code")

    assert json.dumps({name: shut for name, shut in found.items() if shut}, indent=1) == "{}"


def test_an_invitation_is_open_to_everybody(walk: Callable[..., Any]) -> None:
    with walk(as_="imani") as imani:
        imani.goto("/staff/people/")
        imani.locator("form[action$='/invite/'] [name=email]").fill("noor.new@example.org")
        imani.locator("form[action$='/invite/'] [name=role]").select_option("coach")
        verbs.press(imani, "Send invitation")
        with walk() as noor:
            verbs.follow_the_link_in_mail(noor, "/invitations/", to="noor.new@example.org")
            found = shut_doors(noor, "account_invitation")

    assert json.dumps(found, indent=1) == "{}"
