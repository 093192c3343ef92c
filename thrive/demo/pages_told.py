"""The demo's program pages: why, news, how the objectives stand, words, messages. All invented but
the text of the page that gives the reasons, whose figures are cited."""

from __future__ import annotations

from dataclasses import dataclass

from thrive.base.refs import SYSTEM
from thrive.demo.telling import Teller
from thrive.pages.actions import texts, written
from thrive.pages.actions.contact import send_message, settle_message
from thrive.pages.actions.loading import load_pages
from thrive.pages.actions.texts import Said
from thrive.pages.models import AddedWord, ContactMessage, ContentPage, NewsPost, ObjectiveReport
from thrive.pages.queries.written import objectives_page
from thrive.pages.words import forget_words
from thrive.people.actions import update_profile
from thrive.people.models import Person

SHOWN = ("imani", "luz", "saanvi", "devon")


@dataclass(frozen=True, slots=True)
class Post:
    slug: str
    ago: int
    title: tuple[str, str]
    summary: tuple[str, str]
    body: tuple[str, str]


POSTS = (
    Post(
        "park-walks-begin",
        190,
        (
            "Youth walk the parks of Vallejo (demo)",
            "Jóvenes recorren los parques de Vallejo (demo)",
        ),
        (
            "A youth group walked ten parks with one list. The city will repair by that list.",
            "Un grupo juvenil recorrió diez parques con una misma lista. La ciudad reparará según ella.",
        ),
        (
            "They looked at lights, shade, toilets and the way to the park.\n\nThe council hears them next month.",
            "Miraron luces, sombra, baños y el camino al parque.\n\nEl concejo los escucha el próximo mes.",
        ),
    ),
    Post(
        "toolkit-opens",
        60,
        ("The toolkit is open to everybody (demo)", "La caja de herramientas está abierta (demo)"),
        (
            "Forty strategies and model policies, in English and Spanish, without an account.",
            "Cuarenta estrategias y políticas modelo, en inglés y español, sin cuenta.",
        ),
        (
            "Each says who decides, what the evidence says, what it costs and how to begin.\n\nMissing something? Every entry has a link to suggest a change.",
            "Cada una dice quién decide, qué dice la evidencia, qué cuesta y cómo empezar.\n\n¿Falta algo? Cada una tiene un enlace para sugerir un cambio.",
        ),
    ),
    Post(
        "hayward-shows-how",
        12,
        ("Hayward shows how it began (demo)", "Hayward cuenta cómo empezó (demo)"),
        (
            "Five cities listened to how a youth commission got money of its own.",
            "Cinco ciudades escucharon cómo una comisión juvenil logró dinero propio.",
        ),
        (
            "The hardest part, they said, was the promise to answer in writing.\n\n- Begin with a date.\n- Keep it.",
            "Lo más difícil, dijeron, fue la promesa de responder por escrito.\n\n- Empiecen con una fecha.\n- Cúmplanla.",
        ),
    ),
)
REPORTS = (
    (
        0,
        "begin",
        900,
        "The group met for the first time and chose its chair. (demo)",
        "El grupo se reunió por primera vez y eligió quién lo dirige. (demo)",
    ),
    (
        1,
        "begin",
        800,
        "Experts began to read what is known about each approach. (demo)",
        "Especialistas empezaron a leer lo que se sabe de cada enfoque. (demo)",
    ),
    (
        1,
        "finish",
        60,
        "The toolkit holds forty entries, each with its evidence. (demo)",
        "La caja de herramientas tiene cuarenta entradas, cada una con su evidencia. (demo)",
    ),
    (
        3,
        "begin",
        300,
        "Cities mentor each other, and what changes is written down. (demo)",
        "Las ciudades se acompañan entre sí, y lo que cambia queda escrito. (demo)",
    ),
)


def the_program_speaks(teller: Teller) -> None:
    with teller.on(260):
        load_pages(by=SYSTEM)
    why = ContentPage.objects.get(slug="why")
    with teller.on(258):
        texts.check(why, language="es", by=teller["saanvi"])
    with teller.on(257):
        texts.publish(why, language="en", by=teller["imani"])
    a_page_waits_for_its_spanish(teller)
    for post in POSTS:
        with teller.on(post.ago):
            tell_post(post, teller["imani"])
    book_objectives(teller)
    with teller.on(45):
        word = written.write_word(
            "park-equity",
            by=teller["saanvi"],
            is_new=True,
            term_en="park equity",
            term_es="equidad en los parques",
            definition_en="Every neighborhood has a park that is near, safe and cared for.",
            definition_es="Cada vecindario tiene un parque cercano, seguro y cuidado.",
            source="All Children Thrive – California (demo)",
        )
        written.publish_word(word, by=teller["imani"])
    people_write(teller)
    with teller.on(250):
        for key in SHOWN:
            update_profile(teller[key], by=teller[key], visibility="public")


def a_page_waits_for_its_spanish(teller: Teller) -> None:
    with teller.on(20):
        page = texts.begin_page("how-we-work", is_vital=True, by=teller["imani"])
        said = Said(
            "How we work with a city (demo)",
            "A coach, a calendar and a promise to answer.",
            "### The first month\n\nYour coach calls, listens and comes to see you.",
        )
        texts.write(page, language="en", said=said, by=teller["imani"])


def tell_post(post: Post, by: Person) -> NewsPost:
    row = written.write_post(
        post.slug,
        by=by,
        is_new=True,
        is_demo=True,
        title_en=post.title[0],
        title_es=post.title[1],
        summary_en=post.summary[0],
        summary_es=post.summary[1],
        body_en=post.body[0],
        body_es=post.body[1],
    )
    return written.publish_post(row, by=by)


def book_objectives(teller: Teller) -> None:
    slugs = [one.objective.slug for one in objectives_page()]
    for number, move, ago, english, spanish in REPORTS:
        with teller.on(ago):
            written.report_objective(
                slugs[number],
                move=move,
                said_on=teller.day(ago).date(),
                words_en=english,
                words_es=spanish,
                by=teller["imani"],
                is_demo=True,
            )


def people_write(teller: Teller) -> None:
    with teller.on(9):
        send_message(
            about="joining",
            name="Noor A. (demo)",
            email="noor@example.org",
            words="Can a library lead the application of our town? (demo)",
            language="en",
        )
    with teller.on(3):
        send_message(
            about="toolkit",
            name="Itzel R. (demo)",
            email="itzel@example.org",
            words="¿Tienen el texto de la resolución de parques en mixteco? (demo)",
            language="es",
        )
    with teller.on(8):
        first = ContactMessage.objects.get(email="noor@example.org")
        settle_message(first, move="answer", by=teller["luz"])


def forget_pages(people: list[Person]) -> None:
    """Posts, reports and messages of the demo go; shipped pages that the cast published go too, and
    can be loaded again as drafts."""
    NewsPost.objects.filter(is_demo=True).delete()
    ObjectiveReport.objects.filter(is_demo=True).delete()
    ContactMessage.objects.filter(email__endswith="@example.org").delete()
    ContentPage.objects.filter(texts__written_by__in=people).distinct().delete()
    ContentPage.objects.filter(texts__checked_by__in=people).distinct().delete()
    AddedWord.objects.filter(written_by__in=people).delete()
    forget_words()
