"""`thrive`: what it says, and the exit codes it promises."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction

from thrive.base import history
from thrive.base.models import Entry
from thrive.base.refs import SYSTEM, Ref
from thrive.config.console import main

pytestmark = pytest.mark.django_db


def tell(*facts: str) -> None:
    for fact in facts:
        with transaction.atomic():
            history.record("note", on=Ref("city", "vallejo", "Vallejo"), by=SYSTEM, fact=fact)


def test_history_verify_says_zero_faults_and_ends_with_zero(capsys: Any) -> None:
    tell("one", "two")

    code = main(["history", "verify"])

    assert code == 0
    assert capsys.readouterr().out.startswith("2 rows read, 0 faults; newest seal ")


def test_history_verify_names_a_changed_row_and_ends_with_one(capsys: Any) -> None:
    tell("one", "two", "three")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER base_entry_no_update")
    Entry.objects.filter(number=2).update(what="other")

    code = main(["history", "verify"])

    assert code == 1
    assert capsys.readouterr().out.splitlines()[0] == "Row 2 (other) was changed."


def test_places_load_twice_changes_nothing_the_second_time(capsys: Any) -> None:
    main(["places", "load"])
    main(["places", "load"])

    changed = [line for line in capsys.readouterr().out.splitlines() if "changed" in line]
    assert changed == [
        "542 places changed, 483 cities opened",
        "0 places changed, 0 cities opened",
    ]


def test_a_role_for_somebody_unknown_says_what_to_do(capsys: Any) -> None:
    code = main(["staff", "nobody@example.org", "admin"])

    assert code == 1
    assert "They sign up first" in capsys.readouterr().out


def test_words_that_are_off_end_with_two() -> None:
    with pytest.raises(SystemExit) as end:
        main(["histroy"])

    assert end.value.code == 2


def test_a_site_that_is_no_demonstration_is_never_thrown_away(settings: Any, capsys: Any) -> None:
    settings.DEMO = False

    code = main(["demo", "reset"])

    assert code == 1
    assert "nothing was thrown away" in capsys.readouterr().out
