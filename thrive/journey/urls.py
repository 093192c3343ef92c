"""Addresses of a city's way: first steps, checklist, commitment, stage, level, roadmap."""

from __future__ import annotations

from thrive.base.later import Pattern, later, path

views = later("thrive.journey.views")

C = "cities/<slug:slug>/"
GOAL = f"{C}roadmap/<int:goal>/"
RESOURCE = f"{C}roadmap/resources/<int:resource>/"

urlpatterns: list[Pattern] = [
    path(f"{C}milestones/", views.milestones.milestones, name="milestones"),
    path(f"{C}milestones/<slug:requirement>/", views.milestones.milestone, name="milestone"),
    path(
        f"{C}milestones/<slug:requirement>/<slug:deed>/",
        views.milestones.deed,
        name="milestone_deed",
    ),
    path(f"{C}evidence/<int:evidence>/file/", views.milestones.evidence_file, name="evidence_file"),
    path(
        f"{C}evidence/<int:evidence>/remove/", views.milestones.take_off, name="take_off_evidence"
    ),
    path(f"{C}commitment/", views.commitment.commitment, name="commitment"),
    path(
        f"{C}commitment/<int:instrument>/file/",
        views.commitment.commitment_file,
        name="commitment_file",
    ),
    path(f"{C}commitment/<int:instrument>/check/", views.commitment.check, name="check_commitment"),
    path(
        f"{C}commitment/<int:instrument>/send-back/",
        views.commitment.send_back,
        name="return_commitment",
    ),
    path(f"{C}commitment/agenda/", views.council.add, name="add_council_date"),
    path(
        f"{C}commitment/agenda/<int:agenda>/take-off/",
        views.council.take_off,
        name="take_off_council_date",
    ),
    path(f"{C}commitment/draft/<slug:paper>/", views.drafting.draft, name="draft_commitment"),
    path(f"{C}commitment/draft/<slug:paper>.docx", views.drafting.draft_word, name="draft_word"),
    path(f"{C}commitment/draft/<slug:paper>.pdf", views.drafting.draft_pdf, name="draft_pdf"),
    path(f"{C}stage/", views.standing.stage, name="stage"),
    path(f"{C}stage/<int:proposal>/confirm/", views.standing.confirm_stage, name="confirm_stage"),
    path(f"{C}stage/<int:proposal>/decline/", views.standing.decline_stage, name="decline_stage"),
    path(f"{C}progress/", views.standing.progress, name="progress"),
    path(
        f"{C}progress/<int:reading>/confirm/",
        views.standing.confirm_reading,
        name="confirm_reading",
    ),
    path(
        f"{C}progress/<int:reading>/send-back/",
        views.standing.return_reading,
        name="return_reading",
    ),
    path(f"{C}leave/", views.leaving.leave, name="leave_program"),
    path(f"{C}onboarding/", views.onboarding.onboarding, name="onboarding"),
    path(f"{C}onboarding/<slug:first_step>/", views.onboarding.tick, name="tick_first_step"),
    path(
        f"{C}onboarding/<slug:first_step>/take-back/",
        views.onboarding.untick,
        name="untick_first_step",
    ),
    path(f"{C}roadmap/", views.roadmap.roadmap, name="roadmap"),
    path(f"{C}roadmap/<slug:sheet>.csv", views.roadmap.roadmap_file, name="roadmap_file"),
    path(f"{C}roadmap/add/", views.roadmap.add_milestone, name="add_roadmap_milestone"),
    path(f"{C}roadmap/public/", views.roadmap.show_roadmap, name="show_roadmap"),
    path(GOAL, views.thread.milestone, name="roadmap_milestone"),
    path(f"{GOAL}change/", views.roadmap.change_milestone, name="change_roadmap_milestone"),
    path(f"{GOAL}done/", views.roadmap.finish_milestone, name="finish_roadmap_milestone"),
    path(f"{GOAL}open-again/", views.roadmap.plan_again, name="plan_again"),
    path(f"{GOAL}take-off/", views.roadmap.take_off_milestone, name="take_off_milestone"),
    path(f"{GOAL}put-back/", views.roadmap.put_back_milestone, name="put_back_milestone"),
    path(f"{GOAL}policy/", views.thread.add_policy, name="add_policy"),
    path(f"{GOAL}policy/<int:hop>/", views.thread.change_policy, name="change_policy"),
    path(f"{GOAL}number/", views.thread.add_number, name="add_number"),
    path(f"{GOAL}hops/<int:hop>/take-off/", views.thread.take_off_hop, name="take_off_hop"),
    path(f"{C}roadmap/resources/add/", views.resources.add_resource, name="add_resource"),
    path(RESOURCE, views.resources.change_resource, name="change_resource"),
    path(f"{RESOURCE}take-off/", views.resources.take_off_resource, name="take_off_resource"),
    path(f"{RESOURCE}put-back/", views.resources.put_back_resource, name="put_back_resource"),
]
