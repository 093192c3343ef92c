"""The demo's calendar: fourteen kinds of days, who came to them, and what stayed. All invented.

Days count back from the day the story is told; a negative number lies ahead.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from thrive.demo.chapters import EARLY, HOME, MIND, MONEY, SAFE, YOUTH
from thrive.demo.events_telling import (
    Visitor,
    city_called,
    days_ago,
    days_before,
    held,
    left_behind,
    monthly,
    planned,
    quarterly,
    series_of,
    signs_up,
    was_held,
)
from thrive.demo.telling import Teller
from thrive.events.actions import after, attendance, planning, registering
from thrive.events.actions.registering import Need, Wish
from thrive.events.models import Event, EventSeries, Registration
from thrive.events.paper_list import read
from thrive.events.views.registering import VISITOR
from thrive.events.words import FIVE_OF_THE_WEBINARS
from thrive.program import registry

MEET = "https://meet.example.org"


def the_calendar_fills(teller: Teller) -> None:
    """Fourteen of them, in the order in which they were planned."""
    the_webinars(teller)
    vallejos_team_meets(teller)
    the_seminar(teller)
    merced_learns_to_speak(teller)
    eureka_listens(teller)
    days_to_come(teller)
    affiliates_map_systems(teller)
    el_centros_lab(teller)


def the_webinars(teller: Teller) -> None:
    """Every three months, for the five kinds of leaders; two were held, two lie ahead."""
    plan = planned(
        teller, 168, 12, 60, "webinar", "Budgeting for children: what a city manager can do by March",
        title_es="Presupuesto para la niñez: lo que una gerencia municipal puede hacer antes de marzo",
        about="Three moves before the budget closes: a count of what already reaches children, one line to protect, one line to ask for.",
        about_es="Tres pasos antes de cerrar el presupuesto: contar lo que ya llega a la niñez, una partida que proteger y una que pedir.",
        link=f"{MEET}/budget", audiences=FIVE_OF_THE_WEBINARS, areas=(MONEY, EARLY),
        languages=("en", "es"), supports=("interpreter", "access"), capacity=300,
    )  # fmt: skip
    found = series_of(teller, 200, "imani", plan, quarterly(plan))
    rows = list(found.events.order_by("starts_at"))
    for row, comes in zip(rows, (("ruth", "fern", "linh", "dana"), ("ruth", "pat", "beatriz"), ("sunny", "fern")), strict=False):  # fmt: skip
        for key in comes:
            signs_up(teller, row, key, days_before(teller, row, 12))
    for row in rows[:2]:
        was_held(teller, row, "imani")
        left_behind(teller, row, "imani", "recording", f"Recording: {row.title[:60]}")
        left_behind(teller, row, "imani", "slides", "Slides, 24 pages")


def vallejos_team_meets(teller: Teller) -> None:
    """Every month; what only Vallejo's own people see. One falls on a holiday."""
    plan = planned(
        teller, 57, 17, 120, "design_team", "Design Team of Vallejo",
        about="Dinner at five thirty. The youth subgroup opens the evening.",
        place="JFK Library, Vallejo (demo)", community=city_called("Vallejo"), who="city",
        languages=("en", "es"), supports=("food", "childcare", "interpreter", "stipend", "transport"),
        areas=(SAFE, YOUTH),
    )  # fmt: skip
    found = series_of(teller, 75, "ruth", plan, monthly(plan, 6))
    rows = list(found.events.order_by("starts_at"))
    for row in rows[:3]:
        needs = [Need("interpreter", "es"), Need("food")]
        signs_up(teller, row, "elvira", days_before(teller, row, 9), needs=needs, language="es")
        signs_up(teller, row, "ximena", days_before(teller, row, 8), needs=[Need("food")])
        signs_up(teller, row, "ruth", days_before(teller, row, 8))
    for row in (one for one in rows if one.ends_at < teller.day(0, 0)):
        was_held(teller, row, "ruth")
    with teller.on(3):
        planning.cancel_event(
            rows[-1], reason="The library is closed that week. We meet again a month later.",
            by=teller["ruth"],
        )  # fmt: skip


def the_seminar(teller: Teller) -> None:
    """For everybody, with a guest who has no account."""
    plan = planned(
        teller, 25, 10, 75, "seminar", "What the Behavioral Health Services Act means for cities",
        title_es="Qué significa para las ciudades la Ley de Servicios de Salud Conductual",
        about="Where the new law leaves room for children and youth, and how a city takes part in the county’s plan.",
        about_es="Dónde deja la nueva ley espacio para la niñez y la juventud, y cómo participa una ciudad en el plan del condado.",
        link=f"{MEET}/bhsa", areas=(MIND,), languages=("en",), audiences=("managers", "behavioral", "partners"),
        supports=("interpreter",),
    )  # fmt: skip
    event = held(teller, 60, "devon", plan)
    for key in ("carmen", "mina", "rosa", "avery"):
        signs_up(teller, event, key, 30)
    a_guest_signs_up(teller, event, 29, "guest.of.the.seminar@example.org")
    was_held(teller, event, "devon")
    left_behind(teller, event, "devon", "recording", "Recording, 70 minutes")
    with teller.on(23):
        after.send_follow_up(
            event,
            words="Thank you for coming. The county’s dates for its plan are on the last slide.",
            by=teller["devon"],
        )


