from django.apps import AppConfig

from thrive.base.later import later


class CommunityConfig(AppConfig):
    name = "thrive.community"
    label = "community"

    def ready(self) -> None:
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from thrive import search
        from thrive.base import refs
        from thrive.cities import gathering, introducing
        from thrive.community import following
        from thrive.notices import delivery, followed, incoming, sources
        from thrive.people import holdings

        room = later("thrive.community")
        gathering.register("area", "threads", room.queries.gathered.threads_of_area)
        introducing.register(room.actions.introducing.draft_introduction)
        refs.register("forum_space", lambda slug: reverse("forum_space", args=[slug]))
        refs.register("thread", lambda pk: reverse("thread", args=[pk]))
        refs.register("watched_word", lambda _pk: reverse("word_list"))
        refs.register("letter_report", lambda _pk: reverse("moderation"))
        refs.register("post", lambda pk: reverse("post", args=[pk]))
        holdings.register_export("forum_posts", room.own_data.export_posts)
        holdings.register_export("forum_reading", room.own_data.export_reading)
        holdings.register_export("directory", room.own_data.export_directory)
        holdings.register_erasure("directory", room.own_data.erase_directory)
        holdings.register_erasure("forum", room.own_data.erase_forum)
        sources.register("thread", following.THREADS)
        sources.register("space", following.SPACES)
        followed.tells("area", room.news.of_area)
        by_mail = room.by_mail
        incoming.takes_answers("thread", incoming.Door(by_mail.post, by_mail.keep))
        for template in ("forum_reply", "forum_thread"):
            delivery.prepares(f"notices/mail/{template}", room.actions.telling.as_it_stands)
        search.register("post", room.found.posts, label=_("Community"))
