"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events, who comes, and who wants to hear of more of them."""

    name = "ser_site.events"
    label = "events"
    verbose_name = _("Events")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the engine keep what is promised to who registers."""
        from forms_privacy import beside_messages, kinds, mails
        from forms_privacy.operations import mailing
        from retention import rounds, stores

        from . import signals  # noqa: F401 (connects)
        from .kind import EVENT
        from .mails import cancelled, place
        from .operations.inviting import forget_invited
        from .operations.places import CANCELLED_MAIL, PLACE_MAIL
        from .queries.inviting import waiting
        from .queries.persons import invitations_of
        from .stores import InvitationStore

        kinds.register(EVENT)
        mails.register(PLACE_MAIL, place)
        mails.register(CANCELLED_MAIL, cancelled)
        mailing.register_queue(waiting, form="event__form")
        rounds.register(forget_invited)
        stores.register(InvitationStore())
        beside_messages.register(invitations_of)
