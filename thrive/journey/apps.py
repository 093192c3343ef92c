from django.apps import AppConfig

from thrive.base.later import later


class JourneyConfig(AppConfig):
    name = "thrive.journey"
    label = "journey"

    def ready(self) -> None:
        from django.urls import reverse

        from thrive.base import refs
        from thrive.cities import gathering
        from thrive.indicators import plan_items
        from thrive.journey.models import CityMilestone, CouncilDate, Roadmap, RoadmapMilestone
        from thrive.people import holdings

        room = later("thrive.journey")
        because, pack = room.queries.because, room.queries.pack

        def where(pk: str) -> str | None:
            rows = CityMilestone.objects.select_related("enrollment__community")
            found = rows.filter(pk=pk).first()
            return found.get_absolute_url() if found else None

        def roadmap_of(slug: str) -> str | None:
            found = Roadmap.objects.filter(community__slug=slug).exists()
            return reverse("roadmap", args=[slug]) if found else None

        def planned(pk: str) -> str | None:
            """Everybody may follow it only where the roadmap is public."""
            rows = RoadmapMilestone.objects.on_it().filter(pk=pk, roadmap__is_public=True)
            found = rows.select_related("roadmap__community").first()
            return because.address(found) if found else None

        def council_date(pk: str) -> str | None:
            rows = CouncilDate.objects.filter(pk=pk).values_list("community__slug", flat=True)
            slug = rows.first()
            return reverse("commitment", args=[slug]) if slug else None

        gathering.register("area", "roadmaps", room.queries.gathered.goals_of_area)
        gathering.register("pack", "steps", pack.steps_for_the_pack)
        gathering.register("pack", "councils", pack.dates_for_the_pack)
        refs.register("council_date", council_date)
        refs.register("milestone", where)
        refs.register("roadmap", roadmap_of)
        refs.register("roadmap_milestone", planned)
        plan_items.register(plan_items.Plan(because.on_the_roadmap, because.onward, because.moving))
        holdings.register_export("milestone_evidence", room.own_data.export_proofs)
        holdings.register_export("journey_records", room.own_data.export_records)
        holdings.register_export("journey_plans", room.own_data.export_plans)
        holdings.register_erasure("journey_records", room.own_data.erase_records)
