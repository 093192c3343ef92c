"""Words of the field that the rulebook does not explain: those shipped here, and what editors add.

They stand in the glossary beside the rulebook's, and open in running text on every page.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache

from thrive.program.text import Text

KEPT = "added-words"
SECONDS = 60  # another process learns of a new word within a minute


@dataclass(frozen=True, slots=True)
class OwnWord:
    """Looks like a term of the rulebook; `cite` says who stands behind it."""

    slug: str
    term: Text
    definition: Text
    aka: tuple[Text, ...] = ()
    cite: str = "All Children Thrive – California"
    seed: bool = False


SHIPPED = (
    OwnWord(
        "ordinance",
        Text("ordinance", "ordenanza"),
        Text(
            "A local law. The council reads it at two meetings before it takes effect.",
            "Una ley local. El concejo la lee en dos reuniones antes de que entre en vigor.",
        ),
    ),
    OwnWord(
        "joint-use-agreement",
        Text("joint-use agreement", "acuerdo de uso compartido"),
        Text(
            "A contract in which a city and a school district share fields, gyms or rooms.",
            "Un contrato en el que una ciudad y un distrito escolar comparten canchas, gimnasios o salones.",
        ),
    ),
    OwnWord(
        "by-right",
        Text("by right", "sin permiso especial"),
        Text(
            "Allowed by the zoning rules without a hearing or a special permit.",
            "Permitido por las reglas de zonificación, sin audiencia ni trámite aparte.",
        ),
    ),
    OwnWord(
        "warm-handover",
        Text("warm handover", "acompañar a la ayuda"),
        Text(
            "Someone goes along or calls with a family, so that it truly reaches the help.",
            "Alguien va con la familia o llama con ella, para que de verdad llegue a la ayuda.",
        ),
    ),
    OwnWord(
        "promotora",
        Text("promotora", "promotora"),
        Text(
            "A neighbor trained to share health and rights information in her own community.",
            "Vecina capacitada que comparte información de salud y derechos en su propia comunidad.",
        ),
        (Text("promotoras", "promotoras"),),
    ),
    OwnWord(
        "restorative-circle",
        Text("restorative circle", "círculo restaurativo"),
        Text(
            "A guided talk between who was hurt and who did harm, that ends in a plan to repair it.",
            "Charla guiada entre quien sufrió un daño y quien lo hizo, que acaba en un plan para reparar.",
        ),
    ),
    OwnWord(
        "community-land-trust",
        Text("community land trust", "fideicomiso comunitario de tierra"),
        Text(
            "A nonprofit that owns land for good, so that the homes on it stay affordable.",
            "Una organización que posee la tierra para siempre, para que las casas sigan a buen precio.",
        ),
    ),
    OwnWord(
        "evidence-rating",
        Text("evidence rating", "calificación de la evidencia"),
        Text(
            "What a named group found when it read the studies about a strategy.",
            "Lo que un grupo con nombre halló al leer los estudios sobre una estrategia.",
        ),
    ),
)


def own_words() -> tuple[OwnWord, ...]:
    """Shipped words, then published ones of the editors. At most one query a minute."""
    found: tuple[OwnWord, ...] = cache.get_or_set(KEPT, _read, SECONDS)  # type: ignore[assignment]
    return found


def forget_words() -> None:
    """An editor changed something: this process asks anew."""
    cache.delete(KEPT)


def _read() -> tuple[OwnWord, ...]:
    from thrive.pages.models import AddedWord

    rows = AddedWord.objects.filter(status="published").order_by("slug")
    added = tuple(
        OwnWord(
            row.slug,
            Text(row.term_en, row.term_es),
            Text(row.definition_en, row.definition_es),
            (Text(row.aka_en, row.aka_es),) if row.aka_en and row.aka_es else (),
            row.source,
        )
        for row in rows
    )
    taken = {one.slug for one in added}
    return tuple(one for one in SHIPPED if one.slug not in taken) + added
