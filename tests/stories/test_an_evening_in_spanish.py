"""Journey 9, its event part, over HTTP: somebody finds an evening in Spanish, signs up, asks for an
interpreter, gets mails in Spanish, comes, and takes a certificate home."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.events import ground
from tests.people.making import link_in, newest_mail
from thrive.events.models import Event, Registration
from thrive.notices.models import OutboundMessage

pytestmark = pytest.mark.django_db
MAIL = "vecina@example.org"


@pytest.fixture
def evening() -> Event:
    return ground.event(
        title="Reading a map together",
        title_es="Leer juntos un mapa",
        about_es="Traiga una pregunta sobre su cuadra.",
        languages=("en", "es"),
        supports=("interpreter", "childcare"),
        capacity=1,
    )


def test_a_neighbor_without_an_account(evening: Event) -> None:
    visitor = Client()
    agenda = visitor.get("/es/events/?view=agenda")
    assert "Leer juntos un mapa" in words(agenda)
    page = visitor.get(f"/es/events/{evening.slug}/").content.decode()
    [sign_up] = re.findall(r'href="(/es/events/[^"]+/register/)"', page)

    forgot = visitor.post(
        sign_up, {"name": "Elvira Paz", "email": MAIL, "is_adult": "on", "needs": "interpreter"}
    )
    assert forgot.status_code == 422
    assert "Elija el idioma, para que encontremos intérprete" in words(forgot)
    assert 'value="Elvira Paz"' in forgot.content.decode()

    said = {
        "name": "Elvira Paz",
        "email": MAIL,
        "is_adult": "on",
        "needs": "interpreter",
        "interpreter": "mix",
    }
    assert "Revise su correo" in words(visitor.post(sign_up, said))
    asked = newest_mail(MAIL)
    assert asked.subject == "Confirme su lugar: Leer juntos un mapa"

    mine = link_in(asked)
    assert mine.startswith("/es/events/place/")
    visitor.post(mine, {"deed": "confirm"})
    assert "Tiene lugar" in words(visitor.get(mine))
    subjects = OutboundMessage.objects.filter(to_email=MAIL).order_by("pk")
    assert [one.subject for one in subjects] == [
        "Confirme su lugar: Leer juntos un mapa",
        "Su lugar: Leer juntos un mapa",
        "Pronto: Leer juntos un mapa",
    ]

    host = way.desk(ground.host())
    people = words(host.get(f"/es/events/{evening.slug}/people/"))
    assert "Intérpretes a: Mixteco (1)" in people

    ground.over(evening)
    place = Registration.objects.get(email=MAIL)
    host.post(f"/es/events/{evening.slug}/people/", {f"came-{place.pk}": "yes"})
    paper = visitor.get(f"{mine}certificate.pdf")
    with pikepdf.open(io.BytesIO(paper.content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Constancia de asistencia"
        assert str(pdf.Root.Lang).startswith("es")


def test_a_member_of_a_full_evening_moves_up(evening: Event) -> None:
    rosa, ana = way.person("Rosa"), way.person("Ana", language="es")
    first, second = Client(), Client()
    for client, person in ((first, rosa), (second, ana)):
        client.force_login(person, backend="thrive.people.sessions.ByEmailAndPassword")
        assert client.post(f"/es/events/{evening.slug}/register/", {}).status_code == 302
    assert "Usted es el número 1 de la fila" in words(second.get(f"/es/events/{evening.slug}/"))

    first.post(f"/es/events/{evening.slug}/place/give-back/")

    assert "Tiene lugar" in words(second.get(f"/es/events/{evening.slug}/"))
    assert "Hay un lugar para usted: Leer juntos un mapa" in {
        one.subject for one in OutboundMessage.objects.filter(to_email=ana.email)
    }
    assert "Leer juntos un mapa" in words(second.get("/es/events/mine/"))
