"""Who may do what with which step, written down to be read. Nothing here is taken from the code.

Each table is a picture: the first line names the columns. `expected` reads them top down: the person,
the paper, the cell of Table II, the state, and what the step itself asks.
"""

from __future__ import annotations

CITY = "Only the city’s own people, its coach or the program can change this."
ACT = "ACT writes this with the city and hands it over; then the city accepts it."
CHECK = "Only the coach of the city or a program administrator checks a step."
BACK = "Only those who check this step can send it back."
TAKES = "Only the city’s own people can accept this for the city."
ADMIN = "Only a program administrator can decide this."
PAPER = "This step follows the commitment page: record the resolution or the MOU there."
MENTORS = "This step follows the page on mentoring: it counts once a city you mentor has confirmed a contact."
BY_ACT = "ACT does this step, so the city itself accepts it."
BY_CITY = "The city does this step itself; its coach checks it."
NOT_OPTIONAL = "This step is not optional, so it cannot be left out."
NOT_ASKED = "Nobody asks for this step, so there is nothing to waive."
TEAM = (
    "The Letter of Agreement is not in force yet, or a subgroup is not complete. "
    "The step can be verified once both are."
)
NO_STAR = (
    "Only a Vanguard city, and only where Table II has a star, can have done a step "
    "before joining. Here the step is done during the program."
)
WAITS = "This step waits for a check. Take it back first to add to it."
LEFT_OUT = "The city left this step out. Take it up again first."
CLOSED = "This step is closed. Whoever checks it can open it again."
ALREADY = "This is already “{}”, so that step is not open."
SENTENCES = {name: said for name, said in list(globals().items()) if name.isupper()}


def picture(text: str) -> dict[str, dict[str, str]]:
    """Row → column → cell."""
    first, *lines = [line.split() for line in text.strip().splitlines()]
    return {name: dict(zip(first, cells, strict=True)) for name, *cells in lines}


# What each tier asks: Table II, then what stands on the way to a stage, and what is encouraged.
CELLS = picture("""
                    affiliate   pilot       vanguard
T2_1                none        required    prior_ok
T2_2                required    required    required
T2_3                required    required    prior_ok
T2_4                none        required    prior_ok
T2_5                none        required    prior_ok
T2_6                none        optional    prior_ok
T2_7                none        required    required
T2_8                required    required    required
T2_9                none        required    required
T2_10               none        required    required
action_plan         way         way         way
mentoring           none        none        encouraged
legacy_vision       none        encouraged  encouraged
crossing_gap        none        encouraged  encouraged
declare_interests   encouraged  encouraged  encouraged
""")
ACTS_OWN = ("T2_4",)
ON_PAPER = ("T2_2",)

# In which states a deed is open. `claimed`: sent as done before joining.
OPEN = picture("""
            not_started in_progress submitted claimed verified completed_prior waived skipped
show        yes         yes         WAITS     WAITS   CLOSED   CLOSED          CLOSED LEFT_OUT
submit      -           yes         -         -       -        -               -      -
claim       -           yes         -         -       -        -               -      -
take-back   -           -           yes       yes     -        -               -      -
verify      -           -           yes       yes     -        -               -      -
accept      -           -           yes       yes     -        -               -      -
send-back   -           -           yes       yes     -        -               -      -
reopen      -           -           -         -       yes      yes             -      -
leave-out   yes         yes         -         -       -        -               -      -
take-up     -           -           -         -       -        -               -      yes
waive       yes         yes         yes       yes     -        -               -      -
ask-again   -           -           -         -       -        -               yes    -
""")
WORDS = {
    "not_started": "Not started",
    "in_progress": "In progress",
    "submitted": "Waits for a check",
    "claimed": "Waits for a check",
    "verified": "Verified",
    "completed_prior": "Done before joining",
    "waived": "Waived",
    "skipped": "Left out by choice",
}
ARRIVES = {
    "submit": "submitted",
    "claim": "submitted",
    "take-back": "in_progress",
    "verify": "verified",
    "accept": "verified",
    "send-back": "in_progress",
    "reopen": "in_progress",
    "leave-out": "skipped",
    "take-up": "in_progress",
    "waive": "waived",
    "ask-again": "in_progress",
    "show": "in_progress",
}

