"""Journeys in real Chromium: a city's way in, the keyboard, no script, young people, zoom."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import program, verbs
from tests.browser.doors import cut, shut_doors, sideways, unseen_focus

Walk = Callable[..., Any]
HALF = "Half a sentence, and then the phone ra"


def _title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def _main(page: Page) -> Locator:
    return page.locator("main")


def test_a_city_comes_in_from_first_questions_to_a_coach(
    walk: Walk, the_day_comes: Callable[[int], None]
) -> None:
    contact, official = "rosa.madera@example.org", "pat.madera@example.org"

    with walk() as rosa:
        # Without an account she asks what fits, begins, is interrupted, and comes back.
        rosa.goto("/get-involved/check/")
        verbs.answer_the_six_questions(rosa)
        rosa.get_by_role("link", name="Begin the application").click()
        expect(_title(rosa)).to_have_text("Apply for your city")
        code = verbs.begin_for(rosa, "madera", email=contact)
        verbs.tell_about_the_city(rosa, official=official)
        rosa = _writes_and_comes_back(rosa)
        verbs.say_why_now(rosa)
        verbs.leave_the_six_seats_open(rosa)
        verbs.tell_of_readiness_and_help(rosa)
        verbs.send_it(rosa)
        expect(_title(rosa)).to_have_text("The application for Madera has arrived")
        expect(_main(rosa)).to_contain_text(code)
        assert shut_doors(rosa, "journey_receipt") == {}
        rosa.goto(f"/apply/{code}/ask-official/")
        assert shut_doors(rosa, "journey_ask_official") == {}

        # She signs up for a session; the official confirms; two people review; one steps aside.
        rosa.goto(f"/apply/status/{code}/")
        session = verbs.sign_up_for_the_next_session(rosa)
        the_day_comes(session)
        program.notes_who_came(walk, session, "Madera")
        program.sends_the_follow_up(walk, code)
        _pat_confirms(walk, official)
        program.reviews_with_one_stepping_aside(walk, code, "Madera")
        program.decides_and_gives_a_coach(walk, code, "madera")

        # The letter says why; the city's page says who coaches it.
        rosa.goto(f"/apply/{code}/letter/")
        expect(_main(rosa)).to_contain_text("Madera is welcome. Your tier: Pilot")
        expect(_main(rosa)).to_contain_text(program.WHY)
        assert shut_doors(rosa, "journey_letter") == {}
        rosa.goto(f"/apply/status/{code}/")
        assert shut_doors(rosa, "journey_status") == {}
        rosa.goto("/cities/madera/")
        expect(_main(rosa)).to_contain_text("A coach of the program")


def _writes_and_comes_back(page: Page) -> Page:
    """Type without pressing a button, see that it was saved, close the page, open it again."""
    address, context = page.url, page.context
    page.locator("[name=need]").fill(HALF)
    expect(page.locator("[data-saved]")).to_have_text(re.compile("^Saved at"))
    page.close()
    again: Page = context.new_page()
    again.goto(address)
    expect(again.locator("[name=need]")).to_have_value(HALF)
    return again


def _pat_confirms(walk: Walk, email: str) -> None:
    with walk() as pat:
        verbs.follow_the_link_in_mail(pat, "/apply/official/", to=email)
        assert shut_doors(pat, "journey_official") == {}
        verbs.press(pat, "Yes, I confirm")
        expect(_main(pat)).to_contain_text("The review can begin.")


def test_the_map_reads_as_text_in_spanish(walk: Walk) -> None:
    with walk(width=360) as page:
        page.goto("/es/")
        named = page.locator(".hero ul a:visible").all_inner_texts()
        verbs.tab_to(page, "a[href='/es/cities/vallejo/']")
        page.keyboard.press("Enter")

        assert {"Vallejo", "Hayward", "El Centro"} <= set(named)
        expect(_title(page)).to_have_text("Vallejo")


def test_the_six_questions_are_answered_with_the_keyboard_in_spanish(walk: Walk) -> None:
    with walk(width=360) as page:
        page.goto("/es/get-involved/check/")
        for _ in range(page.locator("fieldset:has(input[type=radio])").count()):
            verbs.tab_to(page, "main input[type=radio]:not(:checked)")
            page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        verbs.tab_to(page, "main form button")
        page.keyboard.press("Enter")

        expect(page.locator("#result")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", "es")
        assert page.locator("main input[type=radio]:checked").count() == 6


def test_the_focus_is_seen_at_every_stop_of_the_application(walk: Walk) -> None:
    with walk(width=360) as page:
        verbs.begin_for(page, "dinuba", email="ed.dinuba@example.org")
        page.locator("body").focus()
        stops = 0
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement !== document.body") and stops < 100:
            assert unseen_focus(page) == ""
            page.keyboard.press("Tab")
            stops += 1

        assert 10 < stops < 100


def test_the_questions_and_the_application_work_without_script(walk: Walk) -> None:
    with walk(width=360, script=False) as page:
        page.goto("/get-involved/check/")
        verbs.answer_the_six_questions(page)

        code = verbs.begin_for(page, "selma", email="ana.selma@example.org")
        verbs.tell_about_the_city(page, official="lee.selma@example.org")
        verbs.say_why_now(page)
        page.goto(f"/apply/{code}/why-now/")
        expect(page.locator("[name=need]")).to_have_value(verbs.NEED)
        page.goto(f"/apply/{code}/your-team/")
        verbs.leave_the_six_seats_open(page)
        verbs.tell_of_readiness_and_help(page)
        verbs.send_it(page)

        expect(_title(page)).to_have_text("The application for Selma has arrived")


def test_a_child_of_twelve_is_thanked_and_nothing_is_kept(walk: Walk) -> None:
    with walk(width=360) as page:
        verbs.say_one_is(page, 12)

        expect(_title(page)).to_have_text("Thank you for asking")
        assert [one["name"] for one in page.context.cookies()] == ["csrftoken"]
        assert shut_doors(page, "journey_twelve") == {}


def test_a_youth_of_fifteen_waits_for_their_guardian(walk: Walk) -> None:
    noa, guardian = "noa.young@example.org", "parent.young@example.org"

    with walk(width=360) as page:
        verbs.say_one_is(page, 15)
        page.locator("[name=guardian_email]").fill(guardian)
        assert shut_doors(page, "journey_fifteen") == {}
        verbs.send_who_one_is(page, "Noa Young", email=noa)
        verbs.enter_the_code(page, to=noa)
        page.goto("/me/")

        expect(_main(page)).to_contain_text("guardian")
        assert shut_doors(page, "journey_fifteen_waits") == {}
        mine = page.get_by_role("link", name="See your profile as others see it")
        profile = str(mine.get_attribute("href"))
        with walk() as parent:
            assert parent.goto(profile).status == 404
            verbs.follow_the_link_in_mail(parent, "/consent/", to=guardian)
            expect(_title(parent)).to_have_text("Your answer as a parent or guardian")
            verbs.press(parent, "I agree")
            expect(_main(parent)).to_contain_text("You agreed on")


@pytest.mark.parametrize("path", ["/", "/cities/", "/cities/vallejo/", "/get-involved/tiers/"])
def test_at_twice_the_size_nothing_scrolls_sideways_or_is_cut(walk: Walk, path: str) -> None:
    with walk(zoom=2) as page:
        page.goto(path)

        assert (sideways(page), cut(page)) == (0, [])


def test_at_twice_the_size_the_application_is_whole(walk: Walk) -> None:
    with walk(zoom=2) as page:
        code = verbs.begin_for(page, "sanger", email="sam.sanger@example.org")
        for chapter in verbs.CHAPTERS:
            page.goto(f"/apply/{code}/{chapter}/")

            assert (chapter, sideways(page), cut(page)) == (chapter, 0, [])


def test_the_glass_of_a_search_stands_at_the_end_of_its_field(walk: Walk) -> None:
    for width in (360, 1280):
        with walk(width=width) as page:
            page.goto("/nowhere/")
            field, glass = (
                page.locator(f"main .search{part}").bounding_box() for part in ("", " button")
            )

            assert field
            assert glass
            assert round(field["x"] + field["width"] - glass["x"] - glass["width"]) in (0, 1)


_BROKEN = """heads => heads.flatMap(head => {
  const text = head.firstChild, found = [];
  for (const {0: word, index} of text.data.matchAll(/\\S+/g)) {
    const range = document.createRange();
    range.setStart(text, index), range.setEnd(text, index + word.length);
    if (range.getClientRects().length > 1) found.push(word);
  }
  return found;
})"""


def test_no_word_above_a_column_is_broken_on_a_phone(walk: Walk) -> None:
    with walk(width=360, as_="imani") as page:
        page.goto("/es/staff/reports/")
        heads = page.locator(".table:not(.table-cards) thead .n")

        assert heads.count() > 9
        assert (heads.evaluate_all(_BROKEN), sideways(page)) == ([], 0)
