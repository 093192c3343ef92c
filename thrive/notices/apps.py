from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "thrive.notices"
    label = "notices"

    def ready(self) -> None:
        from thrive.notices import delivery, digests, own_data
        from thrive.people import holdings

        holdings.register_export("mails", own_data.export_mails)
        holdings.register_export("notices", own_data.export_wishes)
        holdings.register_erasure("mails", own_data.erase_mails)
        delivery.prepares(f"notices/mail/{digests.TEMPLATE}", digests.as_it_stands)
        delivery.chore(digests.write_digests)
