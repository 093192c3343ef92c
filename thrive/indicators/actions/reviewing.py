"""Two people look at what would be published; then it is, or it goes back. Later it is withdrawn."""

from __future__ import annotations

import shutil
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import no, require
from thrive.indicators import rules
from thrive.indicators.actions.disclosing import checked_folder
from thrive.indicators.actions.importing import flush
from thrive.indicators.lifecycle import RELEASE
from thrive.indicators.models import Dataset, Release
from thrive.indicators.queries.found import of_slugs
from thrive.indicators.queries.shelf import on_shelf
from thrive.indicators.store.manifest import verify
from thrive.search.actions import put


@transaction.atomic
def approve(release: Release, *, by: Any) -> Release:
    """The first yes."""
    row = _held(release)
    require(rules.may_approve(by, row))
    row.status = RELEASE.after(row.status, "approve")
    row.first_yes_by, row.first_yes_at = by, clock.now()
    row.save(update_fields=["status", "first_yes_by", "first_yes_at"])
    history.record("approve_release", on=row, by=by, fingerprint=row.disclosure["fingerprint"])
    return row


@transaction.atomic
def publish(release: Release, *, by: Any) -> Release:
    """The second yes: what was checked, byte by byte, takes its place before everybody's eyes."""
    row = _held(release)
    require(rules.may_publish(by, row))
    checked, public = checked_folder(row), row.folder / "public"
    source = checked if checked.exists() else public  # a fall may have come between move and row
    try:
        manifest = verify(source)
    except ValueError:
        require(no(rules.check_again()))
        raise
    if manifest.fingerprint != row.disclosure["fingerprint"]:
        require(no(rules.check_again()))
    if source == checked:
        shutil.rmtree(public, ignore_errors=True)
        checked.rename(public)
        flush(row.folder)
    row.status = RELEASE.after(row.status, "publish")
    row.second_yes_by, row.published_at = by, clock.now()
    row.public_sha256 = manifest.fingerprint
    row.save(update_fields=["status", "second_yes_by", "published_at", "public_sha256"])
    put(*of_slugs(row.indicators))
    history.record("publish_release", on=row, by=by, fingerprint=manifest.fingerprint)
    transaction.on_commit(
        on_shelf, robust=True
    )  # an engine that loads does so now, not for a reader
    return row


@transaction.atomic
def send_back(release: Release, *, reason: str, by: Any) -> Release:
    """It is not published; the next import is another release."""
    row = _held(release)
    require(rules.may_send_back(by, row, reason=reason))
    row.status = RELEASE.after(row.status, "send_back")
    row.reason, row.ended_at = reason.strip(), clock.now()
    row.save(update_fields=["status", "reason", "ended_at"])
    history.record("send_back_release", on=row, by=by)
    return row


@transaction.atomic
def withdraw(release: Release, *, reason: str, by: Any) -> Release:
    """Nobody reads it any more; the folder stays, and the record says why."""
    row = _held(release)
    require(rules.may_withdraw(by, row, reason=reason))
    row.status = RELEASE.after(row.status, "withdraw")
    row.reason, row.ended_at = reason.strip(), clock.now()
    row.save(update_fields=["status", "reason", "ended_at"])
    history.record("withdraw_release", on=row, by=by)
    return row


def _held(release: Release) -> Release:
    """The row as it is now. The data set is held first: its releases follow one another."""
    dataset = Dataset.objects.select_for_update(no_key=True).get(pk=release.dataset_id)
    row = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
    row.dataset = dataset
    return row
