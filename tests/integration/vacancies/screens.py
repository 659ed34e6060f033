"""The committee's screens, and what they show."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import StreamingHttpResponse
from django.urls import reverse

from forms_privacy.models import Form, Submission
from ser_site.home.models import HomePage
from ser_site.vacancies.models import VacancyIndexPage, VacancyPage

CLOSING = date(2026, 10, 1)


def at(name: str, *args: object) -> str:
    return reverse(f"vacancies:{name}", args=args)


def text(response: Any) -> str:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(response).decode()
    return str(response.content.decode())


def message(application: Submission) -> str:
    return reverse("forms_inbox:message", args=[application.uuid])


def page_of(vacancy: Form, home: HomePage, **more: Any) -> VacancyPage:
    overview = home.add_child(instance=VacancyIndexPage(title="Werken", slug="werken"))
    page = VacancyPage(
        title="Adviseur", slug="a", kind="application", translation_key=vacancy.uuid, **more
    )
    overview.add_child(instance=page)
    return page
