"""Journeys of a city in real Chromium: a Pilot's team and first steps, a Vanguard that mentors."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import city_verbs, verbs
from tests.browser.doors import shut_doors, sideways
from tests.browser.vanguards import ENGLISH, SPANISH, Vanguard
from thrive.base import clock

Walk = Callable[..., Any]
MIA, ROSARIO = "mia.lancaster@example.org", "rosario.lancaster@example.org"
PEOPLE = f"""Mia Torres; {MIA}
Eli Ramos
Rosario Gil; {ROSARIO}; Adult resident
Ben Oduya; Adult resident"""
EARLY = "Please send it again when everybody has signed."
SPACES = {"name": "Ana Vega", "email": "ana.vega@example.org", "organization": "Desert Families"}


def _main(page: Page) -> Locator:
    return page.locator("main")


def test_a_pilot_city_brings_its_team_together_signs_and_takes_its_first_steps(walk: Walk) -> None:
    team_step = "/cities/lancaster/milestones/T2_1/"
    with walk() as dana, walk(as_="theo") as theo:
        city_verbs.come_in(dana, "dana")

        # Dana fills the seat that is open; Theo sets the six; Dana forms the Design Team.
        _fills_the_open_seat(dana)
        _sets_the_six(theo)
        city_verbs.form_a_team(dana, "lancaster", PEOPLE, "Mia T", "Rosario G")
        expect(dana.locator("#youth")).to_contain_text("Represents the subgroup")
        expect(dana.locator("#adult")).to_contain_text("Represents the subgroup")
        expect(_main(dana).locator(".pill").first).to_have_text("Complete")

        # Everybody needed has signed but Mia’s guardian. The step is sent too early and comes back.
        parent = "parent.lancaster@example.org"
        _everybody_signs(walk, dana, theo, parent)
        expect(_main(dana)).to_contain_text("Not in force yet.")
        city_verbs.show(dana, team_step, "Both subgroups met at the library and read the letter.")
        city_verbs.answer(dana, team_step, "submit")
        theo.goto(team_step)
        expect(_main(theo)).to_contain_text("The Letter of Agreement is not in force yet")
        city_verbs.answer(theo, team_step, "send-back", EARLY)

        # The guardian signs: the letter is in force. The step is sent again, and verified.
        with walk() as guardian:
            city_verbs.sign_with_the_link_in_mail(
                guardian, "Carla Torres", email=parent, piece="/agreement/guardian/"
            )
        dana.goto("/cities/lancaster/agreement/")
        expect(_main(dana)).to_contain_text("Version 1 is in force since")
        assert shut_doors(dana, "journey_letter_in_force") == {}
        dana.goto(team_step)
        expect(_main(dana)).to_contain_text(f"The last answer: {EARLY}")
        city_verbs.answer(dana, team_step, "submit")
        city_verbs.answer(theo, team_step, "verify")
        expect(_main(theo)).to_contain_text("Checked, and it counts.")

        # A resolution with its file is recorded, checked, and public from then on.
        city_verbs.record_a_resolution(dana, "lancaster", "2026-014")
        _checks_the_resolution(theo)
        with walk() as visitor:
            _reads_the_resolution(visitor, dana)
        dana.goto("/cities/lancaster/milestones/")
        # The third is its part in the Learning Community: it introduced itself there.
        expect(_main(dana)).to_contain_text("3 of 9 steps done that the tier Pilot asks for.")
        expect(_main(dana)).to_contain_text("Met A resolution or an MOU commits the city.")


def _fills_the_open_seat(dana: Page) -> None:
    dana.goto("/cities/lancaster/core-team/")
    expect(_main(dana)).to_contain_text("5 of 6 seats filled")
    dana.goto("/desk/")
    dana.locator("main a[href*='/apply/status/']").first.click()
    dana.get_by_role("link", name="Open your team of six").click()
    for part, words in SPACES.items():
        dana.locator(f"[name=cbo_adult-{part}]").fill(words)
    dana.locator("[name=cbo_adult-looking]").uncheck()
    with dana.expect_navigation():
        verbs.press(dana, "Save and go on")
    dana.goto("/cities/lancaster/core-team/")
    expect(_main(dana)).to_contain_text("6 of 6 seats filled")


def _sets_the_six(theo: Page) -> None:
    theo.goto("/staff/pipeline/?view=list")
    theo.get_by_role("link", name="Lancaster", exact=True).first.click()
    theo.get_by_role("link", name="Confirm the Core Team").click()
    verbs.press(theo, "Confirm the team")
    expect(theo.locator("body")).to_contain_text("The Core Team is set.")


def _everybody_signs(walk: Walk, dana: Page, theo: Page, parent: str) -> None:
    """Dana with her account, Mia and Rosario by the link in their mail, the other adults on paper."""
    dana.goto("/cities/lancaster/agreement/")
    verbs.press(dana, "Write to those who have not signed")
    expect(dana.locator("body")).to_contain_text("We have written to 8 people.")
    city_verbs.follow(dana, "/sign/")
    city_verbs.sign(dana, "Dana Whitlock")
    with walk(width=360) as mia:
        city_verbs.sign_with_the_link_in_mail(mia, "Mia Torres", email=MIA, guardian=parent)
        expect(_main(mia)).to_contain_text("once your parent or guardian has signed too")
    with walk() as rosario:
        city_verbs.sign_with_the_link_in_mail(rosario, "Rosario Gil", email=ROSARIO)
    city_verbs.keep_the_paper_of_the_adults(theo, "lancaster")
    dana.goto("/cities/lancaster/agreement/")


def _checks_the_resolution(theo: Page) -> None:
    theo.goto("/cities/lancaster/commitment/")
    city_verbs.follow(theo, "/check/")
    assert shut_doors(theo, "journey_check_commitment") == {}
    verbs.press(theo, "Confirm that it commits the city")
    expect(theo.locator("body")).to_contain_text("It counts. The commitment step is verified.")


def _reads_the_resolution(visitor: Page, dana: Page) -> None:
    dana.goto("/cities/lancaster/commitment/")
    paper = str(dana.get_by_role("link", name="2026-014.pdf").get_attribute("href"))
    answer = visitor.request.get(paper)
    assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")


def test_a_guardian_signs_and_a_step_goes_back_and_forth_in_spanish_with_the_keyboard(
    walk: Walk,
) -> None:
    step, send = "/es/cities/el-centro/milestones/T2_5/", "main form button"
    parent = "marisela.huerta@example.org"
    with walk(width=360) as carmen, walk(width=360, as_="luz") as luz:
        # The letter waits for one guardian: Carmen asks again, and the guardian signs.
        city_verbs.come_in(carmen, "carmen")
        carmen.goto("/es/cities/el-centro/agreement/")
        expect(_main(carmen)).to_contain_text("Todavía no está en vigor.")
        city_verbs.enter(carmen, "a[href*='/agreement/guardian/']")
        verbs.type_into(carmen, "guardian_name", "Marisela Huerta")
        verbs.type_into(carmen, "guardian_email", parent)
        city_verbs.enter(carmen, send)
        with walk(width=360) as guardian:
            _signs_by_keyboard(guardian, parent)
        carmen.goto("/es/cities/el-centro/agreement/")
        expect(_main(carmen)).to_contain_text("La versión 1 está en vigor desde el")

        # Carmen finds the step, shows something and sends it; Luz sends it back.
        carmen.goto("/es/cities/el-centro/milestones/")
        city_verbs.enter(carmen, f"a[href='{step}']")
        assert sideways(carmen) == 0
        city_verbs.type_the_day_and_words(carmen, clock.today(), "Vinieron 22 jóvenes.")
        city_verbs.enter(carmen, "form:has([name=words]) button")
        expect(_main(carmen)).to_contain_text("Vinieron 22 jóvenes.")
        _sends(carmen, send)
        luz.goto(step)
        city_verbs.enter(luz, "a[href$='/T2_5/send-back/']")
        verbs.type_into(luz, "reason", "Falta la lista de ideas.")
        city_verbs.enter(luz, send)

        # Carmen reads why, and sends it again; Luz verifies it, and the team's own step as well.
        carmen.goto(step)
        expect(_main(carmen)).to_contain_text("La última respuesta: Falta la lista de ideas.")
        _sends(carmen, send)
        for code in ("T2_5", "T2_1"):
            luz.goto(f"/es/cities/el-centro/milestones/{code}/")
            city_verbs.enter(luz, f"a[href$='/{code}/verify/']")
            city_verbs.enter(luz, send)
            expect(_main(luz)).to_contain_text("Se revisó y cuenta.")


def _signs_by_keyboard(guardian: Page, email: str) -> None:
    verbs.follow_the_link_in_mail(guardian, "/agreement/guardian/", to=email)
    assert sideways(guardian) == 0
    verbs.type_into(guardian, "name", "Marisela Huerta")
    for box in ("means_it", "accepts_electronic"):
        verbs.tab_to(guardian, f"[name={box}]")
        guardian.keyboard.press("Space")
    city_verbs.enter(guardian, "form:has([name=means_it]) button")
    expect(_main(guardian)).to_contain_text("Usted firmó el")


def _sends(carmen: Page, send: str) -> None:
    city_verbs.enter(carmen, "a[href$='/T2_5/submit/']")
    city_verbs.enter(carmen, send)
    expect(_main(carmen)).to_contain_text("Enviado. Su coach lo revisa.")


@pytest.mark.parametrize("told", [ENGLISH, SPANISH], ids=["english", "spanish"])
def test_a_vanguard_is_credited_on_a_star_refused_on_a_cross_and_mentors_a_pilot(
    walk: Walk, told: Vanguard
) -> None:
    with (
        walk(width=told.width) as lead,
        walk(width=told.width) as pilot,
        walk(width=told.width, as_="theo") as theo,
    ):
        for code in told.reopened:
            reason = "The proof of this step was lost; please show it again."
            city_verbs.answer(theo, _step(told, code), "reopen", reason)
        city_verbs.come_in(lead, told.lead)
        city_verbs.come_in(pilot, told.pilot_lead)

        _is_credited_on_a_star(told, lead, theo)
        _is_refused_on_a_cross(told, lead)
        (_comes_up_in_line if told.leaves else _agree_on_a_pair)(told, lead, pilot)
        _talk_and_confirm(told, lead, pilot)


def _step(told: Vanguard, code: str) -> str:
    return f"{told.at}/cities/{told.slug}/milestones/{code}/"


def _shows_what_was_before(told: Vanguard, lead: Page, code: str) -> None:
    before = clock.today() - datetime.timedelta(days=2000)
    words = "22 youth came, long before the program."
    city_verbs.show(lead, _step(told, code), words, on=before.isoformat(), button=told.keep)
    assert sideways(lead) == 0


def _is_credited_on_a_star(told: Vanguard, lead: Page, theo: Page) -> None:
    _shows_what_was_before(told, lead, "T2_5")
    city_verbs.answer(lead, _step(told, "T2_5"), "claim")
    city_verbs.answer(theo, _step(told, "T2_5"), "verify")
    lead.goto(_step(told, "T2_5"))
    expect(_main(lead)).to_contain_text(told.credited)


def _is_refused_on_a_cross(told: Vanguard, lead: Page) -> None:
    """The page of a step with a cross has no such button; whoever knows the address is told why."""
    _shows_what_was_before(told, lead, "T2_10")
    assert lead.locator("a[href$='/claim/']").count() == 0
    lead.goto(f"{_step(told, 'T2_10')}claim/")
    city_verbs.send(lead)
    expect(_main(lead)).to_contain_text(told.crossed)


def _agree_on_a_pair(told: Vanguard, lead: Page, pilot: Page) -> None:
    """The Pilot finds the Vanguard and asks it; the Vanguard says yes from its mail."""
    pilot.goto(f"{told.at}/mentoring/cities/{told.pilot}/")
    city_verbs.follow(pilot, f"?mentor={told.slug}&mentee={told.pilot}")
    pilot.locator("[name=topics]").fill("By-laws of a youth commission.")
    with pilot.expect_navigation():
        verbs.press(pilot, told.propose)
    pilot.goto(f"{told.at}/mentoring/")
    expect(_main(pilot)).to_contain_text(told.waits)
    verbs.follow_the_link_in_mail(lead, "/mentoring/", to=f"{told.lead}@example.org")
    lead.goto(f"{told.at}{urlsplit(lead.url).path}")
    city_verbs.follow(lead, "/accept/")
    city_verbs.send(lead)
    lead.goto(f"{told.at}/mentoring/")
    expect(lead.locator("#pairs-h ~ ul")).to_contain_text(told.active)


def _comes_up_in_line(told: Vanguard, lead: Page, pilot: Page) -> None:
    """All places of the Vanguard are taken. One pair ends; the Pilot that waited is asked, and both
    say yes."""
    lead.goto(f"{told.at}/mentoring/cities/{told.slug}/")
    lead.get_by_role("link", name=told.leaves).click()
    city_verbs.follow(lead, "/end/")
    lead.locator("[name=reason]").fill("What was asked for is done.")
    city_verbs.send(lead)
    for page, city in ((lead, told.slug), (pilot, told.pilot)):
        page.goto(f"{told.at}/mentoring/cities/{city}/")
        page.get_by_role("link", name=told.active).click()
        city_verbs.follow(page, "/accept/")
        city_verbs.send(page)
    lead.goto(f"{told.at}/mentoring/")
    expect(lead.locator("#pairs-h ~ ul")).to_contain_text(told.active)


def _talk_and_confirm(told: Vanguard, lead: Page, pilot: Page) -> None:
    lead.goto(f"{told.at}/mentoring/cities/{told.slug}/")
    lead.get_by_role("link", name=told.active).click()
    lead.locator("[name=topics]").fill("Who may vote.")
    verbs.press(lead, told.keep_contact)
    expect(lead.locator("#log-h ~ ul")).to_contain_text(told.waits_for_pilot)
    pilot.goto(f"{told.at}/mentoring/cities/{told.pilot}/")
    pilot.get_by_role("link", name=told.active).click()
    assert sideways(pilot) == 0
    city_verbs.button(pilot, told.confirm, "Who may vote.").click()
    expect(pilot.locator("body")).to_contain_text(told.confirmed)
    lead.goto(_step(told, "mentoring"))
    expect(lead.locator("#proof-h ~ ul")).to_contain_text(told.proof)
