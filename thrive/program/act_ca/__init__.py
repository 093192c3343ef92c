"""The rules of All Children Thrive – California, chapter by chapter.

Two versions stand side by side. Version 1 is the first cycle, which weighed four criteria;
version 2, in force today, weighs six. Past decisions are read under the rules of their day.
The dates are when this house began to use each version; the Plan itself carries none.
"""

from __future__ import annotations

from dataclasses import replace

from ..rulebook import Rulebook
from ..sources import TA_PLAN
from ..text import Text
from .application import APPLICATION
from .areas import AREAS
from .eligibility import ALL_SIX, BARS_OF_FOUR, BARS_OF_SIX, FIRST_FOUR
from .frictions import FRICTIONS
from .glossary import GLOSSARY
from .invitation import STEPS
from .journey import CAPACITIES, LEVELS, STAGES
from .methods import DATA_PHASES, MAP_KINDS, TRAINING_MODULES
from .precheck import PRECHECK
from .promises import OBJECTIVES, ORGANIZATIONS
from .requirements import ENCOURAGED, REQUIREMENTS
from .teams import DESIGN_CATEGORIES, INSTITUTION_TYPES, SEATS, SUBGROUPS
from .tiers import OFFERINGS, TIERS
from .values import GOALS, STRATEGIES, VALUES

ACT_CA_2 = Rulebook(
    key="act-ca",
    version="2",
    initiative=Text.proper("All Children Thrive – California"),
    cycle=Text("Second cycle", "Segundo ciclo"),
    in_force_from="2026-01-01",
    purpose=Text(
        "Help California cities prevent childhood trauma by changing policies, systems and budgets, with youth and residents in the lead.",
        "Ayudar a las ciudades de California a prevenir el trauma infantil cambiando políticas, sistemas y presupuestos, con la juventud y los residentes al frente.",
    ),
    note=Text(
        "Drawn from the program's own plan. Where the plan is silent or disagrees with itself, the frictions say what was decided.",
        "Tomado del plan del propio programa. Donde el plan calla o se contradice, las fricciones dicen qué se decidió.",
    ),
    cite=TA_PLAN.at("§I–VI"),
    tiers=TIERS,
    offerings=OFFERINGS,
    requirements=REQUIREMENTS,
    encouraged=ENCOURAGED,
    steps=STEPS,
    stages=STAGES,
    levels=LEVELS,
    capacities=CAPACITIES,
    seats=SEATS,
    subgroups=SUBGROUPS,
    design_categories=DESIGN_CATEGORIES,
    institution_types=INSTITUTION_TYPES,
    areas=AREAS,
    map_kinds=MAP_KINDS,
    data_phases=DATA_PHASES,
    training_modules=TRAINING_MODULES,
    strategies=STRATEGIES,
    goals=GOALS,
    objectives=OBJECTIVES,
    values=VALUES,
    organizations=ORGANIZATIONS,
    precheck=PRECHECK,
    criteria=ALL_SIX,
    bars=BARS_OF_SIX,
    application=APPLICATION,
    glossary=GLOSSARY,
    frictions=FRICTIONS,
)

ACT_CA_1 = replace(
    ACT_CA_2,
    version="1",
    cycle=Text("First cycle", "Primer ciclo"),
    in_force_from="2024-01-01",
    criteria=FIRST_FOUR,
    bars=BARS_OF_FOUR,
)

__all__ = ["ACT_CA_1", "ACT_CA_2"]
