"""Sending a form as a browser does: with the token that came with the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup
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


class Walk:
    """Somebody who goes through a form in steps, with what each page carries to the next."""

    def __init__(self, client: Client, page: Any) -> None:
        self.client, self.url = client, page.url
        self.answer: Any = client.get(self.url)

    @property
    def soup(self) -> Any:
        """The page that is shown."""
        return BeautifulSoup(self.answer.content, "html.parser")

    @property
    def heading(self) -> str:
        """Of the step that is shown; empty where no step is."""
        found = self.soup.find(class_="fp-step")
        return " ".join(found.get_text(" ", strip=True).split()) if found else ""

    @property
    def text(self) -> str:
        """All that is shown."""
        return " ".join(self.soup.find("main").get_text(" ", strip=True).split())

    @property
    def carried(self) -> dict[str, str]:
        """What the page holds that nobody sees."""
        hidden = self.soup.select(".fp-form input[type=hidden]")
        return {one["name"]: one["value"] for one in hidden}

    def go(self, button: str = "next", **typed: Any) -> Walk:
        """Fill in and press a button."""
        post = {**self.carried, **typed, "form-go": button}
        self.answer = self.client.post(self.url, post)
        return self


def send_in_steps(client: Client, page: Any, answers: Mapping[str, Any]) -> Any:
    """Fill in a form in steps, each with what it asks, and send it."""
    walk = Walk(client, page)
    for _step in page.steps:
        asked = {one["name"] for one in walk.soup.select(".fp-form [name]")}
        walk.go(**{name: value for name, value in answers.items() if name in asked})
    consents = {name: value for name, value in answers.items() if name.startswith("consent-")}
    return walk.go("send", **consents).answer
