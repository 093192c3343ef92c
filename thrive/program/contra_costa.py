"""A county children's council, as a rulebook.

Modeled on the published framework of the Contra Costa Children's Leadership Council. It has a
vision for four groups, four guiding principles and six lines of work; no tiers and no cap. It is
here so that another county can start from it, and does not speak for the council.
"""

from __future__ import annotations

from .rulebook import Friction, GlossaryTerm, Objective, Rulebook, ValueStatement, VisionOutcome
from .sources import CLC_FRAMEWORK
from .text import Text

OUTCOMES = (
    VisionOutcome(
        "children_youth",
        Text("Children and youth", "Niñez y juventud"),
        Text(
            "They are safe, healthy, loved and learning, and know how to get along with themselves and others.",
            "Están seguros, sanos, queridos y aprendiendo, y saben convivir consigo mismos y con los demás.",
        ),
        CLC_FRAMEWORK.at("Vision of Success, children and youth"),
    ),
    VisionOutcome(
        "families",
        Text("Families", "Familias"),
        Text(
            "They stand firm, have people around them, and have enough to raise children well.",
            "Se mantienen firmes, tienen gente a su lado y lo suficiente para criar bien a sus hijas e hijos.",
        ),
        CLC_FRAMEWORK.at("Vision of Success, families"),
    ),
    VisionOutcome(
        "neighborhoods",
        Text("Neighborhoods", "Vecindarios"),
        Text(
            "They are fair, lively and safe to grow up in.",
            "Son justos, llenos de vida y seguros para crecer.",
        ),
        CLC_FRAMEWORK.at("Vision of Success, neighborhoods"),
    ),
    VisionOutcome(
        "partners",
        Text("Partners", "Aliados"),
        Text(
            "Public, private and community groups act together and put money where problems begin.",
            "Los grupos públicos, privados y comunitarios actúan juntos e invierten donde empiezan los problemas.",
        ),
        CLC_FRAMEWORK.at("Vision of Success, partners"),
    ),
)

VALUES = (
    ValueStatement(
        "guiding_principle",
        "equity",
        Text("Equity", "Equidad"),
        Text(
            "We change systems until no one can guess a child's future from race, income or address.",
            "Cambiamos los sistemas hasta que nadie pueda adivinar el futuro de una niña o un niño por su raza, ingreso o domicilio.",
        ),
        CLC_FRAMEWORK.at("Value 1"),
    ),
    ValueStatement(
        "guiding_principle",
        "community-voice",
        Text("Community voice and partnership", "Voz comunitaria y alianza"),
        Text(
            "We work out solutions with the community, starting from what people have lived.",
            "Buscamos soluciones con la comunidad, a partir de lo que la gente ha vivido.",
        ),
        CLC_FRAMEWORK.at("Value 2"),
    ),
    ValueStatement(
        "guiding_principle",
        "data-for-improvement",
        Text("Data to keep improving", "Datos para seguir mejorando"),
        Text(
            "We break numbers down to see gaps, and let people's stories say what the numbers mean.",
            "Separamos los datos para ver las brechas y dejamos que las historias de la gente digan qué significan.",
        ),
        CLC_FRAMEWORK.at("Value 3"),
    ),
    ValueStatement(
        "guiding_principle",
        "sustained-prevention",
        Text("Lasting investment in prevention", "Inversión duradera en prevención"),
        Text(
            "We work across fields on hard childhoods and hard conditions alike, and pay for prevention over years.",
            "Trabajamos entre sectores tanto en las infancias difíciles como en las condiciones difíciles, y pagamos la prevención durante años.",
        ),
        CLC_FRAMEWORK.at("Value 4"),
    ),
)

