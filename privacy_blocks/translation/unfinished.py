"""A statement is published in another language when all of it is translated, and not before.

Wagtail-localize would fill up with the original: a page half in one language and half in another.
Until then the page keeps its old text; facts and figures of the register change on it
all the same. Imported only where wagtail-localize is installed.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from privacy_blocks.models.mixins import StatementPageMixin

_FREE = ["slug"]
"""What a translator may leave as it is: wagtail-localize makes an address that is free."""


def untranslated(translation: Translation) -> list[str]:
    """The sentences that have no translation, or none that can be used; in the page's order."""
    segments = StringSegment.objects.filter(source=translation.source)
    missing = segments.exclude(context__path__in=_FREE).annotate_translation(
        translation.target_locale
    )
    in_order = missing.filter(translation=None).order_by("order")
    return [strip_tags(text) for text in in_order.values_list("string__data", flat=True)]


def refuse_to_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stop the publishing of a statement of which sentences are still to be translated."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not issubclass(page.specific_class, StatementPageMixin):
        return None
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    missing = untranslated(translation) if translation else []
    if not missing:
        return None
    words = ngettext(
        "Not published: “%(sentence)s” is not translated yet.",
        "Not published: %(count)d sentences are not translated yet, beginning with “%(sentence)s”.",
        len(missing),
    ) % {"count": len(missing), "sentence": Truncator(missing[0]).chars(120)}
    messages.error(request, words)
    messages.info(request, _("Until all is translated, visitors read the text that was there."))
    return redirect(request.path)