def merced_learns_to_speak(teller: Teller) -> None:
    """The advocacy training in four parts, in two languages; three of them were held."""
    plan = planned(
        teller, 17, 18, 120, "training", "Advocacy training in Merced",
        title_es="Capacitación en incidencia en Merced",
        about="Four evenings: who decides, how to speak, how to agree, what fairness asks for. Come to one or to all.",
        about_es="Cuatro noches: quién decide, cómo hablar, cómo acordar y qué pide la equidad. Venga a una o a todas.",
        place="McCombs Youth Center, Merced (demo)", community=city_called("Merced"), who="public", offering="T1_6",
        training="advocacy", languages=("en", "es", "hmn"), areas=(YOUTH, MONEY),
        supports=("interpreter", "childcare", "food", "stipend"), audiences=("teams", "residents", "youth"),
    )  # fmt: skip
    parts = tuple(one.slug for one in registry.current().training_modules)
    found = series_of(teller, 45, "luz", plan, "FREQ=WEEKLY;COUNT=4", modules=parts)
    rows = list(found.events.order_by("starts_at"))
    lists = (
        "Pa Houa Y. (demo), , Merced\nRosario G. (demo), , Merced\nChong V. (demo), , Merced",
        "Pa Houa Y. (demo), , Merced\nBlanca O. (demo), , Merced",
        "Rosario G. (demo), , Merced\nBlanca O. (demo), , Merced",
    )
    for row, names in zip(rows, lists, strict=False):
        signs_up(teller, row, "sunny", 22, needs=[Need("food")])
        with teller.on(days_ago(teller, row), 21):
            attendance.take_paper_list(row, lines=read(names), by=teller["luz"])
        was_held(teller, row, "luz")
    signs_up(teller, rows[3], "sunny", 22)
    signs_up(teller, rows[3], "ruth", 5)


def eureka_listens(teller: Teller) -> None:
    """A listening session; the list of names was on paper."""
    plan = planned(
        teller, 40, 18, 90, "listening", "What parents and faith leaders of Eureka told us",
        about="Three questions at five tables. What was said goes to the Core Team with consent.",
        place="Jefferson Community Center, Eureka (demo)", community=city_called("Eureka"), areas=(MIND, HOME),
        supports=("food", "childcare", "transport"), audiences=("residents", "partners"),
    )  # fmt: skip
    event = held(teller, 62, "priya", plan)
    signs_up(teller, event, "joan", 50)
    names = "Name, Email, City\nWilla T. (demo), , Eureka\nEd M. (demo), , Eureka\nWren A. (demo), wren@example.org, Eureka\nOdessa P. (demo), , Eureka"
    with teller.on(39, 9):
        attendance.take_paper_list(event, lines=read(names), by=teller["priya"])
    was_held(teller, event, "priya")
    left_behind(teller, event, "priya", "notes", "What was said, without names")


