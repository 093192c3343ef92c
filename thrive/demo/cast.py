"""The cast: everybody in the demo story. All invented; every name ends with “(demo)”.

City names and populations are public facts. Nothing here says anything about any real involvement.
"""

from __future__ import annotations

from dataclasses import dataclass, field

PASSWORD = "thrive demo 2026"


@dataclass(frozen=True, slots=True)
class Player:
    """One person. `key` signs them in on the demo page; `says` tells a visitor who they are."""

    key: str
    name: str
    says_en: str
    says_es: str
    affiliation: str
    organization: str = ""
    title: str = ""
    roles: tuple[str, ...] = ()
    language: str = "en"
    city: str = ""
    legislative_body: str = ""
    youth: bool = False
    on_stage: bool = field(default=False)

    @property
    def email(self) -> str:
        return f"{self.key}@example.org"

    @property
    def full_name(self) -> str:
        return f"{self.name} (demo)"


def _staff(key: str, name: str, title: str, says: tuple[str, str], *roles: str) -> Player:
    return Player(
        key, name, *says, "health", "All Children Thrive – California", title, roles, on_stage=True
    )


STAFF = (
    _staff(
        "imani",
        "Imani Okafor-Reyes",
        "Director",
        (
            "Runs the program: decides applications, seats and roles.",
            "Dirige el programa: decide solicitudes, lugares y funciones.",
        ),
        "admin",
    ),
    _staff(
        "luz",
        "Luz Cárdenas Vale",
        "Coach",
        (
            "Coach of Vallejo, Merced and El Centro; reviews applications.",
            "Coach de Vallejo, Merced y El Centro; revisa solicitudes.",
        ),
        "coach",
    ),
    _staff(
        "theo",
        "Theo Nakagawa-Bright",
        "Coach",
        (
            "Coach of Hayward, Garden Grove, Lancaster and Santa Maria.",
            "Coach de Hayward, Garden Grove, Lancaster y Santa Maria.",
        ),
        "coach",
    ),
    _staff(
        "priya",
        "Priya Sandoval-Rao",
        "Coach",
        (
            "Coach of the Affiliates; makes first contact with new cities.",
            "Coach de las ciudades afiliadas; hace el primer contacto.",
        ),
        "coach",
    ),
    _staff(
        "ana",
        "Ana Whitfeather-Kim",
        "Data lead",
        ("Looks after the numbers.", "Cuida los números."),
        "data",
    ),
    _staff(
        "marcus",
        "Marcus Delacroix-Ito",
        "Grants lead",
        ("Looks after grants.", "Cuida las subvenciones."),
        "grants",
    ),
    _staff(
        "jo",
        "Jo Halvorsen",
        "Moderator",
        ("Keeps the community safe.", "Mantiene segura la comunidad."),
        "moderator",
    ),
    _staff(
        "devon",
        "Devon Achterberg-Lim",
        "Content expert, policy",
        ("Policy expert; reviews applications.", "Experto en políticas; revisa solicitudes."),
        "expert",
    ),
    _staff(
        "saanvi",
        "Saanvi Moreau-Ellis",
        "Content expert, child development",
        (
            "Child development expert; reviews applications.",
            "Experta en desarrollo infantil; revisa solicitudes.",
        ),
        "expert",
    ),
    _staff(
        "tomas",
        "Tomás Oyelaran-Reed",
        "Content expert, data",
        ("Data expert; reviews applications.", "Experto en datos; revisa solicitudes."),
        "expert",
    ),
)


def _lead(key: str, name: str, city: str, title: str, language: str = "en") -> Player:
    return Player(
        key,
        name,
        f"First contact of {city}.",
        f"Primer contacto de {city}.",
        "city_staff",
        f"City of {city}",
        title,
        city=city,
        language=language,
        on_stage=city in {"Vallejo", "Visalia", "Merced", "Watsonville"},
    )


LEADS = (
    _lead("fern", "Fern Adeyemi-Lowe", "Hayward", "Deputy city manager"),
    _lead("linh", "Linh-Anh Duarte", "Garden Grove", "Community services director"),
    _lead("ruth", "Ruth Ablaza", "Vallejo", "Assistant city manager"),
    _lead("sunny", "Sunny Xiong-Baker", "Merced", "Recreation director"),
    _lead("beatriz", "Beatriz Holloway", "Santa Maria", "Housing manager"),
    _lead("dana", "Dana Whitlock", "Lancaster", "Grants manager"),
    _lead("carmen", "Carmen Aguilar-Stone", "El Centro", "Manager’s office", "es"),
    _lead("mina", "Mina Petrovich", "Watsonville", "Library director"),
    _lead("joan", "Joan Redfern", "Eureka", "Community development director"),
    _lead("pat", "Pat Nguyen-Frost", "Marysville", "City clerk"),
    _lead("rosa", "Rosa Mejía-Hart", "Visalia", "Parks director"),
)

