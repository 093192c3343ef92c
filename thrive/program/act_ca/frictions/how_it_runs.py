"""C14 to C25: how a place comes in, and how its teams are made."""

from __future__ import annotations

from ...rulebook import Friction
from ...sources import TA_PLAN
from ...text import Text

FRICTIONS = (
    Friction(
        "C14",
        Text(
            "Some of the public funds named have since changed name or been spent.",
            "Algunos fondos públicos nombrados han cambiado de nombre o ya se gastaron.",
        ),
        Text(
            "Old names stay findable and point to what followed them.",
            "Los nombres antiguos se pueden buscar y llevan a lo que siguió.",
        ),
        ("T1_9", "funding"),
        TA_PLAN.at("Table I row 9 and §IV.5"),
    ),
    Friction(
        "C15",
        Text(
            "Eligibility is reviewed, but no criteria are given.",
            "Se revisa la elegibilidad, pero no se dan criterios.",
        ),
        Text(
            "A rubric of six: legal standing, geographic balance, readiness for policy work, need, existing coalition and commitment. The first four are those the program has used in public.",
            "Seis criterios: capacidad legal, equilibrio geográfico, preparación para políticas, necesidad, coalición existente y compromiso. Los cuatro primeros son los que el programa ha usado en público.",
        ),
        ("step d", "criteria"),
        TA_PLAN.at("§III.A.1.d"),
    ),
    Friction(
        "C16",
        Text(
            "The coach is spoken of at step c and assigned at step e.",
            "De coach se habla en el paso c y se asigna en el paso e.",
        ),
        Text(
            "Step c explains how a coach is matched. Step e assigns one and says so in a second message.",
            "El paso c explica cómo se asigna. El paso e lo hace y lo avisa en un segundo mensaje.",
        ),
        ("step c", "step e"),
        TA_PLAN.at("§III.A.1.c and e"),
    ),
    Friction(
        "C17",
        Text(
            "It is not said who must sign the Letter of Agreement.",
            "No se dice quién debe firmar la Carta de Acuerdo.",
        ),
        Text(
            "It is in force when all six Core Team seats and someone from each subgroup have signed; under 18, a guardian signs too.",
            "Está vigente cuando firman los seis puestos del Equipo Base y alguien de cada subgrupo; si es menor de 18, también su madre, padre o tutor.",
        ),
        ("T2_1",),
        TA_PLAN.at("§III.A.3"),
    ),
    Friction(
        "C18",
        Text(
            "The table accepts a resolution or an MOU, the text speaks of a resolution only.",
            "La tabla acepta una resolución o un memorando; el texto habla solo de resolución.",
        ),
        Text(
            "Either one will do. A proclamation or a letter will not.",
            "Vale cualquiera de los dos. Una proclama o una carta no.",
        ),
        ("T2_2",),
        TA_PLAN.at("Table II row 2 and §III.A.3"),
    ),
    Friction(
        "C19",
        Text(
            "No ages are given for youth.",
            "No se dan edades para la juventud.",
        ),
        Text(
            "Youth are 13 to 24. Younger children take part in groups, without an account.",
            "La juventud es de 13 a 24 años. Las niñas y los niños menores participan en grupo, sin cuenta.",
        ),
        ("subgroups", "accounts"),
        TA_PLAN.at("§III.A.2"),
    ),
    Friction(
        "C20",
        Text(
            "It is not said how many representatives a subgroup sends.",
            "No se dice cuántas personas representan a un subgrupo.",
        ),
        Text(
            "At least one for each subgroup; two are recommended.",
            "Al menos una por subgrupo; se recomiendan dos.",
        ),
        ("subgroups",),
        TA_PLAN.at("§III.A.2"),
    ),
    Friction(
        "C21",
        Text(
            "The Core Team is requested at step c, before the review, and named at step g.",
            "El Equipo Base se pide en el paso c, antes de la revisión, y se nombra en el paso g.",
        ),
        Text(
            "Seats can be filled in early, from step c on. Only step g makes them final.",
            "Los puestos se pueden llenar desde el paso c. Solo el paso g los vuelve definitivos.",
        ),
        ("step c", "step g", "seats"),
        TA_PLAN.at("§III.A.1.c, d and g"),
    ),
    Friction(
        "C22",
        Text(
            "Some texts the plan refers to are missing: the data recommendations, a figure, the toolkit, the agreement and the resolution.",
            "Faltan algunos textos que el plan menciona: las recomendaciones de datos, una figura, la caja de herramientas, el acuerdo y la resolución.",
        ),
        Text(
            "This house writes its own. A place kept for a missing text stays hidden while it is empty.",
            "Esta casa escribe los suyos. El lugar de un texto que falta no se muestra mientras esté vacío.",
        ),
        ("data_phases", "toolkit"),
        TA_PLAN.at("§IV.3 note and §V figure"),
    ),
    Friction(
        "C23",
        Text(
            "The plan is about cities, yet counties and tribal governments appear too.",
            "El plan trata de ciudades, pero también aparecen condados y gobiernos tribales.",
        ),
        Text(
            "A place can be a city, a tribal nation, a county or a neighborhood. The limits count them all.",
            "Un lugar puede ser una ciudad, una nación tribal, un condado o un vecindario. Los límites cuentan a todos.",
        ),
        ("tiers", "places"),
        TA_PLAN.at("§IV.7"),
    ),
    Friction(
        "C24",
        Text(
            "City staff are expected to make contact; in practice it is mostly nonprofits that do.",
            "Se espera que el personal de la ciudad haga el contacto; en la práctica casi siempre lo hacen organizaciones.",
        ),
        Text(
            "Anyone may nominate a place. A city official confirms it before step d.",
            "Cualquier persona puede proponer un lugar. Una autoridad lo confirma antes del paso d.",
        ),
        ("step a", "step d"),
        TA_PLAN.at("§III.A.1.a and §VI Core Team"),
    ),
    Friction(
        "C25",
        Text(
            "Affiliates are asked to share data but receive no data services.",
            "A las Afiliadas se les pide compartir datos, pero no reciben servicios de datos.",
        ),
        Text(
            "Any contribution counts: a post, a resource, a lesson or a data set.",
            "Cuenta todo aporte: un mensaje, un recurso, una lección o un conjunto de datos.",
        ),
        ("T2_8",),
        TA_PLAN.at("Table II row 8"),
    ),
)
