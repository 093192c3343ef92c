from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "thrive.community"
    label = "community"

    def ready(self) -> None:
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from thrive import search
        from thrive.base import refs
        from thrive.cities import gathering, introducing
        from thrive.community import by_mail, following, found, news, own_data
        from thrive.community.actions import telling
        from thrive.community.actions.introducing import draft_introduction
        from thrive.community.queries.gathered import threads_of_area
        from thrive.notices import delivery, followed, incoming, sources
        from thrive.people import holdings

        gathering.register("area", "threads", threads_of_area)
        introducing.register(draft_introduction)
        refs.register("forum_space", lambda slug: reverse("forum_space", args=[slug]))
        refs.register("thread", lambda pk: reverse("thread", args=[pk]))
        refs.register("watched_word", lambda _pk: reverse("word_list"))
        refs.register("post", lambda pk: reverse("post", args=[pk]))
        holdings.register_export("forum_posts", own_data.export_posts)
        holdings.register_export("forum_reading", own_data.export_reading)
        holdings.register_export("directory", own_data.export_directory)
        holdings.register_erasure("directory", own_data.erase_directory)
        holdings.register_erasure("forum", own_data.erase_forum)
        sources.register("thread", following.THREADS)
        sources.register("space", following.SPACES)
        followed.tells("area", news.of_area)
        incoming.takes_answers("thread", by_mail.THREADS)
        for template in ("forum_reply", "forum_thread"):
            delivery.prepares(f"notices/mail/{template}", telling.as_it_stands)
        search.register("post", found.posts, label=_("Community"))
