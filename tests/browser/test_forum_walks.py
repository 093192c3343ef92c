"""A young member and a council member in the forum, on real pages: what each may and may not do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser import verbs
from tests.browser.doors import sideways

Walk = Callable[..., Any]
ROOM = "/community/spaces/youth-room/"


def test_a_young_member_sees_who_reads_along_writes_and_takes_it_down(walk: Walk) -> None:
    with walk(width=360, as_="ximena") as page:
        page.goto(ROOM)
        main = page.locator("main")
        expect(main).to_contain_text("A space for young people")
        expect(main).to_contain_text("There are no private messages on this site")
        assert sideways(page) == 0

        page.get_by_role("link", name="Start a thread").click()
        expect(page.locator("[name=attachments]")).to_have_count(0)  # no files among the young
        page.locator("[name=title]").fill("Who paints the crosswalk?")
        page.locator("[name=text]").fill("Ours has worn off since spring.")
        verbs.press(page, "Post thread")
        expect(main).to_contain_text("Ours has worn off since spring.")
        expect(main.locator(".post-foot")).not_to_contain_text("thank-you")
        thread = page.url

        with walk(as_="elvira") as other:
            other.goto("/search/?q=crosswalk")
            expect(other.locator("main")).not_to_contain_text("Who paints the crosswalk?")
            other.goto(thread)
            expect(other.locator("main")).not_to_contain_text("worn off")  # not there for her

        page.goto(thread)
        page.get_by_role("link", name="Take down").click()
        verbs.press(page, "Take your post down")
        page.goto(ROOM)
        expect(main).not_to_contain_text("Who paints the crosswalk?")


def test_a_council_member_is_told_the_rule_and_writes_to_residents_instead(walk: Walk) -> None:
    with walk(as_="avery") as page:
        page.goto("/community/")
        page.get_by_role("link", name="Staff report language for a park").click()
        main = page.locator("main")
        expect(main).to_contain_text("The open-meeting law applies to this thread.")
        expect(main.locator("textarea")).to_have_count(0)

        page.get_by_role("link", name="Write to residents instead").click()
        page.locator("[name=title]").fill("Which walk home is too dark?")
        page.locator("[name=text]").fill("Tell me the street. I read every answer.")
        verbs.press(page, "Post thread")
        expect(main).to_contain_text("Tell me the street.")

        page.goto("/community/rules/#meetings")
        expect(main).to_contain_text("54952.2")
