from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "thrive.community"
    label = "community"

    def ready(self) -> None:
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from thrive import search
        from thrive.base import refs
        from thrive.cities import gathering
        from thrive.community import found, own_data
        from thrive.community.queries.gathered import threads_of_area
        from thrive.people import holdings

        gathering.register("area", "threads", threads_of_area)
        refs.register("forum_space", lambda slug: reverse("forum_space", args=[slug]))
        refs.register("thread", lambda pk: reverse("thread", args=[pk]))
        refs.register("post", lambda pk: reverse("post", args=[pk]))
        holdings.register_export("forum_posts", own_data.export_posts)
        holdings.register_export("forum_reading", own_data.export_reading)
        holdings.register_export("directory", own_data.export_directory)
        holdings.register_erasure("directory", own_data.erase_directory)
        holdings.register_erasure("forum", own_data.erase_forum)
        search.register("post", found.posts, label=_("Community"))
