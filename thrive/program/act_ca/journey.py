"""Chapter 4. The way: three stages, three levels, and the capacities a level is read from.

Stages come from the Plan, levels from the flyer. They answer different questions and may differ.
"""

from __future__ import annotations

from ..rulebook import Capacity, Level, Stage
from ..sources import FLYER, TA_PLAN
from ..text import Text

STAGES = (
    Stage(
        "A",
        "engage",
        Text("Engage", "Involucrar"),
        Text(
            "Agree on a vision, lead together, and find out with residents what matters most.",
            "Acordar una visión, dirigir en conjunto y descubrir con los residentes qué es lo más importante.",
        ),
        (
            Text("Invitation and Core Team", "Invitación y Equipo Base"),
            Text("Design Team and Letter of Agreement", "Equipo de Diseño y Carta de Acuerdo"),
            Text("Resolution or MOU", "Resolución o memorando"),
            Text(
                "Listening sessions, first data, maps", "Sesiones de escucha, primeros datos, mapas"
            ),
            Text("Choice of action area", "Elección del área de acción"),
        ),
        (Text("The city has been given its tier.", "La ciudad ya conoce su categoría."),),
        TA_PLAN.at("§III.A"),
    ),
    Stage(
        "B",
        "grow",
        Text("Grow", "Crecer"),
        Text(
            "Learn across cities and fields, and turn a priority into a plan.",
            "Aprender entre ciudades y sectores, y convertir una prioridad en un plan.",
        ),
        (
            Text("Sharing in the Learning Community", "Intercambio en la Comunidad de Aprendizaje"),
            Text("Action plan", "Plan de acción"),
            Text("Improvement cycles with the coach", "Ciclos de mejora con su coach"),
        ),
        (
            Text(
                "A resolution or an MOU commits the city.",
                "Una resolución o un memorando compromete a la ciudad.",
            ),
            Text(
                "Pilot and Vanguard cities have chosen at least one action area with the community.",
                "Las ciudades Piloto y Vanguardia eligieron con la comunidad al menos un área de acción.",
            ),
        ),
        TA_PLAN.at("§III.B"),
    ),
    Stage(
        "C",
        "accelerate",
        Text("Accelerate", "Acelerar"),
        Text(
            "Carry out policies, check whether they help, and secure the money to keep going.",
            "Llevar a cabo las políticas, comprobar si ayudan y asegurar los fondos para continuar.",
        ),
        (
            Text("Policies passed and carried out", "Políticas aprobadas y en marcha"),
            Text("Evaluation guided by residents", "Evaluación guiada por residentes"),
            Text("Sustainability plan and other funding", "Plan de sostenibilidad y otros fondos"),
            Text("A stronger, inventive Design Team", "Un Equipo de Diseño más fuerte e innovador"),
        ),
        (Text("The action plan is approved.", "El plan de acción está aprobado."),),
        TA_PLAN.at("§III.C"),
    ),
)

LEVELS = (
    Level(
        1,
        Text("Activated", "En movimiento"),
        Text(
            "The city has set its own goals for children and people are working on them.",
            "La ciudad fijó sus propias metas para la niñez y hay personas trabajando en ellas.",
        ),
        FLYER.at("Tiered participation and progression"),
    ),
    Level(
        2,
        Text("Building capacity", "Desarrollando capacidades"),
        Text(
            "Leadership, data, budgeting and planning are strong enough to carry the goals.",
            "El liderazgo, los datos, el presupuesto y la planificación alcanzan para sostener las metas.",
        ),
        FLYER.at("Tiered participation and progression"),
    ),
    Level(
        3,
        Text("Transforming", "En transformación"),
        Text(
            "Putting children first is how the whole city works, not a single project.",
            "Poner primero a la niñez es la forma en que trabaja toda la ciudad, no un solo proyecto.",
        ),
        FLYER.at("Tiered participation and progression"),
    ),
)

CAPACITIES = (
    Capacity(
        "leadership",
        Text("Leadership", "Liderazgo"),
        Text(
            "Do youth, residents and officials lead together, and would the work survive a change of people?",
            "¿Dirigen juntos la juventud, los residentes y las autoridades, y seguiría el trabajo si cambian las personas?",
        ),
        FLYER.at("Tiered participation and progression"),
    ),
    Capacity(
        "data",
        Text("Data", "Datos"),
        Text(
            "Can the city see how children are doing by neighborhood, and do residents help read the numbers?",
            "¿Puede la ciudad ver cómo está la niñez en cada vecindario, y ayudan los residentes a interpretar los datos?",
        ),
        FLYER.at("Tiered participation and progression"),
    ),
    Capacity(
        "budgeting",
        Text("Budgeting", "Presupuesto"),
        Text(
            "Does the city know what it spends on children, and does the money follow the need?",
            "¿Sabe la ciudad cuánto gasta en la niñez, y llega el dinero adonde hace más falta?",
        ),
        FLYER.at("Tiered participation and progression"),
    ),
    Capacity(
        "planning",
        Text("Planning", "Planificación"),
        Text(
            "Do the city's plans name children, dates and the people responsible?",
            "¿Nombran los planes de la ciudad a la niñez, las fechas y las personas responsables?",
        ),
        FLYER.at("Tiered participation and progression"),
    ),
)
