"""A young member, a council member and a newcomer in the forum: what each may and may not do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import verbs
from tests.browser.doors import sideways

Walk = Callable[..., Any]
ROOM = "/community/spaces/youth-room/"


def test_a_young_member_sees_who_reads_along_writes_and_takes_it_down(walk: Walk) -> None:
    with walk(width=360, as_="ximena") as page:
        page.goto(ROOM)
        main = page.locator("main")
        expect(main).to_contain_text("A space for young people")
        expect(main).to_contain_text("Nobody can write to you in private")
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


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_newcomers_browser_does_the_sum_and_without_scripts_a_person_reads_first(
    walk: Walk, script: bool
) -> None:
    with walk(width=360, script=script) as page:
        _joins(page, f"newcomer-{script}@example.org".lower())
        page.goto("/community/spaces/policy-desk/new/")
        page.locator("[name=title]").fill("Who counts the benches?")
        page.locator("[name=text]").fill("Ours has four, and two are broken.")
        verbs.press(page, "Post thread")  # sooner than the sum is done
        _says_whether_it_waits(page, "Ours has four", waits=not script)

        if script:  # where a thread waits, nobody answers it yet
            page.locator("[name=text]").fill("The park in the south has none.")
            verbs.press(page, "Post reply")
            _says_whether_it_waits(page, "has none", waits=False)


def _joins(page: Page, email: str) -> None:
    verbs.say_one_is(page, 40)
    page.locator("[name=affiliation]").select_option("resident")
    verbs.send_who_one_is(page, "Nia Newcomer", email=email)
    verbs.enter_the_code(page, to=email)


def _says_whether_it_waits(page: Page, words: str, *, waits: bool) -> None:
    main = page.locator("main")
    expect(main.locator(".said").last).to_contain_text(words)
    shown = expect(main.get_by_text("Only you and moderators can see this"))
    shown.to_have_count(1 if waits else 0)
    expect(main.get_by_text("did not do the small sum")).to_have_count(1 if waits else 0)
