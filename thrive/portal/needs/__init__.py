"""What needs somebody next: small functions, each for one kind of errand, composed by the desk.

A later room adds its own function to `ERRANDS`; each answers with what waits, or with nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from thrive.portal.needs import forum, help, joining, journey, mentoring, teams, weighing
from thrive.portal.needs.mine import Mine, mine_of
from thrive.portal.needs.need import Need, few, in_order

__all__ = ["ERRANDS", "Mine", "Need", "mine_of", "of"]

ERRANDS: tuple[Callable[[Mine], Iterator[Need]], ...] = (
    joining.my_applications,
    joining.my_reviews,
    joining.my_consent,
    joining.my_invitations,
    teams.my_signature,
    teams.my_minutes,
    teams.my_to_dos,
    teams.open_seats,
    weighing.my_points,
    journey.first_steps,
    journey.steps_of_my_cities,
    journey.steps_to_check,
    mentoring.pairs_to_answer,
    mentoring.contacts_to_confirm,
    help.questions_to_answer,
    help.stray_questions,
    help.days_to_mark,
    help.help_to_confirm,
    forum.posts_to_read,
    journey.stages_to_confirm,
    journey.levels_to_confirm,
)


def of(mine: Mine) -> tuple[Need, ...]:
    """Everything that waits for this person: what is overdue first, then the longest wait."""
    return tuple(in_order(need for errand in ERRANDS for need in few(errand(mine))))