def days_to_come(teller: Teller) -> None:
    """What lies ahead for everybody."""
    sense = planned(
        teller, -12, 18, 120, "workshop", "Sense-making night: what do these numbers say about our block?",
        title_es="Noche de interpretación: ¿qué dicen estos números de nuestra cuadra?",
        about="We read the charts together, in Hmong, Spanish and English, and write down what they leave out.",
        about_es="Leemos juntas y juntos las gráficas, en hmong, español e inglés, y anotamos lo que dejan fuera.",
        place="Merced County Library (demo)", community=city_called("Merced"), offering="T1_3", areas=(YOUTH,),
        languages=("en", "es", "hmn"), supports=("interpreter", "food", "childcare", "stipend", "transport"),
        audiences=("residents", "youth"), capacity=40, questions=(("How many children come with you?", "¿Cuántos niños vienen con usted?", False),),
    )  # fmt: skip
    event = held(teller, 20, "luz", sense)
    signs_up(teller, event, "sunny", 9, needs=[Need("interpreter", "hmn"), Need("childcare", note="two children, 4 and 6")])  # fmt: skip
    data = planned(
        teller, -8, 10, 90, "training", "Reading data and maps: a first morning",
        title_es="Leer datos y mapas: una primera mañana",
        about="What a rate is, what a margin of error is, and what a map hides. Bring a question about your own city.",
        about_es="Qué es una tasa, qué es un margen de error y qué esconde un mapa. Traiga una pregunta sobre su ciudad.",
        link=f"{MEET}/maps", offering="T1_3", training="spatial-literacy", languages=("en", "es"),
        supports=("interpreter", "access"), audiences=("teams", "staff"), capacity=60,
    )  # fmt: skip
    event = held(teller, 21, "ana", data)
    for key in ("ruth", "mina", "joan"):
        signs_up(teller, event, key, 6)
    hearing = planned(
        teller, -6, 18, 120, "council", "Council of Santa Maria: report on legal help for tenants",
        about="The council holds this hearing; one signs up to speak on the city’s own page.",
        place="Council Chamber, Santa Maria (demo)", elsewhere="https://santa-maria.example.org/agenda",
        community=city_called("Santa Maria"), areas=(HOME,), languages=("en", "es", "mix"), supports=("interpreter",),
    )  # fmt: skip
    held(teller, 15, "beatriz", hearing)
    call = planned(
        teller, -3, 15, 45, "call", "Hayward and Vallejo: by-laws of a youth commission",
        link=f"{MEET}/mentors", community=city_called("Hayward"), who="members", areas=(YOUTH,), audiences=("teams",),
    )  # fmt: skip
    event = held(teller, 12, "fern", call)
    signs_up(teller, event, "ruth", 4)
    advisory = planned(
        teller, -18, 16, 120, "advisory", "Equity Advisory Group",
        about="Advice on the next cycle’s form: which questions keep small cities out?",
        link=f"{MEET}/equity", who="members", languages=("en", "es"), supports=("interpreter", "stipend"),
    )  # fmt: skip
    held(teller, 30, "imani", advisory)
    convening = planned(
        teller, -60, 9, 480, "convening", "All Children Thrive: the yearly convening",
        title_es="All Children Thrive: la reunión anual",
        about="Two days, all cities, youth in the lead. Travel is paid for residents and youth.",
        about_es="Dos días, todas las ciudades, la juventud al frente. Se paga el viaje a residentes y jóvenes.",
        place="A hall in Sacramento (demo)", languages=("en", "es", "hmn", "asl"), capacity=400,
        supports=("interpreter", "childcare", "food", "stipend", "transport", "access"),
        audiences=("teams", "residents", "youth", "partners"),
    )  # fmt: skip
    two_days = replace(convening, ends_at=convening.ends_at + datetime.timedelta(days=1))
    event = held(teller, 40, "imani", two_days)
    signs_up(teller, event, "fern", 20)
    a_guest_signs_up(teller, event, 1, "guest.of.the.convening@example.org")


def a_guest_signs_up(teller: Teller, event: Event, ago: int, email: str) -> None:
    """Without an account, by the link in a mail."""
    with teller.on(ago):
        place = registering.ask_for_place(
            event, name="A guest (demo)", email=email, is_adult=True,
            wish=Wish(), visitor=Visitor(), by=VISITOR,
        )  # fmt: skip
        registering.confirm_place(place, by=VISITOR)


def affiliates_map_systems(teller: Teller) -> None:
    """A small room for three cities: it is full, and one more waits."""
    plan = planned(
        teller, -16, 13, 150, "workshop", "Systems mapping for Affiliate cities",
        about="Who shapes the life of a child in your city, and where is a link missing? You leave with your own map.",
        link=f"{MEET}/systems", offering="T1_4", audiences=("teams",), capacity=3, supports=("interpreter",),
    )  # fmt: skip
    event = held(teller, 25, "priya", plan)
    for day, key in ((14, "mina"), (13, "joan"), (11, "pat"), (7, "elvira")):
        signs_up(teller, event, key, day)


def el_centros_lab(teller: Teller) -> None:
    """For youth: two adults are named, and only El Centro's own people see it."""
    plan = planned(
        teller, -21, 15, 180, "idea_lab", "After 3 pm in the heat",
        title_es="Después de las 3, con este calor",
        about="A lab of the youth circle: what would make an afternoon at 110 degrees safe? Three officials come to answer.",
        about_es="Un laboratorio del círculo juvenil: ¿qué haría segura una tarde a 43 grados? Tres autoridades vienen a responder.",
        place="Fire Station 3, El Centro (demo)", community=city_called("El Centro"), who="city", offering="T1_7",
        areas=(MIND,), languages=("es", "en"), audiences=("youth",), for_youth=True,
        adults="Carmen Aguilar-Stone (demo), Saúl N. (demo)",
        supports=("food", "stipend", "transport", "interpreter"), capacity=30,
    )  # fmt: skip
    held(teller, 18, "luz", plan)


def forget_events() -> None:
    """Everything of the demo's calendar; people and cities are forgotten elsewhere."""
    mine = Event.objects.filter(is_demo=True)
    Registration.objects.filter(event__in=mine).delete()
    mine.delete()
    EventSeries.objects.filter(is_demo=True).delete()
