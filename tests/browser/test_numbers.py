"""Journeys of numbers in real Chromium: from a file to a reader, from a chart to a plan, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser import city_verbs, verbs
from tests.browser.conftest import PATIENCE
from tests.browser.doors import shut_doors, sideways
from thrive.base import clock

Walk = Callable[..., Any]
HEAD = "place,year,indicator,race,numerator,denominator\n"
GROUPS = (("All", 3004, 30017), ("White", 1503, 12007), ("Latino", 1001, 11003),
          ("Black", 493, 5004), ("Asian", 7, 2003))  # fmt: skip
COUNTS = "".join(
    f"{place},{year},child-poverty,{name},{part},{whole}\n"
    for place in ("06095", "06113")
    for year in (2022, 2023)
    for name, part, whole in GROUPS
)
PAGE = "/data/child-poverty/solano-county/"
WORDS = "The bus does not come by when the shift ends."


def _main(page: Page) -> Locator:
    return page.locator("main")


def test_a_file_with_a_fault_is_mended_published_by_two_and_read_by_a_resident(walk: Walk) -> None:
    with walk(as_="ana") as ana, walk(as_="imani") as imani, walk(width=360) as resident:
        # A data set is opened; a file with one wrong cell is refused by line, and mended.
        _opens_a_data_set(ana)
        _brings(ana, HEAD + COUNTS + "06001,2023,child-poverty,All,many,10\n")
        assert shut_doors(ana, "journey_import_columns") == {}
        verbs.press(ana, "Read the file")
        expect(_main(ana)).to_contain_text("1 problem. Nothing was imported.")
        expect(ana.get_by_role("row", name=re.compile("22 numerator"))).to_be_visible()
        assert shut_doors(ana, "journey_import_refused") == {}
        _brings(ana, HEAD + COUNTS)
        expect(_main(ana)).to_contain_text("A file with these columns came before.")
        verbs.press(ana, "Read the file")
        expect(_main(ana)).to_contain_text("20 rows · 2 places")

        # One person protects and approves it; the second person publishes; before that, nobody reads.
        release = ana.get_by_role("link", name="Open the release").get_attribute("href")
        ana.goto(str(release))
        _does(ana, "/check/")
        expect(_main(ana)).to_contain_text("rows count 1 to 10 people")
        assert shut_doors(ana, "journey_release_checked") == {}
        _does(ana, "/approve/")
        expect(_main(ana)).to_contain_text("A second person must look")
        resident.goto(PAGE)
        expect(_main(resident)).to_contain_text("There is no number of it for Solano County yet.")
        imani.goto(str(release))
        assert shut_doors(imani, "journey_release_second") == {}
        _does(imani, "/publish/")

        # A resident reads the number, the groups with two of them withheld, and compares two places.
        resident.goto(f"{PAGE}?by=race")
        expect(resident.get_by_role("heading", level=1)).to_contain_text("Solano County: 10.0%")
        expect(_main(resident)).to_contain_text("Withheld")
        assert "0.3%" not in _main(resident).inner_text()
        assert shut_doors(resident, "journey_number") == {}
        resident.goto("/data/compare/?one=Solano+County&other=Yolo+County")
        expect(_main(resident)).to_contain_text("Child poverty")
        assert sideways(resident) == 0


def _opens_a_data_set(ana: Page) -> None:
    ana.goto("/data/import/new-set/")
    said = {"title": "County counts", "slug": "county-counts", "publisher": "Solano County"}
    said |= {"source": "Counts of children", "license": "CC BY 4.0"}
    for name, words in said.items():
        ana.locator(f"[name={name}]").fill(words)
    verbs.press(ana, "Open a data set")


def _brings(ana: Page, content: str) -> None:
    """Bring the file as far as the page that asks what its columns mean."""
    ana.goto("/data/import/")
    verbs.choose(ana, "Data set", "County counts")
    ana.locator("[name=file]").set_input_files(
        {"name": "counts.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    verbs.press(ana, "Bring this file")
    expect(ana.get_by_role("heading", level=1)).to_have_text("What the columns mean")
    expect(ana.locator("[name=numerator]")).to_have_value("numerator")
    ana.locator("[name=per]").select_option("100")


def test_the_marks_of_a_chart_are_walked_with_the_keyboard_and_said(walk: Walk) -> None:
    with walk() as page:
        page.goto("/data/chronic-absence/marysville/")
        verbs.tab_to(page, "[data-marks=along]")
        said = page.locator("[data-marks=along] + [aria-live]")
        first = str(page.locator(".trend title").first.text_content())

        heard = []
        for key in ("ArrowRight", "End", "ArrowLeft", "Home", "Escape"):
            page.keyboard.press(key)
            heard.append(said.inner_text())

        assert [heard[0], heard[3], heard[4]] == [first, first, ""]
        assert len({*heard}) == 4
        assert all(re.match(r"20\d\d: \d", one) for one in heard[:4])
        assert shut_doors(page, "journey_marks") == {}
    with walk(script=False) as page:
        page.goto("/data/chronic-absence/marysville/")
        page.locator("details:has(table) > summary").first.click()
        expect(page.locator("details[open] table").first).to_contain_text(heard[0][:4])


def test_a_design_team_weighs_the_index_and_youth_and_adults_are_read_apart(walk: Walk) -> None:
    work, equal = "/cities/vallejo/index-weights/", (20, 20, 20, 20, 10, 10)
    with walk(as_="luz") as luz:
        luz.goto(f"{work}open/")
        luz.locator("[name=question]").fill("What matters most this winter?")
        city_verbs.send(luz)
        for who, points in (("elvira", equal), ("ximena", (0, 40, 40, 0, 0, 20))):
            with walk(width=360, as_=who) as member:
                _gives(member, f"{work}points/", (*points[:5], points[5] + 5))
                expect(_main(member)).to_contain_text("Take 5 points away.")
                assert shut_doors(member, "journey_points") == {}
                _gives(member, "", points)
                expect(member.locator("body")).to_contain_text("Your points are counted.")
        luz.goto(work)
        luz.locator("details > summary").filter(has_text="without an account").click()
        for name in ("Amani", "Dev", "Rhea", "Teo", "Concha", "Marcus", "Nadia", "Ray"):
            paper = luz.locator("details a").filter(has_text=re.compile(f"^{name} ")).first
            _gives(luz, str(paper.get_attribute("href")), equal)
        city_verbs.button(luz, "Close the sitting").click()
        luz.locator("form[action$='/publish/'] button").click()  # asks once more
        _does(luz, "/publish/")
        expect(luz.get_by_role("link", name="See them as everybody does")).to_be_visible()
    with walk(width=360) as visitor:
        visitor.goto("/es/data/index/weights/vallejo/2/")
        expect(_main(visitor)).to_contain_text("5 personas")
        assert shut_doors(visitor, "journey_weights") == {}
        visitor.goto("/data/index/vallejo/?team=vallejo-2-youth")
        expect(_main(visitor)).to_contain_text("The published index stays as it is.")
        assert sideways(visitor) == 0


def _gives(page: Page, address: str, points: tuple[int, ...]) -> None:
    if address:
        page.goto(address)
    for area, value in enumerate(points, 1):
        page.locator(f"[name=w{area}]").fill(str(value))
    with page.expect_navigation():
        page.locator("form:has([name=w1]) button").last.click()


def test_from_a_neighborhood_to_a_story_and_to_the_roadmap(walk: Walk) -> None:
    data = "/es/cities/vallejo/data/"
    with (
        walk(width=360, as_="elvira") as elvira,
        walk(as_="luz") as luz,
        walk(as_="ruth") as ruth,
        walk() as visitor,
    ):
        # Elvira draws a neighborhood on her phone, in Spanish; the coach chooses it.
        elvira.goto(f"{data}neighborhoods/new/")
        elvira.locator("[name=name]").fill("Junto al puerto")
        for tract in ("06095250900", "06095251000"):
            elvira.locator(f"[name=tracts][value='{tract}']").check()
        _sends(elvira, "tracts")
        _opens(elvira, "Junto al puerto")
        assert shut_doors(elvira, "journey_neighborhood") == {}
        luz.goto(elvira.url.replace("/es/", "/"))
        _does(luz, "/choose/")
        visitor.goto(luz.url)
        expect(_main(visitor)).to_contain_text("Poverty")

        # They look at a number together: I notice, I wonder, what is missing; on one consent.
        luz.goto("/cities/vallejo/data/consents/")
        luz.locator("[name=mark]").fill("Winter night, sheet 1")
        luz.locator("[name=given_on]").fill(clock.today().isoformat())
        _sends(luz, "mark")
        session = _meets(elvira, f"{data}sessions/new/")
        for prompt, words in (
            ("notice", WORDS),
            ("wonder", "Who decides it?"),
            ("missing", "Rent."),
        ):
            elvira.locator("[name=prompt]").select_option(prompt)
            elvira.locator("[name=words]").fill(words)
            _consents(elvira, "Winter night")
            _sends(elvira, "prompt")
        luz.goto(session.replace("/es/", "/"))
        assert shut_doors(luz, "journey_session") == {}
        note = luz.locator("[id^=finding-]").filter(has_text=WORDS)
        with luz.expect_navigation():
            note.locator("form[action$='/show/'] button").click()
        visitor.goto("/data/no-vehicle/vallejo/")
        expect(_main(visitor)).to_contain_text(WORDS)

        # A story of three blocks is read by a second person, published, and linked to the roadmap.
        story = _tells(elvira, data)
        for desk, deed in ((elvira, "/send/"), (luz, "/review/"), (ruth, "/publish/")):
            desk.goto(story.replace("/es/", "/"))
            _does(desk, deed)
        elvira.goto(f"{story}link/")
        elvira.locator("[name=to]").select_option(index=1)
        _sends(elvira, "to")
        visitor.goto("/stories/")
        _opens(visitor, "Sin autobús")
        expect(_main(visitor)).to_contain_text(WORDS)
        assert shut_doors(visitor, "journey_story") == {}
        visitor.goto("/cities/vallejo/roadmap/")
        expect(_main(visitor)).to_contain_text("Because of: Sin autobús")


def test_a_phase_does_not_close_before_the_one_before_it(walk: Walk) -> None:
    with walk(as_="sunny") as sunny:
        sunny.goto("/cities/merced/data/phases/5/")
        _does(sunny, "/begin/")
        sunny.locator("[name=words]").fill("Twelve walks with a map")
        sunny.locator("[name=happened_on]").fill(clock.today().isoformat())
        _sends(sunny, "happened_on")

        expect(_main(sunny)).to_contain_text("Phases may overlap, but close in order.")
        assert sunny.locator("form[action$='/close/']").count() == 0
        assert shut_doors(sunny, "journey_phase") == {}


def _sends(page: Page, field: str) -> None:
    """Press the button of the form that holds this field."""
    with page.expect_navigation():
        page.locator(f"main form:has([name={field}]) button").last.click()


def _does(page: Page, deed: str) -> None:
    """Press the button of this deed. To check or publish many numbers takes a slow machine long."""
    button = page.locator(f"main form[action$='{deed}'] button").first
    with page.expect_navigation(timeout=3 * PATIENCE):
        button.click(timeout=3 * PATIENCE)


def _opens(page: Page, name: str) -> None:
    """Follow the link, unless one stands on that page already."""
    title = page.get_by_role("heading", level=1)
    if title.inner_text() != name:
        page.get_by_role("link", name=name).first.click()
    expect(title).to_have_text(name)


def _consents(page: Page, mark: str) -> None:
    field = page.locator("[name=consent]")
    value = field.locator("option").filter(has_text=mark).first.get_attribute("value")
    field.select_option(value=value)


def _meets(elvira: Page, address: str) -> str:
    """A session about one number is planned and held; its address."""
    elvira.goto(address)
    elvira.locator("[name=title]").fill("Noche de invierno")
    elvira.locator("[name=held_on]").fill(clock.today().isoformat())
    elvira.locator("[name=indicators][value=no-vehicle]").check()
    _sends(elvira, "held_on")
    _opens(elvira, "Noche de invierno")
    _does(elvira, "/hold/")
    return elvira.url


def _tells(elvira: Page, data: str) -> str:
    """A story with a text, a chart and a quote; the address where it is written."""
    elvira.goto(f"{data}stories/new/")
    elvira.locator("[name=title]").fill("Sin autobús")
    elvira.locator("[name=lead]").fill("Quien no tiene carro espera.")
    elvira.locator("[name=language]").select_option("es")
    _sends(elvira, "lead")
    _opens(elvira, "Sin autobús")
    story = elvira.url
    elvira.goto(f"{story}add/text/")
    elvira.locator("[name=words]").fill("Caminamos por cuatro parques.")
    _sends(elvira, "words")
    elvira.goto(f"{story}add/chart/")
    elvira.locator("[name=heading]").fill("Uno de cada trece hogares")
    elvira.locator("[name=indicator]").select_option("no-vehicle")
    _sends(elvira, "indicator")
    elvira.goto(f"{story}add/quote/")
    elvira.locator("[name=words]").fill(WORDS)
    _consents(elvira, "Winter night")
    _sends(elvira, "consent")
    return story
