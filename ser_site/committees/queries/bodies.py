"""The council and its committees, as somebody chooses from them."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from ser_site.committees.models import CommitteePage


def bodies() -> dict[UUID, str]:
    """Their names in the site's first language, by the key that all languages share."""
    pages = CommitteePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return dict(pages.order_by("path").values_list("translation_key", "title"))


def body_name(known: dict[UUID, str], committee: UUID) -> str:
    """The name of one; also of one that has no page any more."""
    return known.get(committee) or _("A committee without a page")
