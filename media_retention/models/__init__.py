"""The models of media_retention."""

from .collection_use import CollectionUse
from .consent import CONSENTS, Channel, Consent, ConsentLink
from .digest import DigestMail
from .embed import RetainedEmbed
from .medium import (
    RETENTION_FORM_FIELDS,
    IntendedUse,
    MediumBasis,
    RetainedImage,
    RetainedMedium,
    RetainedVideo,
)
from .objection import OBJECTION_RULE, OBJECTIONS, Decision, Objection
from .placement import Placement, Trace

__all__ = [
    "CONSENTS",
    "Channel",
    "CollectionUse",
    "Consent",
    "ConsentLink",
    "Decision",
    "DigestMail",
    "OBJECTIONS",
    "OBJECTION_RULE",
    "RETENTION_FORM_FIELDS",
    "IntendedUse",
    "MediumBasis",
    "Objection",
    "Placement",
    "RetainedEmbed",
    "RetainedImage",
    "RetainedMedium",
    "RetainedVideo",
    "Trace",
]
