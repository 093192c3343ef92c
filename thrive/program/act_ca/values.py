"""Chapter 8. What the initiative believes, and what will be different."""

from __future__ import annotations

from ..rulebook import Strategy, TransformationGoal, ValueStatement
from ..sources import ABOUT_PAGE, TA_PLAN
from ..text import Text

STRATEGIES = (
    Strategy(
        "perspective",
        Text("Shape perspective", "Cambiar la mirada"),
        Text(
            "Cities see that preventing trauma is their work too.",
            "Las ciudades ven que prevenir el trauma también les toca.",
        ),
        ABOUT_PAGE.at("Shape Perspective"),
    ),
    Strategy(
        "power",
        Text("Shift power", "Compartir el poder"),
        Text(
            "Residents help write the policies that affect them.",
            "Los residentes ayudan a escribir las políticas que les afectan.",
        ),
        ABOUT_PAGE.at("Shift Power"),
    ),
    Strategy(
        "collaboration",
        Text("Innovate through collaboration", "Innovar en colaboración"),
        Text(
            "Cities learn from one another, with the most affected people in front.",
            "Las ciudades aprenden unas de otras, con las personas más afectadas al frente.",
        ),
        ABOUT_PAGE.at("Innovate through Collaboration"),
    ),
    Strategy(
        "sustainable-change",
        Text("Drive sustainable change", "Lograr cambios duraderos"),
        Text(
            "Policies, structures and money keep working after the project ends.",
            "Las políticas, las estructuras y los fondos siguen funcionando cuando termina el proyecto.",
        ),
        ABOUT_PAGE.at("Drive Sustainable Change"),
    ),
)

GOALS = (
    TransformationGoal(
        "youth-power",
        Text("Power moves toward youth", "El poder se acerca a la juventud"),
        Text(
            "Youth from the neighborhoods most affected are heard first.",
            "La juventud de los vecindarios más afectados se escucha primero.",
        ),
        TA_PLAN.at("§II goal 1"),
    ),
    TransformationGoal(
        "engaged-systems",
        Text("Systems pull together", "Los sistemas trabajan unidos"),
        Text(
            "Schools, health, housing and others commit to places where children do well.",
            "Escuelas, salud, vivienda y otros se comprometen con lugares donde la niñez esté bien.",
        ),
        TA_PLAN.at("§II goal 2"),
    ),
    TransformationGoal(
        "child-centered-money",
        Text(
            "Policy and money put children first",
            "Las políticas y el dinero ponen primero a la niñez",
        ),
        Text(
            "Decisions center on children, and places that got the least come first.",
            "Las decisiones se centran en la niñez, y los lugares que menos recibieron van primero.",
        ),
        TA_PLAN.at("§II goal 3"),
    ),
    TransformationGoal(
        "lasting-coalition",
        Text("A coalition that lasts", "Una coalición que perdura"),
        Text(
            "A diverse group keeps watch, and holds the city to its word.",
            "Un grupo diverso se mantiene atento y hace que la ciudad cumpla su palabra.",
        ),
        TA_PLAN.at("§II goal 4"),
    ),
)