RESIDENTS = (
    Player(
        "elvira",
        "Elvira P.",
        "Resident of Vallejo, in the Core Team. Reads in Spanish.",
        "Residente de Vallejo, del equipo central. Lee en español.",
        "resident",
        city="Vallejo",
        language="es",
        on_stage=True,
    ),
    Player(
        "ximena",
        "Ximena R.",
        "Sixteen, from Vallejo. Her guardian has agreed to her account.",
        "Dieciséis años, de Vallejo. Su tutora aceptó su cuenta.",
        "youth",
        city="Vallejo",
        youth=True,
        on_stage=True,
    ),
    Player(
        "lani",
        "Lani K.",
        "Fifteen, from Vallejo. Waits for her guardian’s answer.",
        "Quince años, de Vallejo. Espera la respuesta de su tutor.",
        "youth",
        city="Vallejo",
        youth=True,
        on_stage=True,
    ),
    Player(
        "avery",
        "Avery Lindqvist",
        "Council member in Vallejo.",
        "Integrante del concejo de Vallejo.",
        "elected",
        "City of Vallejo",
        "Council member",
        city="Vallejo",
        legislative_body="Vallejo City Council",
        on_stage=True,
    ),
    Player(
        "noor",
        "Noor Hashimi",
        "Council member in Vallejo, beside Avery Lindqvist.",
        "Integrante del concejo de Vallejo, junto con Avery Lindqvist.",
        "elected",
        "City of Vallejo",
        "Council member",
        city="Vallejo",
        legislative_body="Vallejo City Council",
    ),
    Player(
        "dev",
        "Dev P.",
        "Seventeen, from Vallejo. Writes in the youth room.",
        "Diecisiete años, de Vallejo. Escribe en la sala de jóvenes.",
        "youth",
        city="Vallejo",
        youth=True,
    ),
)

CAST = (*STAFF, *LEADS, *RESIDENTS)


@dataclass(frozen=True, slots=True)
class Six:
    """Who sits in a city's six seats; None is a seat still open."""

    staff: tuple[str, str]
    youth_org: str
    adult_org: str | None
    residents: tuple[str, str]


SIXES: dict[str, Six] = {
    "Hayward": Six(("Fern Adeyemi-Lowe", "Raj Castellano"), "Eden Path Youth", "Puente Mission Families", ("Tomasa V.", "Herb K.")),
    "Garden Grove": Six(("Linh-Anh Duarte", "Pete Vasquez-Hahn"), "Bright Orchard Club", "Hoa Sen Family House", ("Mrs. Thuy N.", "Gus R.")),
    "Vallejo": Six(("Ruth Ablaza", "Owen Quintero"), "Bayline Youth Works", "Carquinez Family Bridge", ("Elvira P.", "Marcus T.")),
    "Merced": Six(("Sunny Xiong-Baker", "Al Fontaine"), "Delta Roots Collaborative", "Casa Semilla", ("Pa Houa Y.", "Rosario G.")),
    "Santa Maria": Six(("Beatriz Holloway", "Ken Ishida-Moss"), "Valle Joven", "Manos del Campo", ("Eulalia M.", "Bob S.")),
    "Lancaster": Six(("Dana Whitlock", "Tariq Munro"), "Joshua Tree Mentors", None, ("Sheryl B.", "Ofelia Z.")),
    "El Centro": Six(("Carmen Aguilar-Stone", "Luis Peralta"), "Desierto Verde Jóvenes", "Familias del Sur", ("Nena Q.", "Art L.")),
    "Watsonville": Six(("Mina Petrovich", "Hugo Salinas"), "Pajaro Futures", "Raíces y Puentes", ("Irma J.", "Cal O.")),
    "Eureka": Six(("Joan Redfern", "Sal Moreno"), "Redwood Youth Loft", "North Fork Family Council", ("Willa T.", "Ed M.")),
    "Marysville": Six(("Pat Nguyen-Frost", "Lou Brandt"), "Two Rivers Teens", "Yuba Neighbors", ("Chue L.", "Dee A.")),
}  # fmt: skip

# Who speaks for the organization serving youth, and for the one serving adults.
SPEAKERS: dict[str, tuple[str, str]] = {
    "Hayward": ("Amara B.", "Lupe S."),
    "Garden Grove": ("Tri P.", "Hanh L."),
    "Vallejo": ("Keisha M.", "Samir D."),
    "Merced": ("Chong V.", "Blanca O."),
    "Santa Maria": ("Rafa G.", "Ines T."),
    "Lancaster": ("Deja W.", ""),
    "El Centro": ("Saúl N.", "Marta C."),
    "Watsonville": ("Kiki F.", "Rocío H."),
    "Eureka": ("Wren A.", "Odessa P."),
    "Marysville": ("Toby R.", "Mee X."),
}
