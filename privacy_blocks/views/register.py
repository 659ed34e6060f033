"""The public part of the register, at an address that the site chooses."""

from __future__ import annotations

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from privacy_blocks.jsonld import register_document
from privacy_blocks.queries.pages import live_statements
from retention import clock
from retention.models.register_choices import language_choices


@require_safe
def register_jsonld(request: HttpRequest) -> JsonResponse:
    """The public part of the register for machines; nothing before a statement is published."""
    if not any(live_statements()):
        raise Http404
    languages = [language for language, _name in language_choices()]
    address = request.build_absolute_uri(request.path)
    document = register_document(address, languages, today=clock.today())
    return JsonResponse(
        document,
        content_type="application/ld+json",
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
