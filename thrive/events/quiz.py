"""The short check at the end of “Reading data and maps” (R76): six questions, in our own words.

Each wrong answer gets a sentence that helps on. It may be tried as often as one likes: the check is
there to learn from, so what is kept is that it was done, never how many tries it took.
"""

from __future__ import annotations

from dataclasses import dataclass

from thrive.program.text import Text


@dataclass(frozen=True, slots=True)
class Question:
    """`right` is the place of the right answer among `answers`; `hint` helps on after a wrong one."""

    slug: str
    words: Text
    answers: tuple[Text, ...]
    right: int
    hint: Text


QUESTIONS = (
    Question(
        "rate",
        Text(
            "Town A counts 40 children in poverty, town B counts 60. Where is poverty more common?",
            "El pueblo A cuenta 40 niñas y niños en pobreza y el pueblo B cuenta 60. "
            "¿Dónde es más común la pobreza?",
        ),
        (
            Text("In town B, because 60 is more than 40", "En el B, porque 60 es más que 40"),
            Text(
                "We cannot tell until we know how many children live in each",
                "No se sabe hasta saber cuántos niños viven en cada uno",
            ),
            Text("In both the same", "En los dos igual"),
        ),
        1,
        Text(
            "A count is no share. Divide by all the children who live there, then compare.",
            "Un conteo no es una proporción. Divida entre todos los niños que viven ahí y compare.",
        ),
    ),
    Question(
        "margin",
        Text(
            "A survey says 20 percent, give or take 8. What does that tell you?",
            "Una encuesta dice 20 por ciento, 8 puntos más o menos. ¿Qué le dice eso?",
        ),
        (
            Text("The true share is exactly 20 percent", "La cifra real es exactamente 20"),
            Text("The survey made a mistake", "La encuesta se equivocó"),
            Text(
                "The true share is likely between 12 and 28 percent",
                "La cifra real está probablemente entre 12 y 28 por ciento",
            ),
        ),
        2,
        Text(
            "“Give or take” is the margin of error. Take it off and add it on: that is the range.",
            "«Más o menos» es el margen de error. Réstelo y súmelo: ese es el rango.",
        ),
    ),
    Question(
        "change",
        Text(
            "Last year it was 20 percent, this year 22. Both have a margin of 5. Did it rise?",
            "El año pasado era 20 por ciento y este año es 22. Los dos tienen un margen de 5. "
            "¿Subió?",
        ),
        (
            Text("Yes, by two points", "Sí, dos puntos"),
            Text("We cannot be sure: the ranges overlap", "No es seguro: los rangos se traslapan"),
            Text("No, it fell", "No, bajó"),
        ),
        1,
        Text(
            "Two points are less than the margins. The change may be chance.",
            "Dos puntos son menos que los márgenes. El cambio puede ser casualidad.",
        ),
    ),
    Question(
        "map",
        Text(
            "On a map, one large area is dark and many small ones are light. What do you check first?",
            "En un mapa, un área grande es oscura y muchas pequeñas son claras. "
            "¿Qué revisa primero?",
        ),
        (
            Text("How many people live in each area", "Cuánta gente vive en cada área"),
            Text("Whether the colors are pretty", "Si los colores son bonitos"),
            Text("Nothing: dark is always worst", "Nada: lo oscuro siempre es lo peor"),
        ),
        0,
        Text(
            "A large area may hold few people. Land does not have needs; people do.",
            "En un área grande puede vivir poca gente. La tierra no tiene necesidades; la gente sí.",
        ),
    ),
    Question(
        "hidden",
        Text(
            "A number is left out because very few children stand behind it. Why?",
            "Una cifra no se muestra porque detrás hay muy pocos niños. ¿Por qué?",
        ),
        (
            Text("Because it is bad news", "Porque es una mala noticia"),
            Text("Because it is zero", "Porque es cero"),
            Text(
                "So that nobody can tell who they are",
                "Para que nadie pueda saber quiénes son",
            ),
        ),
        2,
        Text(
            "Small numbers can give a child away. Join groups or years to see more.",
            "Las cifras pequeñas pueden delatar a un niño. Junte grupos o años para ver más.",
        ),
    ),
    Question(
        "whose",
        Text(
            "The numbers look fine, but residents say otherwise. What do you do?",
            "Las cifras se ven bien, pero los vecinos dicen otra cosa. ¿Qué hace usted?",
        ),
        (
            Text("Trust the numbers alone", "Confiar solo en las cifras"),
            Text(
                "Ask who the numbers leave out, and hear the residents",
                "Preguntar a quién dejan fuera las cifras y escuchar a los vecinos",
            ),
            Text("Drop the numbers", "Olvidar las cifras"),
        ),
        1,
        Text(
            "Numbers and lived experience answer each other. Use both.",
            "Las cifras y la experiencia vivida se responden. Use las dos.",
        ),
    ),
)
