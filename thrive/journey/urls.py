"""Addresses of a city's way: its checklist, its commitment, its stage, its level."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.journey.views import commitment, drafting, milestones, standing

C = "cities/<slug:slug>/"

urlpatterns: list[URLPattern] = [
    path(f"{C}milestones/", milestones.milestones, name="milestones"),
    path(f"{C}milestones/<slug:requirement>/", milestones.milestone, name="milestone"),
    path(f"{C}milestones/<slug:requirement>/<slug:deed>/", milestones.deed, name="milestone_deed"),
    path(f"{C}evidence/<int:evidence>/file/", milestones.evidence_file, name="evidence_file"),
    path(f"{C}evidence/<int:evidence>/remove/", milestones.take_off, name="take_off_evidence"),
    path(f"{C}commitment/", commitment.commitment, name="commitment"),
    path(
        f"{C}commitment/<int:instrument>/file/", commitment.commitment_file, name="commitment_file"
    ),
    path(f"{C}commitment/<int:instrument>/check/", commitment.check, name="check_commitment"),
    path(
        f"{C}commitment/<int:instrument>/send-back/",
        commitment.send_back,
        name="return_commitment",
    ),
    path(f"{C}commitment/draft/<slug:paper>/", drafting.draft, name="draft_commitment"),
    path(f"{C}commitment/draft/<slug:paper>.docx", drafting.draft_word, name="draft_word"),
    path(f"{C}commitment/draft/<slug:paper>.pdf", drafting.draft_pdf, name="draft_pdf"),
    path(f"{C}stage/", standing.stage, name="stage"),
    path(f"{C}stage/<int:proposal>/confirm/", standing.confirm_stage, name="confirm_stage"),
    path(f"{C}stage/<int:proposal>/decline/", standing.decline_stage, name="decline_stage"),
    path(f"{C}progress/", standing.progress, name="progress"),
    path(f"{C}progress/<int:reading>/confirm/", standing.confirm_reading, name="confirm_reading"),
    path(f"{C}progress/<int:reading>/send-back/", standing.return_reading, name="return_reading"),
]
