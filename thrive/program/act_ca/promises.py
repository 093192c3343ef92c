"""Chapter 9. What the initiative has promised to do, and who stands behind it."""

from __future__ import annotations

from ..rulebook import Objective, Organization
from ..sources import FLYER
from ..text import Text

OBJECTIVES = (
    Objective(
        1,
        "equity-advisory-group",
        Text("Equity Advisory Group", "Grupo Asesor de Equidad"),
        Text(
            "Set up a group that advises on equity and is answered in writing.",
            "Formar un grupo que aconseje sobre equidad y reciba respuesta por escrito.",
        ),
        FLYER.at("Objectives 1"),
    ),
    Objective(
        2,
        "approaches",
        Text("Approaches that work", "Enfoques que funcionan"),
        Text(
            "Find what prevents childhood trauma, lowers its risks, and helps children, families and communities do well.",
            "Identificar lo que previene el trauma infantil, reduce sus riesgos y ayuda al bienestar de la niñez, las familias y las comunidades.",
        ),
        FLYER.at("Objectives 2"),
    ),
    Objective(
        3,
        "data-infrastructures",
        Text("Review of data infrastructures", "Revisión de sistemas de datos"),
        Text(
            "Learn how places around the world keep track of how children are doing.",
            "Aprender cómo distintos lugares del mundo dan seguimiento al bienestar de la niñez.",
        ),
        FLYER.at("Objectives 3"),
    ),
    Objective(
        4,
        "collaborative-platform",
        Text("A platform to learn together", "Una plataforma para aprender juntos"),
        Text(
            "Build a shared place with tools for new ideas and for changing systems.",
            "Crear un lugar común con herramientas para nuevas ideas y para cambiar los sistemas.",
        ),
        FLYER.at("Objectives 4"),
    ),
    Objective(
        5,
        "coaching",
        Text("Coaching for cities", "Acompañamiento a las ciudades"),
        Text(
            "Stand beside cities as they prevent ACEs and grow stronger.",
            "Acompañar a las ciudades mientras previenen las ACE y se fortalecen.",
        ),
        FLYER.at("Objectives 5"),
    ),
)

ORGANIZATIONS = (
    Organization(
        "cdph",
        Text(
            "California Department of Public Health", "Departamento de Salud Pública de California"
        ),
        "sponsor",
        Text(
            "Sponsors the initiative and lends experts.",
            "Patrocina la iniciativa y aporta especialistas.",
        ),
        FLYER.at("Strategic response"),
    ),
    Organization(
        "public-health-advocates",
        Text.proper("Public Health Advocates"),
        "operator",
        Text(
            "Coaches cities and helps them with policy.",
            "Acompaña a las ciudades y les ayuda con las políticas.",
        ),
        FLYER.at("Strategic response"),
    ),
    Organization(
        "ucla",
        Text.proper("UCLA Center for Healthier Children, Families & Communities"),
        "operator",
        Text(
            "Leads the work with data and learning.", "Dirige el trabajo con datos y aprendizaje."
        ),
        FLYER.at("Strategic response"),
    ),
    Organization(
        "community-partners",
        Text.proper("Community Partners"),
        "fiscal_partner",
        Text("Handles money and contracts.", "Administra los fondos y los contratos."),
        FLYER.at(
            "Strategic response",
            Text(
                "The flyer names the partner; its part is taken from public descriptions.",
                "El folleto nombra al aliado; su papel se toma de descripciones públicas.",
            ),
        ),
    ),
)
