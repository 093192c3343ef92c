"""Addresses of a city's way: first steps, checklist, commitment, stage, level, roadmap."""

from __future__ import annotations

from django.urls import URLPattern, path

from thrive.journey.views import (
    commitment,
    council,
    drafting,
    leaving,
    milestones,
    onboarding,
    resources,
    roadmap,
    standing,
    thread,
)

C = "cities/<slug:slug>/"
GOAL = f"{C}roadmap/<int:goal>/"
RESOURCE = f"{C}roadmap/resources/<int:resource>/"

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
    path(f"{C}commitment/agenda/", council.add, name="add_council_date"),
    path(
        f"{C}commitment/agenda/<int:agenda>/take-off/",
        council.take_off,
        name="take_off_council_date",
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
    path(f"{C}leave/", leaving.leave, name="leave_program"),
    path(f"{C}onboarding/", onboarding.onboarding, name="onboarding"),
    path(f"{C}onboarding/<slug:first_step>/", onboarding.tick, name="tick_first_step"),
    path(
        f"{C}onboarding/<slug:first_step>/take-back/", onboarding.untick, name="untick_first_step"
    ),
    path(f"{C}roadmap/", roadmap.roadmap, name="roadmap"),
    path(f"{C}roadmap/<slug:sheet>.csv", roadmap.roadmap_file, name="roadmap_file"),
    path(f"{C}roadmap/add/", roadmap.add_milestone, name="add_roadmap_milestone"),
    path(f"{C}roadmap/public/", roadmap.show_roadmap, name="show_roadmap"),
    path(GOAL, thread.milestone, name="roadmap_milestone"),
    path(f"{GOAL}change/", roadmap.change_milestone, name="change_roadmap_milestone"),
    path(f"{GOAL}done/", roadmap.finish_milestone, name="finish_roadmap_milestone"),
    path(f"{GOAL}open-again/", roadmap.plan_again, name="plan_again"),
    path(f"{GOAL}take-off/", roadmap.take_off_milestone, name="take_off_milestone"),
    path(f"{GOAL}put-back/", roadmap.put_back_milestone, name="put_back_milestone"),
    path(f"{GOAL}policy/", thread.add_policy, name="add_policy"),
    path(f"{GOAL}policy/<int:hop>/", thread.change_policy, name="change_policy"),
    path(f"{GOAL}number/", thread.add_number, name="add_number"),
    path(f"{GOAL}hops/<int:hop>/take-off/", thread.take_off_hop, name="take_off_hop"),
    path(f"{C}roadmap/resources/add/", resources.add_resource, name="add_resource"),
    path(RESOURCE, resources.change_resource, name="change_resource"),
    path(f"{RESOURCE}take-off/", resources.take_off_resource, name="take_off_resource"),
    path(f"{RESOURCE}put-back/", resources.put_back_resource, name="put_back_resource"),
]