OBJECTIVES = (
    Objective(
        1,
        "engage-partners",
        Text("Engage partners", "Sumar aliados"),
        Text("Inform partners and bring them in.", "Informar a los aliados y sumarlos."),
        CLC_FRAMEWORK.at("What We Do 1"),
    ),
    Objective(
        2,
        "convene",
        Text("Convene", "Reunir"),
        Text(
            "Meet to learn, plan and act together.",
            "Reunirse para aprender, planear y actuar en conjunto.",
        ),
        CLC_FRAMEWORK.at("What We Do 2"),
    ),
    Objective(
        3,
        "index",
        Text("Child and Youth Well-being Index", "Índice de Bienestar de la Niñez y la Juventud"),
        Text(
            "Bring local data together in one index.", "Reunir los datos locales en un solo índice."
        ),
        CLC_FRAMEWORK.at("What We Do 3"),
    ),
    Objective(
        4,
        "children-in-all-policies",
        Text("Children in all policies", "La niñez en todas las políticas"),
        Text(
            "Coordinate change so that each policy asks what it does for children.",
            "Coordinar cambios para que cada política pregunte qué hace por la niñez.",
        ),
        CLC_FRAMEWORK.at("What We Do 4"),
    ),
    Objective(
        5,
        "align",
        Text("Align initiatives and resources", "Alinear iniciativas y recursos"),
        Text(
            "Join efforts that share an aim, and use money together.",
            "Unir esfuerzos con un mismo fin y usar los fondos en conjunto.",
        ),
        CLC_FRAMEWORK.at("What We Do 5"),
    ),
    Objective(
        6,
        "common-goals",
        Text("Common goals", "Metas comunes"),
        Text(
            "Settle on shared goals for policy, advocacy and systems.",
            "Acordar metas compartidas de políticas, incidencia y sistemas.",
        ),
        CLC_FRAMEWORK.at("What We Do 6"),
    ),
)

GLOSSARY = (
    GlossaryTerm(
        "children-in-all-policies",
        Text("Children in all policies", "La niñez en todas las políticas"),
        Text(
            "Asking of every public decision, in any field, what it means for children.",
            "Preguntar en cada decisión pública, de cualquier sector, qué significa para la niñez.",
        ),
        (),
        CLC_FRAMEWORK.at("What We Do 4"),
    ),
    GlossaryTerm(
        "pair-of-aces",
        Text("Pair of ACEs", "El par de las ACE"),
        Text(
            "Two harms that feed each other: hard experiences in childhood, and hard conditions in the community.",
            "Dos daños que se alimentan entre sí: experiencias difíciles en la niñez y condiciones difíciles en la comunidad.",
        ),
        (),
        CLC_FRAMEWORK.at("Value 4"),
    ),
)

FRICTIONS = (
    Friction(
        "C27",
        Text(
            "The index is made for a whole county, while the vision speaks of each of its regions.",
            "El índice se hace para todo el condado, mientras la visión habla de cada región.",
        ),
        Text(
            "The index is worked out for each kind of place apart, and a county's value is never shown as a region's.",
            "El índice se calcula aparte para cada tipo de lugar, y el valor del condado nunca se muestra como el de una región.",
        ),
        ("index",),
        CLC_FRAMEWORK.at("What We Do 3 and Vision of Success"),
    ),
)

CONTRA_COSTA = Rulebook(
    key="county-childrens-council",
    version="1",
    initiative=Text(
        "County children's council (model: Contra Costa)",
        "Consejo de la niñez del condado (modelo: Contra Costa)",
    ),
    cycle=Text("No cycles", "Sin ciclos"),
    in_force_from="2026-01-01",
    purpose=Text(
        "Strengthen, on purpose, everything around a child that builds resilience and well-being.",
        "Fortalecer, con intención, todo lo que rodea a la niñez y fomenta la resiliencia y el bienestar.",
    ),
    note=Text(
        "A working model drawn from another initiative's public framework. It does not speak for that initiative.",
        "Un modelo de trabajo tomado del marco público de otra iniciativa. No habla en nombre de ella.",
    ),
    cite=CLC_FRAMEWORK.at("Purpose"),
    outcomes=OUTCOMES,
    values=VALUES,
    objectives=OBJECTIVES,
    glossary=GLOSSARY,
    frictions=FRICTIONS,
)
