"""CDC PLACES, the long release file: model-based estimates of health with 95 % intervals.

One row a place, measure and kind of value (crude or age-adjusted). The half width of the interval
becomes the 90 % margin (× 1.645 / 1.96). A footnote without a value means withheld.
"""

from __future__ import annotations

import re

from thrive.indicators.files.measures import Series
from thrive.indicators.files.numbers import Marks
from thrive.indicators.files.observing import JOINT, Layout
from thrive.indicators.files.opening import opened
from thrive.indicators.files.places import PlaceJudge
from thrive.indicators.files.problems import Broken
from thrive.indicators.files.reading import Ask, Described, Part, Reading
from thrive.indicators.files.tables import delimited
from thrive.indicators.files.words import SLUG, Fault, period
from thrive.program.text import Text

NEEDED = ("Year", "Data_Value", "Low_Confidence_Limit", "High_Confidence_Limit")
PLACES = ("LocationID", "LocationName")


def read(ask: Ask) -> Reading:
    clean = opened(ask.path, ask.folder, encoding=ask.encoding, limits=ask.limits)
    table = delimited(clean, limits=ask.limits)
    if not {*NEEDED, "MeasureId"} <= set(table.header):
        raise Broken("not_this_format", 1, value=", ".join(table.header[:8]))
    place = next((name for name in PLACES if name in table.header), "")
    kinds = "DataValueTypeID" if "DataValueTypeID" in table.header else ""
    footnote = "Data_Value_Footnote" if "Data_Value_Footnote" in table.header else ""
    found: dict[str, Described] = {}

    def indicator(text: str) -> str | Fault:
        measure, _, kind = text.partition(JOINT)
        slug = f"places-{measure.strip().lower()}"
        adjusted = kind.strip().lower().startswith("ageadj")
        slug += "-age-adjusted" if adjusted else ""
        if not SLUG.fullmatch(slug):
            return Fault("indicator_unknown")
        if slug not in found:
            found[slug] = _described(slug, measure.strip().upper(), adjusted)
        return slug

    layout = Layout(
        place=(place,),
        place_judge=PlaceJudge(tracts=ask.tracts or "tract2010"),
        series=(
            Series(
                value="Data_Value",
                low="Low_Confidence_Limit",
                high="High_Confidence_Limit",
                held=footnote,
                held_words=r"(?i)suppress|unavailable|withheld",
            ),
        ),
        period_column="Year",
        period_judge=period,
        indicator_columns=("MeasureId", kinds) if kinds else ("MeasureId",),
        indicator_judge=indicator,
        marks=Marks(separated=True),
    )
    part = Part(lambda problems: table.chunks(layout.columns, problems), layout, table.notes)
    reading = Reading([part], expects=clean.lines, notes=clean.notes, vintage="CDC PLACES")
    reading.found = found
    return reading


def _described(slug: str, measure: str, adjusted: bool) -> Described:
    en, es = MEASURES.get(measure, (f"Measure {measure}", f"Medida {measure}"))
    how = ("age-adjusted", "ajustado por edad") if adjusted else ("crude", "sin ajustar")
    good = re.fullmatch(r"(CHECKUP|DENTAL|CHOLSCREEN|COLON_SCREEN|MAMMOUSE|BPMED)", measure)
    return Described(
        slug,
        Text(f"{en}, {how[0]} (PLACES)", f"{es}, {how[1]} (PLACES)"),
        "percent",
        Text(
            f"{en}: share of adults, modeled by CDC PLACES.",
            f"{es}: proporción de adultos, estimada con un modelo por CDC PLACES.",
        ),
        "up" if good else "down",
    )


MEASURES: dict[str, tuple[str, str]] = {
    "ACCESS2": ("No health insurance", "Sin seguro médico"),
    "ARTHRITIS": ("Arthritis", "Artritis"),
    "BINGE": ("Binge drinking", "Consumo excesivo de alcohol"),
    "BPHIGH": ("High blood pressure", "Presión arterial alta"),
    "BPMED": ("Takes medicine for blood pressure", "Toma medicina para la presión"),
    "CANCER": ("Cancer", "Cáncer"),
    "CASTHMA": ("Asthma", "Asma"),
    "CHD": ("Heart disease", "Enfermedad del corazón"),
    "CHECKUP": ("Yearly checkup", "Chequeo anual"),
    "CHOLSCREEN": ("Cholesterol screening", "Prueba de colesterol"),
    "COLON_SCREEN": ("Colon cancer screening", "Prueba de cáncer de colon"),
    "COPD": ("Lung disease (COPD)", "Enfermedad pulmonar (EPOC)"),
    "CSMOKING": ("Smoking", "Tabaquismo"),
    "DENTAL": ("Visit to a dentist", "Visita al dentista"),
    "DEPRESSION": ("Depression", "Depresión"),
    "DIABETES": ("Diabetes", "Diabetes"),
    "DISABILITY": ("Any disability", "Alguna discapacidad"),
    "FOODINSECU": ("Food insecurity", "Inseguridad alimentaria"),
    "FOODSTAMP": ("Food stamps", "Estampillas de comida"),
    "GHLTH": ("Fair or poor health", "Salud regular o mala"),
    "HIGHCHOL": ("High cholesterol", "Colesterol alto"),
    "HOUSINSECU": ("Housing insecurity", "Inseguridad de vivienda"),
    "ISOLATION": ("Loneliness", "Soledad"),
    "EMOTIONSPT": ("Lack of emotional support", "Falta de apoyo emocional"),
    "LACKTRPT": ("No reliable transportation", "Sin transporte confiable"),
    "LPA": ("No leisure-time physical activity", "Sin actividad física en el tiempo libre"),
    "MAMMOUSE": ("Mammography", "Mamografía"),
    "MHLTH": ("Frequent mental distress", "Malestar mental frecuente"),
    "OBESITY": ("Obesity", "Obesidad"),
    "PHLTH": ("Frequent physical distress", "Malestar físico frecuente"),
    "SHUTUTILITY": ("Utility shut-off threat", "Amenaza de corte de servicios"),
    "SLEEP": ("Short sleep", "Pocas horas de sueño"),
    "STROKE": ("Stroke", "Derrame cerebral"),
    "TEETHLOST": ("All teeth lost", "Pérdida de todos los dientes"),
}
