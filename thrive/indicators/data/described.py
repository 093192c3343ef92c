"""The indicators of the public tables that are none of the framework's, in both languages.

Definitions say no more than the publishers' columns do.
"""

from __future__ import annotations

from thrive.indicators.files.reading import Described
from thrive.program.text import Text


def _one(
    slug: str, unit: str, direction: str, name: tuple[str, str], says: tuple[str, str]
) -> Described:
    return Described(slug, Text(*name), unit, Text(*says), direction)


DESCRIBED: tuple[Described, ...] = (
    _one("poverty", "percent", "down",
         ("Poverty, all ages", "Pobreza, todas las edades"),
         ("People below the federal poverty line, of those whose poverty status is known.", "Personas bajo la línea federal de pobreza, entre quienes tienen esa condición determinada.")),
    _one("poverty-150", "percent", "down",
         ("Income below 150 percent of the poverty line", "Ingresos por debajo del 150 por ciento de la línea de pobreza"),
         ("People with incomes below 150 percent of the federal poverty line, of those whose poverty status is known.", "Personas con ingresos menores al 150 por ciento de la línea federal de pobreza, entre quienes tienen esa condición determinada.")),
    _one("unemployment", "percent", "down",
         ("Unemployment", "Desempleo"),
         ("People 16 and older without work who look for it, of all in the labor force.", "Personas de 16 años o más sin trabajo que lo buscan, entre toda la fuerza laboral.")),
    _one("housing-cost-burden", "percent", "down",
         ("Housing cost burden", "Carga del costo de vivienda"),
         ("Homes with a yearly income under $75,000 that spend 30 percent or more of it on housing.", "Viviendas con ingresos anuales menores a $75,000 que gastan el 30 por ciento o más en vivienda.")),
    _one("no-high-school", "percent", "down",
         ("No high school diploma", "Sin diploma de preparatoria"),
         ("Adults 25 and older without a high school diploma.", "Personas de 25 años o más sin diploma de preparatoria.")),
    _one("under-18", "percent", "",
         ("Children in the population", "Niñas y niños en la población"),
         ("People 17 and younger, of all people.", "Personas de 17 años o menos, entre toda la población.")),
    _one("single-parent", "percent", "",
         ("Single-parent households", "Hogares de madre o padre solo"),
         ("Households of one parent with children under 18, of all households.", "Hogares de una madre o un padre solo con menores de 18 años, entre todos los hogares.")),
    _one("limited-english", "percent", "",
         ("Limited English", "Inglés limitado"),
         ("People 5 and older who speak English less than well.", "Personas de 5 años o más que no hablan bien el inglés.")),
    _one("no-vehicle", "percent", "",
         ("No vehicle", "Sin vehículo"),
         ("Households with no vehicle.", "Hogares sin vehículo.")),
    _one("uninsured", "percent", "down",
         ("No health insurance", "Sin seguro médico"),
         ("People of all ages without health insurance.", "Personas de todas las edades sin seguro médico.")),
    _one("disability", "percent", "",
         ("Disability", "Discapacidad"),
         ("People with a disability.", "Personas con una discapacidad.")),
    _one("child-uninsured", "percent", "down",
         ("Children without health insurance, under 18", "Menores de 18 años sin seguro médico"),
         ("Children under 18 with no health insurance.", "Menores de 18 años sin seguro médico.")),
    _one("child-uninsured-under-19", "percent", "down",
         ("Children without health insurance, under 19", "Menores de 19 años sin seguro médico"),
         ("Children under 19 with no health insurance.", "Menores de 19 años sin seguro médico.")),
    _one("ces-score", "score", "down",
         ("CalEnviroScreen score", "Puntaje de CalEnviroScreen"),
         ("Pollution burden times how much people are exposed and how easily they are harmed. Higher is worse.", "Carga de contaminación multiplicada por la exposición y la vulnerabilidad de las personas. Más alto es peor.")),
    _one("ces-percentile", "percentile", "down",
         ("CalEnviroScreen percentile", "Percentil de CalEnviroScreen"),
         ("Where the score of a census tract stands among all of California’s.", "Dónde queda el puntaje de un sector censal entre todos los de California.")),
    _one("ces-top-quarter", "percent", "down",
         ("Living in the most burdened quarter", "Viven en el cuarto con más carga"),
         ("Residents of census tracts that stand in the most burdened quarter of California’s.", "Residentes de sectores censales que están en el cuarto con más carga de California.")),
    _one("pm25", "amount", "down",
         ("Fine particles in the air", "Partículas finas en el aire"),
         ("Yearly mean of fine particles (PM2.5), in micrograms per cubic meter of air.", "Promedio anual de partículas finas (PM2.5), en microgramos por metro cúbico de aire.")),
    _one("asthma", "amount", "down",
         ("Emergency visits for asthma", "Visitas de emergencia por asma"),
         ("Emergency department visits for asthma per 10,000 people, adjusted for age.", "Visitas a salas de emergencia por asma por cada 10,000 personas, ajustadas por edad.")),
    _one("lead-risk", "score", "down",
         ("Risk of lead in homes", "Riesgo de plomo en viviendas"),
         ("Possible exposure of children to lead in older homes of families with low income.", "Posible exposición de niñas y niños al plomo en viviendas antiguas de familias de bajos ingresos.")),
    _one("traffic", "amount", "down",
         ("Traffic nearby", "Tránsito cercano"),
         ("Traffic density near the census tract, in vehicle-kilometers per hour and kilometer of road.", "Densidad de tránsito cerca del sector censal, en vehículos-kilómetro por hora y kilómetro de vía.")),
)  # fmt: skip
