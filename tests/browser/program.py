"""What the program's people do with an application on their pages, each signed in as themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser import verbs
from tests.browser.doors import shut_doors

Walk = Callable[..., Any]
WHY = "A clear need, strong partners, an official’s yes."


def notes_who_came(walk: Walk, session: int, city: str) -> None:
    with walk(as_="luz") as luz:
        luz.goto(f"/staff/info-sessions/{session}/")
        came = luz.get_by_role("group", name=city).get_by_label("Came", exact=True)
        assert shut_doors(luz, "journey_session") == {}
        came.check()
        verbs.press(luz, "Write down who came")
        expect(luz.locator("body")).to_contain_text("1 city marked.")
        expect(came).to_be_checked()


def sends_the_follow_up(walk: Walk, code: str) -> None:
    with walk(as_="luz") as luz:
        luz.goto(f"/staff/applications/{code}/follow-up/")
        luz.locator("[name=note]").fill("It was good to meet you at the library.")
        verbs.press(luz, "Send the follow-up mail")
        expect(luz.locator("body")).to_contain_text("The follow-up mail is on its way.")


def reviews_with_one_stepping_aside(walk: Walk, code: str, city: str) -> None:
    """Imani asks Devon and Tomás; Tomás has a stake in the city; Saanvi reviews in his place."""
    _asks(walk, code, ("First reviewer", "Devon"), ("Second reviewer", "Tomás"))
    with walk(as_="tomas") as tomas:
        tomas.goto("/staff/reviews/")
        tomas.get_by_role("link", name=f"Score {city}").click()
        assert shut_doors(tomas, "journey_score_sheet") == {}
        tomas.get_by_role("link", name="step aside").click()
        assert shut_doors(tomas, "journey_step_aside") == {}
        tomas.locator("[name=reason]").fill("My sister works for this city.")
        verbs.press(tomas, "Step aside from this review")
        expect(tomas.locator("body")).to_contain_text("Somebody else will be asked.")
    _asks(walk, code, ("New reviewer", "Saanvi"))
    for reviewer in ("devon", "saanvi"):
        with walk(as_=reviewer) as page:
            verbs.score_with_threes(page, city)
            expect(page.locator("main")).to_contain_text("Scored")


def _asks(walk: Walk, code: str, *chosen: tuple[str, str]) -> None:
    with walk(as_="imani") as imani:
        imani.goto(f"/staff/applications/{code}/reviewers/")
        assert shut_doors(imani, f"journey_ask_reviewers_{len(chosen)}") == {}
        for label, name in chosen:
            verbs.choose(imani, label, name)
        verbs.press(imani, "Ask both reviewers" if len(chosen) == 2 else "Ask this reviewer")
        expect(imani.locator("body")).to_contain_text("asked by mail")


def decides_and_gives_a_coach(walk: Walk, code: str, slug: str) -> None:
    with walk(as_="imani") as imani:
        imani.goto(f"/staff/applications/{code}/decide/")
        imani.locator("[name=tier][value=pilot]").check()
        imani.locator("[name=rationale]").fill(WHY)
        verbs.press(imani, "Decide and send the letter")
        verbs.press(imani, "Yes, decide and send the letter")
        imani.wait_for_url(f"**/staff/applications/{code}/")
        imani.goto(f"/staff/coaches/{slug}/")
        verbs.choose(imani, "Lead coach", "Luz")
        verbs.press(imani, "Assign and write to the city")
        expect(imani.locator("main")).to_contain_text("Luz")
    with walk(as_="luz") as luz:
        luz.goto(f"/staff/applications/{code}/introduction/")
        assert shut_doors(luz, "journey_introduction") == {}
