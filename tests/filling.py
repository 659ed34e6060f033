"""Sending a form as a browser does: with the token that came with the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.test import Client

from forms_privacy import form_tokens
from forms_privacy.posted import TOKEN


def token_for(page: Any) -> str:
    """What the form on the page carries."""
    return form_tokens.new(page.translation_key)


def post_form(client: Client, page: Any, answers: Mapping[str, Any], **extra: Any) -> HttpResponse:
    """Fill in a form and send it once."""
    return client.post(page.url, {TOKEN: token_for(page), **answers}, **extra)  # type: ignore[return-value]
