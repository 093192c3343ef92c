"""What people do on the pages, one verb each, named as they would say it."""

from __future__ import annotations

import re
import time
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.browser.doors import unseen_focus
from thrive.base import clock

SEATS = ("city_1", "city_2", "cbo_youth", "cbo_adult", "resident_1", "resident_2")
CHAPTERS = ("your-city", "why-now", "your-team", "ready-to-work", "help-you-need", "check-and-send")
PASSWORD = "un parque con luz 2026"
NEED = "One park for nine thousand children, and no light after five."


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()
    page.wait_for_load_state()  # the whole page it leads to, not what has arrived of it


def answer_the_six_questions(page: Page) -> None:
    """The first answer to each, down to the likely tier."""
    for question in page.locator("fieldset:has(input[type=radio])").all():
        question.locator("input").first.check()
    press(page, "See what fits")
    expect(page.locator("#result")).to_be_visible()


def say_one_is(page: Page, years: int) -> None:
    """Answer the age screen, in January of the year that makes somebody so old."""
    page.goto("/join/")
    page.locator("[name=month]").select_option("1")
    page.locator("[name=year]").fill(str(clock.today().year - years))
    press(page, "Go on")


def send_who_one_is(page: Page, name: str, *, email: str) -> None:
    """Fill in the second step of joining; a code goes out by mail."""
    page.locator("[name=name]").fill(name)
    page.locator("[name=email]").fill(email)
    page.locator("[name=password1]").fill(PASSWORD)
    press(page, "Join")
    expect(page.locator("[name=code]")).to_be_visible()


def enter_the_code(page: Page, *, to: str) -> None:
    """Read the code in the mail, and go on with it to one's desk."""
    code = code_in_mail(page, to=to)
    page.goto("/accounts/confirm-email/")
    page.locator("[name=code]").fill(code)
    press(page, "Go on")
    page.wait_for_url("**/desk/")


def ask_for_the_app(page: Page) -> None:
    """In Spanish, with the password once more, as far as the secret for an authenticator app."""
    page.goto("/es/accounts/2fa/totp/activate/")
    page.locator("[name=password]").fill(PASSWORD)
    press(page, "Confirmar")
    expect(page.locator("#authenticator_secret")).to_be_visible()


def activate_the_app(page: Page) -> None:
    """Type the number an authenticator app would show for the secret on the page."""
    secret = page.locator("#authenticator_secret").input_value()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    page.locator("[name=code]").fill(code)
    page.locator("main form button").last.click()
    expect(page.locator("[name=code]")).to_have_count(0)


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main form button").last.click()
    page.wait_for_url(lambda url: "logout" not in url)


def sign_in_with_password(page: Page, email: str) -> None:
    """As far as the second step."""
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    press(page, "Sign in")
    page.wait_for_url("**/2fa/authenticate/")


def code_in_mail(page: Page, *, to: str) -> str:
    text = newest_mail(page, to=to).inner_text()
    found = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", text, re.MULTILINE)
    assert found, text
    return found.group(1)


def begin_for(page: Page, city: str, *, email: str) -> str:
    """Begin an application without an account; the number it got."""
    page.goto(f"/apply/?city={city}")
    page.get_by_label("Your name").fill("Rosa")
    page.get_by_label("Your email").fill(email)
    press(page, "Begin the application")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your city")
    return urlsplit(page.url).path.split("/")[2]


def tell_about_the_city(page: Page, *, official: str) -> None:
    page.locator("[name=contact_role]").fill("Project lead")
    page.locator("[name=organization]").fill("Delta Roots Collaborative")
    page.locator("[name=official_name]").fill("Pat Example")
    page.locator("[name=official_title]").fill("Deputy city manager")
    page.locator("[name=official_email]").fill(official)
    press(page, "Save and go on")


def say_why_now(page: Page) -> None:
    page.locator("[name=need]").fill(NEED)
    page.locator("[name=most_affected]").fill("Families on the west side.")
    page.locator("[name=action_areas][value=protective-environments]").check()
    press(page, "Save and go on")


def leave_the_six_seats_open(page: Page) -> None:
    for seat in SEATS:
        page.locator(f"[name={seat}-looking]").check()
    page.locator("[name=council_member_on_team][value=no]").check()
    press(page, "Save and go on")


def tell_of_readiness_and_help(page: Page) -> None:
    page.locator("[name=coalition]").fill("Two churches and the parks department.")
    press(page, "Save and go on")
    page.locator("[name=help_kind][value=coaching]").check()
    for language in ("en", "es"):
        page.locator(f"[name=languages][value={language}]").check()
    press(page, "Save and go on")


def send_it(page: Page) -> None:
    page.locator("[name=may_share]").check()
    press(page, "Send application")


def sign_up_for_the_next_session(page: Page) -> int:
    """Take a place in the first session on the status page; the number of that session."""
    first = page.locator("ul.dates > li").first
    form = str(first.locator("form").get_attribute("action"))
    first.get_by_role("button", name="Sign up for this session").click()
    expect(first).to_contain_text("You have a place")
    return int(form.rstrip("/").split("/")[-1])


def newest_mail(page: Page, *, to: str) -> Any:
    """The newest mail somebody got, opened in the mailbox of the demonstration."""
    page.goto(f"/mailbox/?q={to}")
    mail = page.locator("main details").filter(has=page.locator("summary", has_text=to)).first
    if mail.get_attribute("open") is None:
        mail.locator("summary").click()
    return mail


def follow_the_link_in_mail(page: Page, piece: str, *, to: str) -> None:
    link = newest_mail(page, to=to).locator(f"a[href*='{piece}']").first
    page.goto(urlsplit(str(link.get_attribute("href"))).path)


def choose(page: Page, label: str, name: str) -> None:
    """Choose somebody in a list by the beginning of their name."""
    field = page.get_by_label(label, exact=True)
    option = field.locator("option").filter(has_text=re.compile(rf"^\s*{name}")).first
    field.select_option(value=option.get_attribute("value"))


def score_with_threes(page: Page, city: str) -> None:
    page.goto("/staff/reviews/")
    page.get_by_role("link", name=f"Score {city}").click()
    page.wait_for_url("**/staff/reviews/*/")  # the whole sheet, not what has arrived of it
    for sheet in page.locator("fieldset:has(input[name^=score-])").all():
        sheet.locator("input[value='3']").check()
    page.locator("[name=tier][value=pilot]").check()
    page.locator("[name=note]").fill("Strong partners and a clear need: a Pilot.")
    press(page, "Finish my review")


def tab_to(page: Page, what: str, *, most: int = 80) -> None:
    """Press Tab until the focus stands on what the selector names, and is seen at every stop."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert unseen_focus(page) == ""
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"Tab never came to {what} on {page.url}")


def type_into(page: Page, name: str, words: str) -> None:
    tab_to(page, f"[name={name}]")
    page.keyboard.type(words)
