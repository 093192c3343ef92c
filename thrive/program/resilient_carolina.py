"""A statewide network of local coalitions, as a rulebook.

Modeled on the launch of a Resilient Communities Initiative in North Carolina. It catalogs who is
at work, offers a shared framework, and leaves each coalition its own strategy. Dates in the
source are past; here they are for each coalition to set (C28).
"""

from __future__ import annotations

from .rulebook import Friction, GlossaryTerm, Lens, Objective, Organization, Rulebook
from .sources import NC_LAUNCH
from .text import Text

OBJECTIVES = (
    Objective(
        1,
        "catalog",
        Text("Catalog", "Catálogo"),
        Text(
            "List the initiatives and local coalitions at work across the state.",
            "Registrar las iniciativas y coaliciones locales que trabajan en el estado.",
        ),
        NC_LAUNCH.at("paragraph 1"),
    ),
    Objective(
        2,
        "framework",
        Text("Shared framework", "Marco común"),
        Text(
            "Offer one way to describe change, so that county networks can line up.",
            "Ofrecer una forma común de describir el cambio, para que las redes de los condados se alineen.",
        ),
        NC_LAUNCH.at("paragraphs 1 and 3"),
    ),
    Objective(
        3,
        "conditions",
        Text("Conditions for success", "Condiciones para el éxito"),
        Text(
            "Find out what a coalition needs in order to succeed.",
            "Averiguar qué necesita una coalición para tener éxito.",
        ),
        NC_LAUNCH.at("paragraph 4"),
    ),
    Objective(
        4,
        "local-goals",
        Text("County goals", "Metas del condado"),
        Text(
            "Support each coalition in reaching the goals it has set.",
            "Apoyar a cada coalición para alcanzar las metas que fijó.",
        ),
        NC_LAUNCH.at("paragraph 4"),
    ),
    Objective(
        5,
        "survey",
        Text("Ask the coalitions", "Preguntar a las coaliciones"),
        Text(
            "Survey members, leaders and partners, and publish what they say.",
            "Encuestar a integrantes, líderes y aliados, y publicar lo que dicen.",
        ),
        NC_LAUNCH.at("paragraph 5"),
    ),
    Objective(
        6,
        "landscape",
        Text("Landscape report", "Informe del panorama"),
        Text(
            "Publish who works on adversity, resilience and protection, and where no one does.",
            "Publicar quiénes trabajan en adversidad, resiliencia y protección, y dónde no hay nadie.",
        ),
        NC_LAUNCH.at("paragraph 6"),
    ),
    Objective(
        7,
        "advisory-boards",
        Text("Advisory boards", "Consejos asesores"),
        Text(
            "Listen to statewide and local boards from start to end.",
            "Escuchar a consejos estatales y locales de principio a fin.",
        ),
        NC_LAUNCH.at("paragraphs 5 and 7"),
    ),
)

LENSES = (
    Lens(
        "data_informed",
        Text("Data-informed", "Basada en datos"),
        Text(
            "What do the numbers say, and who helped read them?",
            "¿Qué dicen los datos y quién ayudó a interpretarlos?",
        ),
        NC_LAUNCH.at("paragraph 2"),
    ),
    Lens(
        "family_centered",
        Text("Family-centered", "Centrada en la familia"),
        Text("Does it start from what families want?", "¿Parte de lo que quieren las familias?"),
        NC_LAUNCH.at("paragraph 2"),
    ),
    Lens(
        "racial_equity",
        Text("Racial equity", "Equidad racial"),
        Text(
            "Does it close a gap between races, or widen one?",
            "¿Cierra una brecha racial o la agranda?",
        ),
        NC_LAUNCH.at("paragraph 2"),
    ),
    Lens(
        "asset_based",
        Text("Asset-based", "Basada en fortalezas"),
        Text(
            "Does it build on what the community already has?",
            "¿Se apoya en lo que la comunidad ya tiene?",
        ),
        NC_LAUNCH.at("paragraph 2"),
    ),
)