VALUES = (
    ValueStatement(
        "principle",
        "children-first",
        Text("Children and youth come first", "La niñez y la juventud van primero"),
        Text(
            "We ask of each choice what it does for them.",
            "De cada decisión preguntamos qué hace por ellas y ellos.",
        ),
        ABOUT_PAGE.at("principle 1"),
    ),
    ValueStatement(
        "principle",
        "youth-leadership",
        Text("Youth lead and are heard", "La juventud dirige y se escucha"),
        Text(
            "Youth write the agenda; they are not its audience.",
            "La juventud escribe la agenda; no es su público.",
        ),
        ABOUT_PAGE.at("principle 2"),
    ),
    ValueStatement(
        "principle",
        "humanity",
        Text("We meet as people", "Nos encontramos como personas"),
        Text(
            "Relationships come before roles and titles.",
            "Las relaciones van antes que los cargos y los títulos.",
        ),
        ABOUT_PAGE.at("principle 3"),
    ),
    ValueStatement(
        "principle",
        "barriers",
        Text("Unfair barriers come down", "Las barreras injustas se eliminan"),
        Text(
            "We change the system that makes the difference, not the people it harms.",
            "Cambiamos el sistema que crea la diferencia, no a las personas que daña.",
        ),
        ABOUT_PAGE.at("principle 4"),
    ),
    ValueStatement(
        "shared_value",
        "justice-equity",
        Text("Justice and equity", "Justicia y equidad"),
        Text("More goes where more is needed.", "Se da más donde hace más falta."),
        ABOUT_PAGE.at("shared value 1"),
    ),
    ValueStatement(
        "shared_value",
        "cultural-humility",
        Text("Cultural humility", "Humildad cultural"),
        Text(
            "We come to learn, and we check our own habits.",
            "Llegamos a aprender y revisamos nuestras propias costumbres.",
        ),
        ABOUT_PAGE.at("shared value 2"),
    ),
    ValueStatement(
        "shared_value",
        "integrity",
        Text("Integrity", "Integridad"),
        Text("We say what we will do, and do it.", "Decimos lo que haremos, y lo hacemos."),
        ABOUT_PAGE.at("shared value 3"),
    ),
    ValueStatement(
        "shared_value",
        "innovation",
        Text("Innovation", "Innovación"),
        Text("We try, look, and try better.", "Probamos, observamos y volvemos a probar mejor."),
        ABOUT_PAGE.at("shared value 4"),
    ),
    ValueStatement(
        "shared_value",
        "courage",
        Text("Courage", "Valentía"),
        Text("We name what is hard.", "Nombramos lo que es difícil."),
        ABOUT_PAGE.at("shared value 5"),
    ),
    ValueStatement(
        "shared_value",
        "shared-accountability",
        Text("Shared accountability", "Responsabilidad compartida"),
        Text(
            "Each partner answers to the others, in the open.",
            "Cada aliado responde ante los demás, a la vista de todos.",
        ),
        ABOUT_PAGE.at("shared value 6"),
    ),
    ValueStatement(
        "governmental_value",
        "servant-leadership",
        Text("Servant leadership", "Liderazgo de servicio"),
        Text(
            "Officials lead by serving the people closest to the problem.",
            "Las autoridades dirigen sirviendo a quienes están más cerca del problema.",
        ),
        ABOUT_PAGE.at("governmental value 1"),
    ),
    ValueStatement(
        "governmental_value",
        "transparency",
        Text("Transparency", "Transparencia"),
        Text(
            "Decisions, reasons and money can be seen.",
            "Las decisiones, las razones y el dinero están a la vista.",
        ),
        ABOUT_PAGE.at("governmental value 2"),
    ),
    ValueStatement(
        "governmental_value",
        "prevention-first",
        Text("Prevention first", "Primero la prevención"),
        Text(
            "Acting before harm comes before repairing it.",
            "Actuar antes del daño va antes que repararlo.",
        ),
        ABOUT_PAGE.at("governmental value 3"),
    ),
    ValueStatement(
        "governmental_value",
        "community-driven",
        Text("Community-driven practice", "Práctica guiada por la comunidad"),
        Text(
            "The community sets the direction, and government follows through.",
            "La comunidad marca el rumbo y el gobierno cumple.",
        ),
        ABOUT_PAGE.at("governmental value 4"),
    ),
    ValueStatement(
        "governmental_value",
        "trust",
        Text("Trust through shared power", "Confianza al compartir el poder"),
        Text(
            "Old habits are broken so that trust can grow.",
            "Se rompen viejas costumbres para que crezca la confianza.",
        ),
        ABOUT_PAGE.at("governmental value 5"),
    ),
)
