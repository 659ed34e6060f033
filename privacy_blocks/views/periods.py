"""What the rich-text editor asks: which periods there are, and which a text has typed out."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.modal_workflow import render_modal_workflow

from privacy_blocks.queries.period_choices import Choice, groups, saying
from privacy_blocks.rich_text.in_use import reading_for_editor, reading_in_use
from retention.rules.running_text import WrittenPeriod, find_periods

_TEMPLATES = "privacy_blocks/periods"
_LONGEST_TEXT = 200_000


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """The picker; with ``results`` only what a search in it finds.

    ``language`` is that of the page: periods are as it will say them, names as the reader does.
    """
    language = request.GET.get("language", "")
    page = reading_for_editor(language)
    context = {
        "groups": groups(reading_in_use(), request.GET.get("q", ""), page=page),
        "current": request.GET.get("rule", ""),
        "language": page.language,
    }
    if "results" in request.GET:
        return render(request, f"{_TEMPLATES}/results.html", context)
    html = f"{_TEMPLATES}/choose.html"
    response: HttpResponse = render_modal_workflow(
        request, html, template_vars=context, json_data={"step": "choose"}
    )
    return response


@require_POST
def typed(request: HttpRequest) -> HttpResponse:
    """The periods typed in a text, each with the rules that say the same.

    Takes ``{"activity": key, "language": of the page, "blocks": [{"key", "text"}]}``; places
    count in UTF-16, as the editor does.
    """
    if len(request.body) > _LONGEST_TEXT:
        return HttpResponseBadRequest("too long")
    try:
        asked = json.loads(request.body)
        activity = str(asked.get("activity") or "")
        page = reading_for_editor(str(asked.get("language") or ""))
        blocks = [(str(block["key"]), str(block["text"])) for block in asked["blocks"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        return HttpResponseBadRequest("no text")
    found = [
        _told(key, text, written, saying(written.period, reading_in_use(), activity, page=page))
        for key, text in blocks
        for written in find_periods(text)
    ]
    return JsonResponse({"heading": _("Periods typed in this text"), "found": found})


def _told(block: str, text: str, written: WrittenPeriod, choices: list[Choice]) -> dict[str, Any]:
    return {
        "block": block,
        "start": _utf16(text[: written.start]),
        "end": _utf16(text[: written.end]),
        "words": written.words,
        "choices": [_choice(choice) for choice in choices],
        "message": _message(written.words, len(choices)),
        "which": _("Which rule does “%(words)s” come from?") % {"words": written.words},
        "button": _("Make it live"),
        "button_label": _("Make “%(words)s” live") % {"words": written.words},
    }


def _choice(choice: Choice) -> dict[str, str]:
    period = choice.period
    return {
        "rule": period.rule,
        "name": period.name,
        "words": period.words,
        "label": f"{choice.activity}: {period.name}",
    }


def _message(words: str, fitting: int) -> str:
    if fitting == 0:
        return _("“%(words)s” is typed. No rule in the register says this.") % {"words": words}
    return _("“%(words)s” is typed, and would not change with the register.") % {"words": words}


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
