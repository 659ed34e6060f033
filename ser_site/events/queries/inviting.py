"""Who can be invited to an event."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from forms_privacy.models import Submission
from ser_site.events.models import Event, EventPage, Invitation, InvitationMail


def in_force() -> QuerySet[Invitation]:
    """Consents that were not withdrawn; under a hold such a one is there still, out of sight."""
    return Invitation.objects.filter(taken_down_at=None)


def behind(uuid: UUID) -> Invitation | None:
    """The consent of a personal link, as long as it is in force."""
    return in_force().filter(uuid=uuid).first()


def to_invite(event: Event) -> QuerySet[Invitation]:
    """Who asked for invitations, was not invited to this one, and did not register for it."""
    invited = InvitationMail.objects.filter(invitation=OuterRef("pk"), event=event)
    registered = Submission.objects.filter(form_id=event.form_id, person=OuterRef("person"))
    return in_force().filter(~Exists(invited), ~Exists(registered)).order_by("pk")


def waiting() -> QuerySet[InvitationMail]:
    """Invitations that did not go out yet."""
    return InvitationMail.objects.filter(sent_at=None).select_related("invitation", "event__form")


def open_page(event: Event, language: str, *, today: date) -> EventPage | None:
    """The page on which people can register now, in a language or else in any."""
    pages = EventPage.objects.live().filter(translation_key=event.form.uuid)
    found = {
        page.locale.language_code: page
        for page in pages.select_related("locale").order_by("pk")
        if page.takes_registrations(today)
    }
    return found.get(language) or next(iter(found.values()), None)
