"""Chapter 5. The teams: six seats, the Design Team's table, and its two subgroups."""

from __future__ import annotations

from ..rulebook import DesignCategory, InstitutionType, Option, Seat, Subgroup
from ..sources import TA_PLAN
from ..text import Text

_ONE_YOUTH_ONE_ADULT = Text(
    "§III.A.1.g speaks of one organization, the glossary of two; see C1.",
    "El §III.A.1.g habla de una organización, el glosario de dos; vea C1.",
)

SEATS = (
    Seat(
        "city_1",
        "city",
        Text("First person from the city", "Primera persona de la ciudad"),
        Text("City staff or an elected official", "Personal de la ciudad o una autoridad electa"),
        TA_PLAN.at("§III.A.1.g"),
    ),
    Seat(
        "city_2",
        "city",
        Text("Second person from the city", "Segunda persona de la ciudad"),
        Text("City staff or an elected official", "Personal de la ciudad o una autoridad electa"),
        TA_PLAN.at("§III.A.1.g"),
    ),
    Seat(
        "cbo_youth",
        "cbo",
        Text("Organization serving youth", "Organización que trabaja con la juventud"),
        Text(
            "Someone from a community-based organization that works with youth",
            "Alguien de una organización comunitaria que trabaja con la juventud",
        ),
        TA_PLAN.at("§III.A.1.g and §VI Core Team", _ONE_YOUTH_ONE_ADULT),
    ),
    Seat(
        "cbo_adult",
        "cbo",
        Text("Organization serving adults", "Organización que trabaja con personas adultas"),
        Text(
            "Someone from a community-based organization that works with parents and other adults",
            "Alguien de una organización comunitaria que trabaja con madres, padres y otras personas adultas",
        ),
        TA_PLAN.at("§III.A.1.g and §VI Core Team", _ONE_YOUTH_ONE_ADULT),
    ),
    Seat(
        "resident_1",
        "resident",
        Text("First resident leader", "Primera persona líder del vecindario"),
        Text(
            "A resident who lives with the problem you want to change",
            "Una persona que vive el problema que usted quiere cambiar",
        ),
        TA_PLAN.at("§III.A.1.g"),
    ),
    Seat(
        "resident_2",
        "resident",
        Text("Second resident leader", "Segunda persona líder del vecindario"),
        Text(
            "A resident who lives with the problem you want to change",
            "Una persona que vive el problema que usted quiere cambiar",
        ),
        TA_PLAN.at("§III.A.1.g"),
    ),
)

SUBGROUPS = (
    Subgroup(
        "youth",
        Text("Youth Design Team", "Equipo de Diseño Juvenil"),
        Text(
            "Youth who face the inequities themselves. They shape every phase and send representatives to the whole team.",
            "Jóvenes que viven las desigualdades en carne propia. Dan forma a cada fase y envían representantes al equipo completo.",
        ),
        least_members=2,
        least_representatives=1,
        cite=TA_PLAN.at(
            "§III.A.2",
            Text("The Plan gives no numbers; see C20.", "El Plan no da números; vea C20."),
        ),
    ),
    Subgroup(
        "adult",
        Text("Adult Design Team", "Equipo de Diseño de Personas Adultas"),
        Text(
            "Adult residents who face the inequities themselves. They shape every phase and send representatives to the whole team.",
            "Residentes que viven las desigualdades en carne propia. Dan forma a cada fase y envían representantes al equipo completo.",
        ),
        least_members=2,
        least_representatives=1,
        cite=TA_PLAN.at(
            "§III.A.2",
            Text("The Plan gives no numbers; see C20.", "El Plan no da números; vea C20."),
        ),
    ),
)

DESIGN_CATEGORIES = (
    DesignCategory(
        "a",
        "residents",
        Text("Youth and adult residents", "Jóvenes y residentes adultos"),
        (
            Option("youth", Text("Youth resident", "Joven residente")),
            Option("adult", Text("Adult resident", "Residente adulto")),
        ),
        TA_PLAN.at("§III.A.2.a"),
    ),
    DesignCategory(
        "b",
        "community_organizations",
        Text("Community-based organizations", "Organizaciones comunitarias"),
        (Option("cbo", Text("Community-based organization", "Organización comunitaria")),),
        TA_PLAN.at("§III.A.2.b"),
    ),
    DesignCategory(
        "c",
        "youth_organizations",
        Text("Youth organizations", "Organizaciones juveniles"),
        (Option("youth_org", Text("Youth organization", "Organización juvenil")),),
        TA_PLAN.at("§III.A.2.c"),
    ),
    DesignCategory(
        "d",
        "city",
        Text("City staff and elected officials", "Personal de la ciudad y autoridades electas"),
        (
            Option("city_staff", Text("City staff", "Personal de la ciudad")),
            Option("elected", Text("Elected official", "Autoridad electa")),
        ),
        TA_PLAN.at("§III.A.2.d"),
    ),
    DesignCategory(
        "e",
        "institutions",
        Text("Institutions", "Instituciones"),
        (Option("institution", Text("Institution", "Institución")),),
        TA_PLAN.at("§III.A.2.e"),
    ),
)

INSTITUTION_TYPES = tuple(
    InstitutionType(slug, name, TA_PLAN.at("§III.A.2.e"))
    for slug, name in (
        (
            "county_behavioral_health",
            Text(
                "County behavioral health department",
                "Departamento de salud conductual del condado",
            ),
        ),
        ("school_district", Text("School district", "Distrito escolar")),
        ("local_health_department", Text("Local health department", "Departamento de salud local")),
        ("funder", Text("Foundation or funder", "Fundación o financiador")),
        ("public_hospital", Text("Public hospital system", "Sistema hospitalario público")),
        ("private_hospital", Text("Private hospital system", "Sistema hospitalario privado")),
        ("other", Text("Other institution", "Otra institución")),
    )
)
