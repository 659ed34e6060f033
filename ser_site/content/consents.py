"""A person who does not exist, and the consent on which three of the drawn pictures rest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.contrib.auth.models import User

from media_retention.models import Channel, Consent
from media_retention.operations.consent import attach, record
from ser_site.media.models import SerImage

SHOWN = ("roof", "apprentice", "classroom")
"""Pictures of her: with a news item and with a magazine article, both in two languages."""

GIVEN = timedelta(days=45)
"""How long ago she agreed."""


def add_consent(images: Mapping[str, SerImage], today: date) -> Consent:
    """Record that an invented apprentice agreed to be shown, and rest her pictures on that."""
    by = User.objects.filter(username="redactie").first()
    consent = Consent(
        name="Sanne Stel (verzonnen persoon)",
        contact="sanne.stel@voorbeeld.example",
        purpose="Foto’s van een leerling-installateur, op de website en in het magazine",
        wording=(
            "De SER mag foto’s waar ik op sta op de website plaatsen, bij een nieuwsbericht en in "
            "het magazine. Ik kan dat altijd intrekken."
        ),
        wording_version="voorbeeld-1",
        given_on=today - GIVEN,
        channel=Channel.SPOT,
    )
    record(consent, today=today, by=by)
    attach(consent, [images[key].uuid for key in SHOWN], today=today, by=by)
    return consent