ORGANIZATIONS = (
    Organization(
        "smart-start",
        Text.proper("Smart Start"),
        "operator",
        Text("Leads the initiative.", "Dirige la iniciativa."),
        NC_LAUNCH.at("paragraph 1"),
    ),
    Organization(
        "division-of-public-health",
        Text(
            "North Carolina Division of Public Health",
            "División de Salud Pública de Carolina del Norte",
        ),
        "funder",
        Text("Funds the work.", "Financia el trabajo."),
        NC_LAUNCH.at("paragraph 1"),
    ),
    Organization(
        "kate-b-reynolds",
        Text.proper("Kate B. Reynolds"),
        "funder",
        Text("Funds the work.", "Financia el trabajo."),
        NC_LAUNCH.at("paragraph 1"),
    ),
    Organization(
        "state-board",
        Text("Statewide advisory board", "Consejo asesor estatal"),
        "adviser",
        Text(
            "Advises from the view of the whole state.",
            "Aconseja desde la perspectiva de todo el estado.",
        ),
        NC_LAUNCH.at("paragraph 7"),
    ),
    Organization(
        "local-boards",
        Text("Local advisory boards", "Consejos asesores locales"),
        "adviser",
        Text(
            "Advise from the view of one community.",
            "Aconsejan desde la perspectiva de una comunidad.",
        ),
        NC_LAUNCH.at("paragraph 7"),
    ),
)

GLOSSARY = (
    GlossaryTerm(
        "theory-of-change",
        Text("Theory of change", "Teoría del cambio"),
        Text(
            "A drawing of how one thing is meant to lead to the next, from work done to lives changed.",
            "Un dibujo de cómo una cosa lleva a la siguiente, del trabajo hecho a las vidas que cambian.",
        ),
        (),
        NC_LAUNCH.at("paragraph 3"),
    ),
    GlossaryTerm(
        "protective-factor",
        Text("Protective factor", "Factor de protección"),
        Text(
            "Something that helps a child or family withstand hard times, such as a caring adult.",
            "Algo que ayuda a una niña, un niño o una familia a resistir tiempos difíciles, como una persona adulta que los apoya.",
        ),
        (),
        NC_LAUNCH.at("paragraph 6"),
    ),
    GlossaryTerm(
        "conditions-for-success",
        Text("Conditions for success", "Condiciones para el éxito"),
        Text(
            "What a coalition needs in place so that its work can hold.",
            "Lo que una coalición necesita tener para que su trabajo se sostenga.",
        ),
        (),
        NC_LAUNCH.at("paragraph 4"),
    ),
)

FRICTIONS = (
    Friction(
        "C28",
        Text(
            "The source describes another state and dates that have passed.",
            "La fuente describe otro estado y fechas que ya pasaron.",
        ),
        Text(
            "It serves as a model of how things work. Each group sets its own places and dates.",
            "Sirve como modelo de funcionamiento. Cada grupo fija sus lugares y fechas.",
        ),
        ("local-goals",),
        NC_LAUNCH.at("paragraph 4"),
    ),
    Friction(
        "NC1",
        Text(
            "Each coalition keeps its own strategy, and all are to work toward statewide goals.",
            "Cada coalición conserva su estrategia y todas deben trabajar por metas estatales.",
        ),
        Text(
            "Goals are joined to the shared framework one by one. None is imposed.",
            "Las metas se unen una por una al marco común. Ninguna se impone.",
        ),
        ("framework",),
        NC_LAUNCH.at("paragraph 3"),
    ),
)

RESILIENT_CAROLINA = Rulebook(
    key="state-resilience-network",
    version="1",
    initiative=Text(
        "Statewide resilience network (model: North Carolina)",
        "Red estatal de resiliencia (modelo: Carolina del Norte)",
    ),
    cycle=Text("No cycles", "Sin ciclos"),
    in_force_from="2026-01-01",
    purpose=Text(
        "Build healthy, resilient communities for young children and families by lining up local coalitions.",
        "Construir comunidades sanas y resilientes para la niñez temprana y las familias, alineando a las coaliciones locales.",
    ),
    note=Text(
        "A working model drawn from another initiative's public launch. It does not speak for that initiative.",
        "Un modelo de trabajo tomado del lanzamiento público de otra iniciativa. No habla en nombre de ella.",
    ),
    cite=NC_LAUNCH.at("paragraph 1"),
    objectives=OBJECTIVES,
    lenses=LENSES,
    organizations=ORGANIZATIONS,
    glossary=GLOSSARY,
    frictions=FRICTIONS,
)
