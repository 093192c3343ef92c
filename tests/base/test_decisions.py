import pytest

from thrive.base.decisions import YES, Refused, first_no, no, require


def test_yes_lets_the_action_go_on() -> None:
    require(YES)

    assert bool(YES)


def test_a_refusal_carries_its_sentence() -> None:
    refusal = no("All twenty seats are taken.")

    with pytest.raises(Refused) as answer:
        require(refusal)

    assert answer.value.sentence == "All twenty seats are taken."


def test_a_refusal_without_a_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="needs its sentence"):
        no("")


def test_the_first_refusal_is_the_one_that_is_told() -> None:
    decision = first_no(YES, no("First."), no("Second."))

    assert decision.sentence == "First."
    assert first_no(YES, YES) is YES
