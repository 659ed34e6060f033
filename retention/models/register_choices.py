"""The words for what the register's fields can hold.

The values are those of ``retention.rules``; a test holds the two together.
The functions are passed to the fields uncalled, so that a migration names the
function and does not freeze the words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.coreutils import get_content_languages

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TRIGGER_LABELS: dict[str, _StrPromise] = {
    "recorded": _("recorded"),
    "published": _("published on the site"),
    "submitted": _("submitted"),
    "handled": _("handled"),
    "event_ended": _("event over"),
    "procedure_ended": _("procedure over"),
    "grant_ended": _("grant over"),
    "year_ended": _("end of the calendar year"),
    "unsubscribed": _("unsubscribed"),
    "consent_withdrawn": _("consent withdrawn"),
    "left_office": _("left office"),
    "request_received": _("request received"),
}

ENDING_LABELS: dict[str, _StrPromise] = {
    "erase": _("erase"),
    "anonymise": _("make anonymous"),
    "take_down": _("take off the site"),
    "hand_over": _("hand over to another file"),
    "transfer": _("transfer to the archive"),
}

BASIS_LABELS: dict[str, _StrPromise] = {
    "consent": _("consent – GDPR 6(1)(a)"),
    "contract": _("contract – GDPR 6(1)(b)"),
    "legal_obligation": _("legal obligation – GDPR 6(1)(c)"),
    "vital_interests": _("vital interests – GDPR 6(1)(d)"),
    "public_interest": _("task of public interest – GDPR 6(1)(e)"),
    "legitimate_interest": _("legitimate interest – GDPR 6(1)(f)"),
}

DATA_LABELS: dict[str, _StrPromise] = {
    "first_name": _("first name"),
    "last_name": _("last name"),
    "title": _("academic title"),
    "gender": _("gender"),
    "date_of_birth": _("date of birth"),
    "email": _("e-mail address"),
    "telephone": _("telephone number"),
    "address": _("address"),
    "organisation": _("organisation"),
    "function": pgettext_lazy("of a person at work", "function"),
    "bank_details": _("bank details"),
    "cv": _("curriculum vitae"),
    "motivation": _("letter of motivation"),
    "salary": _("salary"),
    "references": pgettext_lazy("of an applicant", "references"),
    "conduct": _("certificate of conduct"),
    "public_sources": _("what is public on the internet"),
    "picture": _("picture or film"),
    "ip_address": _("IP address"),
    "own_words": _("whatever somebody adds"),
}

UNIT_LABELS: dict[str, _StrPromise] = {
    "day": _("days"),
    "week": _("weeks"),
    "month": _("months"),
    "year": _("years"),
}


_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def validate_key(value: str) -> None:
    """Refuse what the rules refuse as a key."""
    if not _KEY.fullmatch(value):
        raise ValidationError(
            _("Use lower case letters and figures, with hyphens between words: “news-media”.")
        )


class ArchiveStatus(models.TextChoices):
    """Whether the selection list under the Archiefwet says something of a rule."""

    ITEM = "item", _("item of the selection list")
    NO_RECORD = "no_record", _("not an archival record")
    UNKNOWN = "unknown", _("unknown – still open")


def trigger_choices() -> list[tuple[str, _StrPromise]]:
    """What can start a clock."""
    return list(TRIGGER_LABELS.items())


def ending_choices() -> list[tuple[str, _StrPromise]]:
    """What can happen on the day that a record is due."""
    return list(ENDING_LABELS.items())


def basis_choices() -> list[tuple[str, _StrPromise]]:
    """The six legal bases of GDPR article 6(1)."""
    return list(BASIS_LABELS.items())


def data_choices() -> list[tuple[str, _StrPromise]]:
    """What an activity can ask of people."""
    return list(DATA_LABELS.items())


def unit_choices() -> list[tuple[str, _StrPromise]]:
    """What a period is counted in."""
    return list(UNIT_LABELS.items())


def language_choices() -> list[tuple[str, str]]:
    """The languages in which the site's pages are written."""
    return list(get_content_languages().items())
