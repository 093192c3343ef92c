from django.apps import AppConfig

from thrive.base.later import later


class TeamsConfig(AppConfig):
    name = "thrive.teams"
    label = "teams"

    def ready(self) -> None:
        from django.urls import reverse

        from thrive.base import refs
        from thrive.cities.belonging import register_belonging
        from thrive.cities.role_ends import register_end
        from thrive.people import holdings
        from thrive.people.welcome import Welcome, register_invitations

        room = later("thrive.teams")
        own_data, agreement_own_data = room.own_data, room.agreement_own_data
        welcome, words = room.welcome, room.words

        refs.register("core_team", lambda slug: reverse("core_team", args=[slug]))
        refs.register("design_team", lambda slug: reverse("design_team", args=[slug]))
        refs.register("meeting", lambda where: reverse("meeting", args=where.rsplit("/", 1)))
        holdings.register_export("teams", own_data.export_teams)
        holdings.register_erasure("teams", own_data.erase_teams)
        # Named so that it is erased before "teams": it finds people by the places they hold.
        holdings.register_export("teams_agreement", agreement_own_data.export_signatures)
        holdings.register_erasure("teams_agreement", agreement_own_data.erase_signatures)
        refs.register("agreement_version", lambda n: reverse("agreement_version", args=[n]))
        seat = Welcome(welcome.may_send_seat, welcome.seat_accepted, words.seat_in_words)
        team = Welcome(
            welcome.may_send_membership, welcome.membership_accepted, words.role_in_words
        )
        register_invitations("core_seat", seat)
        register_invitations("design_team", team)
        register_end(room.actions.core.vacate_with_role)
        register_belonging(room.queries.people.communities_of)