# Who. A visitor is asked to sign in; somebody of another city finds no such page.
PEOPLE = picture("""
            visitor stranger youth design contact core  coach other_coach data  admin
show        login   404      CITY  yes    yes     yes   yes   CITY        CITY  yes
submit      login   404      CITY  CITY   yes     yes   yes   CITY        CITY  yes
claim       login   404      CITY  CITY   yes     yes   yes   CITY        CITY  yes
take-back   login   404      CITY  CITY   yes     yes   yes   CITY        CITY  yes
verify      login   404      CHECK CHECK  CHECK   CHECK yes   CHECK       CHECK yes
accept      login   404      TAKES TAKES  yes     yes   TAKES TAKES       TAKES TAKES
send-back   login   404      BACK  BACK   BACK    BACK  yes   BACK        BACK  yes
reopen      login   404      CHECK CHECK  CHECK   CHECK yes   CHECK       CHECK yes
leave-out   login   404      CITY  CITY   yes     yes   yes   CITY        CITY  yes
take-up     login   404      CITY  CITY   yes     yes   yes   CITY        CITY  yes
waive       login   404      ADMIN ADMIN  ADMIN   ADMIN ADMIN ADMIN       ADMIN yes
ask-again   login   404      ADMIN ADMIN  ADMIN   ADMIN ADMIN ADMIN       ADMIN yes
""")
# Where ACT does the work (C6), these rows read otherwise.
PEOPLE_OF_ACT = picture("""
            visitor stranger youth design contact core  coach other_coach data  admin
show        login   404      ACT   ACT    ACT     ACT   yes   ACT         yes   yes
submit      login   404      ACT   ACT    ACT     ACT   yes   ACT         yes   yes
take-back   login   404      ACT   ACT    ACT     ACT   yes   ACT         yes   yes
send-back   login   404      BACK  BACK   yes     yes   BACK  BACK        BACK  yes
""")
ON_MENTORING = ("mentoring",)
FOLLOWS_MENTORING = ("show", "submit", "claim")
FOLLOWS_PAPER = ("submit", "claim", "take-back", "verify", "send-back", "reopen")


def steps() -> list[tuple[str, str]]:
    """(step, tier) for every cell that asks for something."""
    return [(code, tier) for code, row in CELLS.items() for tier in row if row[tier] != "none"]


def state_read(state: str, cell: str) -> str:
    """After a change of tier: a credit counts only on a star, a choice only where there is one."""
    if state == "completed_prior" and cell != "prior_ok":
        return "in_progress"
    if state == "skipped" and cell not in ("optional", "encouraged"):
        return "in_progress"
    return state


def expected(deed: str, who: str, code: str, tier: str, state: str) -> str:
    """`login`, `404`, empty for yes, or the sentence."""
    cell, was_claimed = CELLS[code][tier], state in ("claimed", "completed_prior")
    now, acts = state_read(state, cell), code in ACTS_OWN and not was_claimed
    person = PEOPLE_OF_ACT.get(deed, PEOPLE[deed])[who] if acts else PEOPLE[deed][who]
    early = now in ("not_started", "in_progress")
    if deed == "show" and who in ("contact", "core") and cell == "prior_ok" and early:
        person = "yes"  # a city may show that it had done ACT's part before (C10)
    if person != "yes":
        return SENTENCES.get(person, person)
    if code in ON_PAPER and deed in FOLLOWS_PAPER:
        return PAPER
    if code in ON_MENTORING and deed in FOLLOWS_MENTORING:
        return MENTORS
    cells = {
        "verify": BY_ACT if acts else NO_STAR if was_claimed and cell != "prior_ok" else "",
        "accept": "" if acts else BY_CITY,
        "claim": "" if cell == "prior_ok" else NO_STAR,
        "leave-out": "" if cell in ("optional", "encouraged") else NOT_OPTIONAL,
        "waive": "" if cell in ("required", "prior_ok") else NOT_ASKED,
    }
    if cells.get(deed):
        return cells[deed]
    answer = OPEN[deed][now]
    if answer != "yes":
        return ALREADY.format(WORDS[now]) if answer == "-" else SENTENCES[answer]
    return TEAM if deed == "verify" and code == "T2_1" and not was_claimed else ""
