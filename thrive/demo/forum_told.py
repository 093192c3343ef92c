"""What the demo's people say to each other: fourteen threads in both languages. All invented.

Days count back from the day the story is told. What stands here about programs and law is what
people of the cast believe; they tell each other where to check it.
"""

from __future__ import annotations

from dataclasses import dataclass

from thrive.community.actions.spaces import SpacePlan
from thrive.demo.chapters import HOME, MIND, SAFE, YOUTH

# Key, then the space. Spaces by action area are made from the rulebook (`forum_telling`).
SPACES: dict[str, SpacePlan] = {
    "hello": SpacePlan("Introductions", "Presentaciones", "Say who you are and what you hope for.", "Diga quién es y qué espera.", "open"),
    "policy": SpacePlan("Policy desk", "Mesa de políticas", "Resolutions, ordinances, agreements: wording and what it took.", "Resoluciones, ordenanzas, convenios: cómo se redactan y qué hizo falta.", "open"),
    "data": SpacePlan("Numbers and what they mean", "Los números y lo que dicen", "Surveys, census tables, data walks.", "Encuestas, tablas del censo, recorridos de datos.", "open"),
    "listening": SpacePlan("Listening to residents", "Escuchar a la gente", "Sessions, questions, interpreters, trust.", "Sesiones, preguntas, intérpretes, confianza.", "open"),
    "members": SpacePlan("Between members", "Entre integrantes", "For what does not have to stand on the open web.", "Para lo que no tiene que estar en la web abierta.", "members"),
    "youth": SpacePlan("Youth room", "Sala de jóvenes", "For young people of every city, with two cleared adults.", "Para jóvenes de todas las ciudades, con dos personas adultas verificadas.", "youth"),
    "coaches": SpacePlan("Coaches", "Coaches", "For coaches of the program.", "Para coaches del programa.", "closed", role="coach"),
    "residents": SpacePlan("Residents", "Residentes", "For residents who sit in a team.", "Para residentes que están en un equipo.", "closed", affiliation="resident"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One reply: who, days ago, words. `quotes` is the number of an earlier post."""

    by: str
    ago: int
    text: str
    language: str = "en"
    quotes: int | None = None
    thanked_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """One thread. `answer` is the number of the accepted post."""

    space: str
    kind: str
    by: str
    ago: int
    title: str
    text: str
    replies: tuple[Said, ...] = ()
    language: str = "en"
    area: str = ""
    answer: int = 0
    pinned: bool = False
    locked: bool = False


TALKS = (
    Talk("hello", "introduction", "dana", 44, "Introductions: Lancaster",
         "Hello from Lancaster. I manage grants for the city and I am new to this. We have five of our six seats; we still look for an organization that serves adults. What did you do when a seat stayed empty?",
         (
             Said("fern", 43, "Welcome, Dana. In Hayward we asked the parents’ group of the library. They were not an organization on paper, so a larger one took them in for the year.", thanked_by=("dana", "ruth")),
             Said("elvira", 42, "Bienvenida. En Vallejo una iglesia prestó su salón y de ahí salió la persona. Pregunte a quienes ya abren su puerta por la noche.", "es", thanked_by=("dana",)),
         )),
    Talk("policy", "question", "joan", 30, "Staff report language for a park equity resolution?",
         "We go to council in August and I have never written one of these. Does anyone have staff-report paragraphs for ranking park repairs by need, ideally two pages or less?\n\nOur council asks about cost first, so that part matters most.",
         (
             Said("fern", 30, "Ours is two pages and you may copy it. The line that worked: *“Repairs are ranked by how many children live within a ten-minute walk, then by how long the request has waited.”* Put the cost table first. Offer two funding levels, not one.", thanked_by=("joan", "ruth", "mina")),
             Said("ximena", 29, "When we presented we each walked one park at night and read the number on the lamp post. The council could picture it. Maybe attach the lamp list?", thanked_by=("ruth", "fern")),
             Said("noor", 28, "Residents asked me how we would pay for upkeep. The parks budget is a public page of the city, and anyone may speak at the hearing."),
             Said("joan", 27, "Thank you both. @Fern A. (demo), we will copy the ranking line and say where it is from.", quotes=2),
         ), area=SAFE, answer=2),
    Talk("policy", "question", "ruth", 61, "Youth stipends without losing benefits: how do you do it?",
         "Our youth group gets a stipend. Two families asked whether it counts against their benefits. What do you tell them, and who answers such questions where you are?",
         (
             Said("sunny", 60, "We do not give advice ourselves. We ask the county’s benefits counselor to come for an evening, before the first payment. Families ask in private.", thanked_by=("ruth", "linh")),
             Said("beatriz", 58, "Preguntamos a cada familia cómo prefiere recibirlo, y dejamos que diga que no. Algunas eligieron boletos de autobús y útiles.", "es"),
             Said("linh", 57, "We would like to hear how this goes in Merced after a year. We want to offer stipends too."),
         ), area=YOUTH, answer=2),
    Talk("listening", "discussion", "carmen", 52, "Modelos de acuerdos de convivencia en español",
         "Buscamos acuerdos de convivencia para las reuniones, escritos en español desde el principio y no traducidos. ¿Alguien comparte los suyos?",
         (
             Said("elvira", 51, "Los nuestros son cinco: hablamos en primera persona, quien interpreta marca el ritmo, nadie cuenta la historia de otra familia, los celulares esperan, y terminamos a la hora.", "es", thanked_by=("carmen", "mina", "beatriz")),
             Said("mina", 49, "May we put these up in the Watsonville library? We would add Mixteco by recording, because few people read it.", "en", 2),
             Said("elvira", 49, "Claro que sí. Cuéntenos cómo les va.", "es"),
         ), "es"),
    Talk("members", "discussion", "linh", 75, "Council split 3–2: what moved your swing vote?",
         "Ours said yes to child care near home, and no to what it costs. If your council was split, what moved the last vote? No names, please.",
         (
             Said("fern", 74, "A number from her own district, and a parent who lives there. Not a presentation: four minutes and one page.", thanked_by=("linh",)),
             Said("devon", 73, "In my reading of staff reports: a second, smaller option helps more often than a longer argument does."),
         )),
    Talk("data", "question", "pat", 38, "Using 5-year ACS for a town of 13,000",
         "The one-year tables do not list us. The five-year table has us, with margins as wide as the number. May we show it?",
         (
             Said("tomas", 37, "Show it with its margin, and say the years: it is an average of five. When the margin is more than a third of the number, show the county beside it and say why.", thanked_by=("pat", "ana")),
             Said("ana", 36, "And do not compare two five-year tables that share years. We wrote a page about this; ask me for it."),
         ), answer=2),
    Talk("youth", "discussion", "ximena", 26, "Idea Lab icebreakers that are not cringe",
         "We host the next lab. Last time the grown-ups made us throw a ball of yarn. What works with people who do not know each other?",
         (
             Said("dev", 25, "Everyone marks on a map where they feel good after 3 pm. No talking about yourself, and you still get to know people.", thanked_by=("ximena",)),
             Said("luz", 24, "I like the map. I can print a big one of each city if you tell me by Friday."),
             Said("ximena", 24, "Vallejo and El Centro please! @Luz V. (demo)", quotes=3),
         ), area=YOUTH),
    Talk("policy", "question", "sunny", 34, "Joint-use agreement: liability clause",
         "The district’s lawyer wants the city to carry all liability for the school yard after hours. Ours says no. How did you share it?",
         (
             Said("ruth", 33, "Each side carries what happens on its watch, and the agreement says whose watch begins at what hour. Both risk managers wrote that sentence together."),
             Said("devon", 31, "Have your own lawyers read it, of course. But the hour-by-hour list is what most good ones have in common.", thanked_by=("sunny",)),
         ), area=SAFE),
    Talk("listening", "question", "mina", 47, "Listening session with farmworker families: timing",
         "When do families who work in the fields have time? And what do you do about the season?",
         (
             Said("beatriz", 46, "Los domingos a las cuatro, después del partido, en la cancha. Con cena y cuidado de niños. En cosecha no: espere a que baje el trabajo.", "es", thanked_by=("mina", "carmen")),
             Said("carmen", 45, "Aquí antes del amanecer, donde sube el autobús. Quince minutos, una sola pregunta.", "es", thanked_by=("mina",)),
         ), area=HOME, answer=2),
    Talk("policy", "question", "dana", 33, "Which Prop 64 cohort rules bar our city?",
         "We read that cities which do not allow retail sale of cannabis cannot apply. Is that so for every cohort?",
         (
             Said("marcus", 32, "Each cohort has its own request for applications, and the rule stands there. Ask the board that gives the grant before you write; this thread may be out of date by then."),
             Said("marcus", 12, "The answer has changed since, so I close this thread. Please read the current request for applications."),
         ), area=MIND, locked=True),
    Talk("policy", "lesson", "beatriz", 66, "Lesson: we skipped the history map and paid for it",
         "We went straight to the policy. At the hearing three elders asked why nobody mentioned what was torn down there in their childhood. We had not known. The vote moved by four months.\n\nNow we draw the history map first, with the people who remember.",
         (
             Said("ruth", 65, "Thank you for saying this. We did ours late too, and it changed which park came first.", thanked_by=("beatriz",)),
             Said("pat", 63, "Our historical society came and stayed. Ask yours."),
         ), pinned=True),
    Talk("data", "discussion", "ana", 23, "Data walk kit, printable",
         "Twelve posters, one number each, with room for sticky notes. Made for a hallway. Tell me what does not work and I will change it.",
         (
             Said("sunny", 21, "We used it in three languages. The poster about rent needs fewer words."),
             Said("ana", 20, "Changed. Thank you.", quotes=2),
         )),
    Talk("members", "question", "ruth", 15, "Mentor request: youth commission by-laws",
         "Who has by-laws for a youth commission with a budget of its own? We would like to read them, and to talk with somebody who was there when they were written.",
         (Said("fern", 14, "We have. Let us talk on our next mentor call. Bring two of your young people: ours wrote the part about who may vote.", thanked_by=("ruth",)),),
         area=YOUTH, answer=2),
    Talk("members", "discussion", "carmen", 6, "Idea para la caja de herramientas: viajes seguros",
         "¿Alguien tiene una política de viajes seguros a casa después de las actividades de la noche? Nos gustaría proponerla para la caja de herramientas.", (), "es", area=SAFE),
)  # fmt: skip

REPORTED = Said(
    "dana",
    5,
    "With respect, whoever says so has not read the budget. Ask the Martínez family on Cedar Street, their boy is always in that park at night.",
)
STOPPED = "I agree with Council Member Hashimi, and I think we have the votes."
HELD = "Can students who are not on a team send a lamp list too?"
WHY_HIDDEN = "Your post named a family and their child. Please write it again without them: the budget point is welcome."

ASKED_AGAIN = Talk("policy", "question", "ruth", 6, "Words for a park resolution",
    "Who has words for a resolution that says which parks are repaired first? Ours should fit on one page.")  # fmt: skip
WHY_MERGED = "Both ask for the same words, and the answer stands here already."

WATCHED = (
    ("home address", "hold", ""),
    ("domicilio particular", "hold", ""),
    ("illegals", "warn", "Say who you mean: families without papers, newcomers."),
    ("troubled kids", "warn", "Say what happens to them, not what they are."),
)
WAITS = "The lot beside the school has been empty for years. I found the owner’s home address in the county’s roll. Should I post it here so that everybody can write?"
