"""The controller of a new site (promises P24 and P29): figures once, words per language."""

from __future__ import annotations

from typing import Any

FIGURES = {"telephone": "070 3 499 499", "officer_email": "privacy@ser.nl"}

WORDS: dict[str, dict[str, Any]] = {
    "nl": {
        "name": "Sociaal-Economische Raad (SER)",
        "visiting_address": "Bezuidenhoutseweg 60, 2594 AW Den Haag",
        "postal_address": "Postbus 90405, 2509 LK Den Haag",
        "officer": "Functionaris gegevensbescherming (FG)",
        "security": (
            "Alleen wie het voor zijn werk nodig heeft, kan bij de gegevens, na inloggen.\n"
            "We maken regelmatig reservekopieën.\n"
            "Medewerkers weten hoe ze met persoonsgegevens omgaan en krijgen daar uitleg over.\n"
            "Verbindingen zijn versleuteld."
        ),
    },
    "en": {
        "name": "Social and Economic Council (SER)",
        "visiting_address": "Bezuidenhoutseweg 60, 2594 AW The Hague",
        "postal_address": "PO Box 90405, 2509 LK The Hague",
        "officer": "Data protection officer (FG)",
        "security": (
            "Only people who need the data for their work can reach them, after logging in.\n"
            "We make back-ups regularly.\n"
            "Our staff know how to treat personal data and are instructed about it.\n"
            "Connections are encrypted."
        ),
    },
}
