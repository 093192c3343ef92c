import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrive.base.decisions import Refused
from thrive.base.lifecycle import Lifecycle, Move

DOOR = Lifecycle(
    name="door",
    states={"open": "Open", "shut": "Shut", "locked": "Locked"},
    first="open",
    moves=(
        Move("shut", ("open",), "shut", "Shut"),
        Move("lock", ("shut",), "locked", "Lock"),
        Move("open", ("shut",), "open", "Open"),
    ),
)


def test_a_move_leads_to_the_state_it_names() -> None:
    assert DOOR.after("open", "shut") == "shut"


def test_a_move_that_the_state_does_not_allow_is_refused_with_the_state_in_words() -> None:
    with pytest.raises(Refused) as answer:
        DOOR.after("open", "lock")

    assert answer.value.sentence == "This is already “Open”, so that step is not open."


def test_open_moves_are_the_buttons_of_a_state() -> None:
    assert [move.name for move in DOOR.open_moves("shut")] == ["lock", "open"]


def test_the_diagram_shows_every_move() -> None:
    assert DOOR.diagram() == (
        "stateDiagram-v2\n    [*] --> open\n    open --> shut: shut\n"
        "    shut --> locked: lock\n    shut --> open: open"
    )


@pytest.mark.parametrize(
    ("first", "moves", "says"),
    [
        ("gone", (), "is not one of its states"),
        ("open", (Move("x", ("open",), "gone", "X"),), "is not one of its states"),
        ("open", (Move("x", ("open",), "shut", "X"),) * 2, "named twice"),
    ],
)
def test_a_lifecycle_with_a_slip_is_refused(first: str, moves: tuple[Move, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Lifecycle("door", DOOR.states, first, moves)


@given(st.lists(st.sampled_from(["shut", "lock", "open"]), max_size=12))
def test_no_row_of_moves_leaves_the_known_states(names: list[str]) -> None:
    state = DOOR.first

    for name in names:
        if DOOR.allows(state, name):
            state = DOOR.after(state, name)

    assert state in DOOR.states
