"""The council and its committees, as somebody chooses from them."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ser_site.committees.models import CommitteePage


def bodies() -> dict[UUID, str]:
    """By the key that all languages share, their names in the reader's language.

    In the site's first language where there is no page in that one; in its order.
    """
    first, own = settings.LANGUAGE_CODE, get_language()
    pages = CommitteePage.objects.filter(locale__language_code__in=[first, own]).order_by("path")
    found = list(pages.values_list("locale__language_code", "translation_key", "title"))
    names = {key: title for code, key, title in found if code == first}
    return names | {key: title for code, key, title in found if code == own and key in names}


def body_name(known: dict[UUID, str], committee: UUID) -> str:
    """The name of one; also of one that has no page any more."""
    return known.get(committee) or _("A committee without a page")
