"""Journeys of the calendar, the log of help and the toolkit in real Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser import city_verbs, verbs
from tests.browser.doors import shut_doors, sideways

Walk = Callable[..., Any]
ELENA = "elena.prueba@example.org"
MAPPING = "System mapping workshops"


def _main(page: Page) -> Locator:
    return page.locator("main")


def test_joining_an_evening_with_an_interpreter_in_spanish_with_the_keyboard_on_a_phone(
    walk: Walk,
) -> None:
    with walk(width=360) as elena:
        _joins(elena)

        # From the menu to the calendar, by its days to an evening of Merced, and to a place there.
        city_verbs.enter(elena, "main a[href='/es/events/']")
        assert sideways(elena) == 0
        _goes_on_to_december(elena)
        city_verbs.enter(elena, ".month a[href*='/sense-making-night']")
        expect(elena.get_by_role("heading", level=1)).to_contain_text("Noche de interpretación")
        assert sideways(elena) == 0
        city_verbs.enter(elena, "main a[href$='/register/']")
        verbs.tab_to(elena, "[name=needs][value=interpreter]")
        elena.keyboard.press("Space")
        verbs.tab_to(elena, "[name=interpreter]")
        elena.keyboard.type("Mixteco")
        assert shut_doors(elena, "journey_register") == {}
        city_verbs.enter(elena, ".seat-form button")
        expect(_main(elena)).to_contain_text("Tiene lugar")

        # Who prepares the evening reads it; Elena finds it on her own page.
        with walk(as_="luz") as luz:
            luz.goto(f"{elena.url.replace('/es/', '/')}people/")
            expect(_main(luz)).to_contain_text(re.compile(r"Mixteco \(1\)"))
        elena.goto("/es/events/mine/")
        expect(_main(elena)).to_contain_text("Noche de interpretación")

        # A drawing says in words what it shows, and the page says it again as a list.
        elena.goto("/es/community/about/")
        drawing = elena.get_by_role("img", name="Tres medios anillos, uno dentro de otro")
        told = str(drawing.locator("desc").text_content())
        assert told.startswith("La lista de abajo dice lo mismo: jóvenes y residentes en el centro")
        rings = drawing.locator("text").all_text_contents()
        listed = _main(elena).locator("ol > li b").all_inner_texts()
        assert [one.strip(".") for one in reversed(listed)][:3] == rings[:3]


def _joins(page: Page) -> None:
    """An account, from the age screen to the desk."""
    page.goto("/es/join/")
    verbs.tab_to(page, "[name=month]")
    page.keyboard.type("mayo")
    verbs.type_into(page, "year", "1985")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Díganos quién es")
    verbs.type_into(page, "name", "Elena Prueba")
    verbs.tab_to(page, "[name=affiliation]")
    page.keyboard.press("ArrowDown")
    verbs.type_into(page, "email", ELENA)
    verbs.type_into(page, "password1", verbs.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("[name=code]")).to_be_visible()
    code = verbs.code_in_mail(page, to=ELENA)
    page.goto("/es/accounts/confirm-email/")
    verbs.type_into(page, "code", code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/desk/")
    expect(_main(page)).to_contain_text(f"Ha confirmado {ELENA}.")


def _goes_on_to_december(page: Page) -> None:
    """To the month in which the evening is, twelve days from the day the demo was told."""
    if page.locator(".month a[href*='/sense-making-night']").count() == 0:
        city_verbs.enter(page, ".view-bar a[rel=next]")


def test_a_coach_logs_help_that_was_promised_and_the_city_confirms_it(walk: Walk) -> None:
    with walk(as_="luz") as luz, walk() as sunny:
        city_verbs.come_in(sunny, "sunny")

        # One page: who is stuck and why, when a council meets, which offers nobody used.
        luz.goto("/staff/my-cities/")
        merced = luz.locator("tr", has=luz.get_by_role("link", name="Merced", exact=True)).first
        merced.locator("summary").last.click()
        before = merced.locator("summary").last.inner_text()
        merced.get_by_role("link", name=MAPPING).click()
        expect(_main(luz)).to_contain_text("Offered to you, not used yet")

        # An hour and a half, written down; it counts once the city says that it happened.
        city_verbs.follow(luz, "/help/write/")
        luz.locator("[name=offering]").select_option("T1_4")
        luz.locator("[name=held_on]").fill(verbs.clock.today().isoformat())
        luz.locator("[name=minutes]").fill("90")
        luz.locator("[name=what]").fill("The map of who shapes the afternoon.")
        city_verbs.send(luz)
        expect(_main(luz)).to_contain_text("Waits for the city’s word")
        sunny.goto("/desk/")
        sunny.get_by_role("link", name="Confirm it").first.click()
        city_verbs.follow(sunny, "/confirm/")
        assert shut_doors(sunny, "journey_confirm_help") == {}
        city_verbs.send(sunny)
        expect(_main(sunny)).to_contain_text("Confirmed by the city")
        luz.goto("/staff/my-cities/")
        after = merced.locator("summary").last.inner_text()
        assert int(before.split()[0]) - int(after.split()[0]) == 1

        # When she leaves, the pack for the next coach holds it, beside what is still open.
        luz.goto("/staff/hand-over/merced/")
        expect(_main(luz)).to_contain_text("The map of who shapes the afternoon.")
        expect(_main(luz)).to_contain_text("Steps still open")
