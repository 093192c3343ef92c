"""Chapter 3. The invitation: seven steps, a to g, from first contact to a Core Team."""

from __future__ import annotations

from ..rulebook import InvitationStep
from ..sources import TA_PLAN
from ..text import Text

STEPS = (
    InvitationStep(
        "a",
        Text("Apply or be invited", "Presentar la solicitud o recibir la invitación"),
        Text(
            "Fills in the application online, or answers when we make the first contact.",
            "Llena la solicitud en línea, o responde cuando hacemos el primer contacto.",
        ),
        Text(
            "Confirms with a number, and helps with any question on the way.",
            "Confirma con un número y ayuda con cualquier pregunta en el camino.",
        ),
        Text(
            "The application was sent, or the first contact is written down.",
            "La solicitud fue enviada, o el primer contacto quedó anotado.",
        ),
        "city",
        TA_PLAN.at("§III.A.1.a"),
    ),
    InvitationStep(
        "b",
        Text("Come to an information session", "Asistir a una sesión informativa"),
        Text(
            "Joins a 45-minute session online, or talks with us at another time.",
            "Se une a una sesión de 45 minutos en línea, o conversa con nosotros en otro momento.",
        ),
        Text(
            "Explains the tiers, tells a city's story, and answers questions.",
            "Explica las categorías, cuenta la historia de una ciudad y responde preguntas.",
        ),
        Text(
            "Someone from the city attended, or an equal conversation is recorded.",
            "Alguien de la ciudad asistió, o quedó registrada una conversación equivalente.",
        ),
        "city",
        TA_PLAN.at("§III.A.1.b"),
    ),
    InvitationStep(
        "c",
        Text("Read the follow-up email", "Leer el correo de seguimiento"),
        Text(
            "Starts to think of six people for the Core Team, and may name them already.",
            "Empieza a pensar en seis personas para el Equipo Base, y ya puede nombrarlas.",
        ),
        Text(
            "Writes with the next steps, the Core Team, how a coach is matched, and a way into the Learning Community.",
            "Escribe con los próximos pasos, el Equipo Base, cómo se asigna coach y la entrada a la Comunidad de Aprendizaje.",
        ),
        Text(
            "The email with all four parts was sent.",
            "Se envió el correo con las cuatro partes.",
        ),
        "act",
        TA_PLAN.at("§III.A.1.c"),
    ),
    InvitationStep(
        "d",
        Text("Learn your tier", "Conocer su categoría"),
        Text(
            "Has a city official confirm the application, if that has not happened yet.",
            "Pide que una autoridad de la ciudad confirme la solicitud, si aún no lo ha hecho.",
        ),
        Text(
            "Two reviewers read the application, and a decision with reasons is sent in a letter.",
            "Dos personas revisan la solicitud, y se envía por carta una decisión con sus razones.",
        ),
        Text(
            "The city is an Affiliate, Pilot or Vanguard city and has the letter.",
            "La ciudad es Afiliada, Piloto o Vanguardia y tiene la carta.",
        ),
        "act",
        TA_PLAN.at(
            "§III.A.1.d",
            Text(
                "The Plan does not name the criteria; see C15.",
                "El Plan no nombra los criterios; vea C15.",
            ),
        ),
    ),
    InvitationStep(
        "e",
        Text("Meet your coach", "Conocer a su coach"),
        Text(
            "Agrees on a time for the first call.",
            "Acuerda una hora para la primera llamada.",
        ),
        Text(
            "Assigns one lead coach and writes to say who it is.",
            "Asigna coach principal y escribe para decir quién es.",
        ),
        Text(
            "One lead coach is assigned and the city was told.",
            "Hay coach principal y la ciudad lo sabe.",
        ),
        "act",
        TA_PLAN.at("§III.A.1.e"),
    ),
    InvitationStep(
        "f",
        Text(
            "Be introduced to the Learning Community",
            "Ser presentada a la Comunidad de Aprendizaje",
        ),
        Text(
            "Says hello and names what it would like to learn.",
            "Saluda y dice qué le gustaría aprender.",
        ),
        Text(
            "The coach introduces the first contacts and opens their access.",
            "Su coach presenta a los primeros contactos y les abre el acceso.",
        ),
        Text(
            "The introduction is posted and the first contacts can write.",
            "La presentación está publicada y los primeros contactos pueden escribir.",
        ),
        "act",
        TA_PLAN.at("§III.A.1.f"),
    ),
    InvitationStep(
        "g",
        Text("Name your Core Team", "Nombrar su Equipo Base"),
        Text(
            "Fills six seats: two from the city, two from community organizations, two residents.",
            "Llena seis puestos: dos de la ciudad, dos de organizaciones comunitarias, dos de residentes.",
        ),
        Text(
            "Helps find people for seats that are still open.",
            "Ayuda a encontrar personas para los puestos que siguen abiertos.",
        ),
        Text(
            "All six seats are held by six people, and the coach has confirmed the team.",
            "Seis personas ocupan los seis puestos, y su coach confirmó el equipo.",
        ),
        "city",
        TA_PLAN.at("§III.A.1.g"),
    ),
)
