"""Chapter 6. The work: six Community Action Areas and the goals within a city's reach.

Names keep the spelling of the Plan's introduction (C26). The goals are this house's own words:
the Plan names the areas and leaves their goals to each city.
"""

from __future__ import annotations

from ..rulebook import ActionArea
from ..sources import TA_PLAN
from ..text import Text

AREAS = (
    ActionArea(
        1,
        "healthy-childhood-development",
        Text(
            "Promoting Healthy Childhood Development",
            "Promover el Desarrollo Saludable de la Niñez",
        ),
        Text(
            "A strong start: from pregnancy to the first years of school, families find help before they have to ask.",
            "Un buen comienzo: del embarazo a los primeros años de escuela, las familias encuentran ayuda antes de tener que pedirla.",
        ),
        (
            Text(
                "Families with a new baby are offered a visit and a steady contact.",
                "A cada familia con un bebé se le ofrece una visita y una persona de contacto.",
            ),
            Text(
                "Good early learning is near home and within reach of every budget.",
                "La buena educación temprana queda cerca de casa y al alcance de todo bolsillo.",
            ),
            Text(
                "Children start kindergarten ready, in every neighborhood.",
                "La niñez llega al kínder con buena preparación, en todos los vecindarios.",
            ),
        ),
        TA_PLAN.at("§I area 1"),
    ),
    ActionArea(
        2,
        "protective-environments",
        Text("Creating Protective Environments", "Crear Entornos que Protegen"),
        Text(
            "Homes, streets, parks and schools where children are safe and adults know how to help.",
            "Hogares, calles, parques y escuelas donde la niñez está segura y las personas adultas saben ayudar.",
        ),
        (
            Text(
                "Every child can walk to a safe, well-kept park.",
                "Cada niña y niño puede caminar a un parque seguro y bien cuidado.",
            ),
            Text(
                "Fewer young people are hurt by violence or traffic.",
                "Menos jóvenes sufren daños por la violencia o el tráfico.",
            ),
            Text(
                "City staff who meet families understand trauma and do no further harm.",
                "El personal de la ciudad que atiende a las familias entiende el trauma y no causa más daño.",
            ),
        ),
        TA_PLAN.at("§I area 2"),
    ),
    ActionArea(
        3,
        "youth-development-civic-engagement",
        Text("Youth Development and Civic Engagement", "Desarrollo Juvenil y Participación Cívica"),
        Text(
            "Youth with skills, a caring adult, something to do, and a real say in what the city decides.",
            "Jóvenes con habilidades, una persona adulta que los apoya, actividades, y voz real en lo que decide la ciudad.",
        ),
        (
            Text(
                "Youth help decide how part of the city's money is spent.",
                "La juventud ayuda a decidir cómo se gasta parte del dinero de la ciudad.",
            ),
            Text(
                "Young people have paid ways to learn and lead.",
                "La juventud tiene formas pagadas de aprender y dirigir.",
            ),
            Text(
                "Every idea youth bring to the city gets an answer.",
                "Toda idea que la juventud lleva a la ciudad recibe respuesta.",
            ),
        ),
        TA_PLAN.at("§I area 3"),
    ),
    ActionArea(
        4,
        "economic-supports",
        Text(
            "Strengthening Economic Supports for Children and Families",
            "Fortalecer el Apoyo Económico para la Niñez y las Familias",
        ),
        Text(
            "Families with enough income, food and time, so that money worries do not become harm.",
            "Familias con suficiente ingreso, comida y tiempo, para que la falta de dinero no se convierta en daño.",
        ),
        (
            Text("Fewer children grow up in poverty.", "Menos niñas y niños crecen en la pobreza."),
            Text(
                "Families receive the credits and food benefits they have a right to.",
                "Las familias reciben los créditos y la ayuda alimentaria a los que tienen derecho.",
            ),
            Text(
                "Parents can work and still be there for their children.",
                "Madres y padres pueden trabajar y también estar con sus hijas e hijos.",
            ),
        ),
        TA_PLAN.at("§I area 4"),
    ),
    ActionArea(
        5,
        "safe-stable-housing",
        Text("Access to Safe and Stable Housing", "Acceso a una Vivienda Segura y Estable"),
        Text(
            "A healthy home that a family can afford and can count on keeping.",
            "Un hogar sano que la familia pueda pagar y del que no tema salir.",
        ),
        (
            Text("Fewer families lose their home.", "Menos familias pierden su hogar."),
            Text(
                "Rent leaves enough for food, care and school.",
                "La renta deja lo suficiente para comida, cuidado y escuela.",
            ),
            Text(
                "Homes are free of lead, mold and crowding.",
                "Las viviendas están libres de plomo, moho y hacinamiento.",
            ),
        ),
        TA_PLAN.at("§I area 5"),
    ),
    ActionArea(
        6,
        "mental-health-wellness",
        Text("Mental Health & Wellness", "Salud Mental y Bienestar"),
        Text(
            "Help for the mind that is close by, without shame, and there before a crisis.",
            "Apoyo emocional cercano, sin vergüenza y antes de que llegue una crisis.",
        ),
        (
            Text(
                "Youth can see a counselor at or near school.",
                "La juventud puede ver a una persona consejera en la escuela o cerca.",
            ),
            Text(
                "Fewer young people feel hopeless or hurt themselves.",
                "Menos jóvenes sienten desesperanza o se hacen daño.",
            ),
            Text(
                "Families and peers know how to listen and where to turn.",
                "Las familias y las amistades saben escuchar y a dónde acudir.",
            ),
        ),
        TA_PLAN.at("§I area 6"),
    ),
)
