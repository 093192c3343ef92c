"""What the people of a city do on its own pages: sign, show, send, answer; with mouse or keyboard."""

from __future__ import annotations

import datetime
import re

from playwright.sync_api import Locator, Page, expect

from tests.browser import verbs
from tests.browser.doors import shut_doors
from thrive.base import clock
from thrive.demo.cast import PASSWORD


def come_in(page: Page, key: str) -> None:
    """Sign in as one of the cast who has no button on the page of the demonstration."""
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill(f"{key}@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    verbs.press(page, "Sign in")
    page.wait_for_url("**/desk/")


def follow(page: Page, end: str) -> None:
    """Click the link on the page whose address ends so."""
    with page.expect_navigation():
        page.locator(f"main a[href$='{end}']").first.click()


def button(page: Page, words: str, about: str = "") -> Locator:
    """A button that says beside its errand whom or what it is about."""
    said = re.compile(rf"^{re.escape(words)}.*{re.escape(about)}", re.DOTALL)
    return page.get_by_role("button", name=said)


def form_a_team(page: Page, city: str, people: str, *representatives: str) -> None:
    """Form the Design Team on the city's page, name people from a list, and who represents whom."""
    page.goto(f"/cities/{city}/design-team/")
    follow(page, "/form/")
    verbs.press(page, "Form the team")
    follow(page, "/list/")
    page.locator("[name=usual]").select_option("youth")
    page.locator("[name=people]").fill(people)
    verbs.press(page, "Add them all")
    for name in representatives:
        button(page, "Make representative", name).click()
        expect(page.locator("body")).to_contain_text("They represent the subgroup now.")


def sign(page: Page, name: str, *, guardian: str = "") -> None:
    """Sign the letter on the page; a young person names who signs with them."""
    page.locator("[name=name]").fill(name)
    if guardian:
        page.locator("[name=guardian_name]").fill("A parent")
        page.locator("[name=guardian_email]").fill(guardian)
    page.locator("[name=means_it]").check()
    page.locator("[name=accepts_electronic]").check()
    verbs.press(page, "Sign the letter")
    expect(page.locator("body")).to_contain_text("Thank you.")


def sign_with_the_link_in_mail(
    page: Page, name: str, *, email: str, piece: str = "/agreement/sign/", guardian: str = ""
) -> None:
    verbs.follow_the_link_in_mail(page, piece, to=email)
    assert shut_doors(page, "journey_sign_by_link") == {}
    sign(page, name, guardian=guardian)


def keep_the_paper_of_the_adults(page: Page, city: str) -> None:
    """The paper that went around the table: every adult who has not signed on the web."""
    scan = page.screenshot()
    page.goto(f"/cities/{city}/agreement/paper/")
    page.locator("[name=file]").set_input_files(
        {"name": "letter.png", "mimeType": "image/png", "buffer": scan}
    )
    page.locator("[name=signed_on]").fill(_today())
    page.locator("[name=language][value=en]").check()
    for name in page.locator("[name=who]").all():
        if not page.locator(f"[name=guardian_{name.get_attribute('value')}]").count():
            name.check()
    verbs.press(page, "Keep the paper")
    expect(page.locator("body")).to_contain_text("The paper is kept")


def record_a_resolution(page: Page, city: str, number: str) -> None:
    """With its vote, and the document as a file."""
    page.goto(f"/cities/{city}/commitment/")
    document = page.pdf()
    page.locator("[name=kind][value=resolution]").check()
    page.locator("[name=number]").fill(number)
    page.locator("[name=body]").fill("City Council")
    page.locator("[name=action_date]").fill(_today())
    page.locator("[name=ayes]").fill("4")
    page.locator("[name=noes]").fill("1")
    page.locator("[name=file]").set_input_files(
        {"name": f"{number}.pdf", "mimeType": "application/pdf", "buffer": document}
    )
    verbs.press(page, "Keep this record")
    expect(page.locator("main")).to_contain_text(f"{number}.pdf")


def show(
    page: Page, step: str, words: str, *, on: str = "", button: str = "Keep this proof"
) -> None:
    """Add a proof to a step; `step` is the address of its page."""
    page.goto(step)
    page.locator("[name=happened_on]").fill(on or _today())
    page.locator("[name=words]").fill(words)
    verbs.press(page, button)
    expect(page.locator("#proof-h ~ ul")).to_contain_text(words)


def answer(page: Page, step: str, deed: str, reason: str = "") -> None:
    """Do one thing with a step, from its page: send it, verify it, send it back with a reason."""
    page.goto(step)
    follow(page, f"/{deed}/")
    if reason:
        page.locator("[name=reason]").fill(reason)
    send(page)


def send(page: Page) -> None:
    """Press the button of an errand, whatever it says."""
    with page.expect_navigation():
        page.locator("main form button").last.click()


def enter(page: Page, what: str) -> None:
    """With the keyboard only: go to what the selector names, press Enter, come to the next page."""
    verbs.tab_to(page, what, most=120)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_the_day_and_words(page: Page, day: datetime.date, words: str) -> None:
    """The two fields of a proof. A day has three parts of its own, each a stop."""
    verbs.tab_to(page, "[name=happened_on]", most=120)
    page.keyboard.type(f"{day:%m%d%Y}")
    while page.evaluate("document.activeElement.name") == "happened_on":
        page.keyboard.press("Tab")
    page.keyboard.type(words)


def _today() -> str:
    return clock.today().isoformat()
