"""Two Vanguard cities of the demonstration: whom they mentor, and what their pages say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Vanguard:
    """A Vanguard city, the Pilot it will mentor, and what their people read, in their language.

    `leaves` is the pair that ends first, where the Pilot stands in line because all places are taken.
    `reopened` are the steps its coach opens again, so that there is something to claim.
    """

    at: str
    width: int
    slug: str
    lead: str
    pilot: str
    pilot_lead: str
    reopened: tuple[str, ...]
    keep: str
    credited: str
    crossed: str
    waits: str
    propose: str
    active: str
    keep_contact: str
    waits_for_pilot: str
    confirm: str
    confirmed: str
    proof: str
    leaves: str = ""


ENGLISH = Vanguard(
    at="",
    width=360,
    slug="garden-grove",
    lead="linh",
    pilot="lancaster",
    pilot_lead="dana",
    reopened=("T2_10",),
    keep="Keep this proof",
    credited="Done before the city joined, with proof that was checked.",
    crossed="Only a Vanguard city, and only where Table II has a star, can have done a step "
    "before joining. Here the step is done during the program.",
    waits="Waits for an answer",
    propose="Send the proposal",
    active="Garden Grove mentors Lancaster",
    keep_contact="Keep this contact",
    waits_for_pilot="Waits for the mentored city",
    confirm="Confirm this contact",
    confirmed="Confirmed. It counts for the mentor city now.",
    proof="Contact that Lancaster confirmed",
)
SPANISH = Vanguard(
    at="/es",
    width=1280,
    slug="hayward",
    lead="fern",
    pilot="el-centro",
    pilot_lead="carmen",
    reopened=("T2_5", "T2_10"),
    keep="Guardar esta prueba",
    credited="Hecho antes de que la ciudad entrara, con pruebas que se revisaron.",
    crossed="Solo una ciudad Vanguardia, y solo donde la Tabla II tiene un asterisco, puede haber "
    "hecho un paso antes de entrar. Aquí el paso se hace durante el programa.",
    waits="Espera respuesta",
    propose="Enviar la propuesta",
    active="Hayward guía a El Centro",
    keep_contact="Guardar este contacto",
    waits_for_pilot="Espera a la otra ciudad",
    confirm="Confirmar este contacto",
    confirmed="Confirmado. Ahora cuenta para la ciudad mentora.",
    proof="Contacto que El Centro confirmó",
    leaves="Hayward guía a Lancaster",
)
