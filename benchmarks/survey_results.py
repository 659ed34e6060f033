"""The results of a survey that a hundred thousand people answered."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.measure import Ratio
from benchmarks.statement import home_page
from forms_privacy.models import Tally
from ser_site.surveys.models import SurveyField, SurveyPage

SHEETS = 100_000
CHOSEN, TICKED, TYPED = 15, 5, 2
"""Questions with one answer, with several, and with free texts."""

OPTIONS = [f"Answer {number}" for number in range(6)]
MOST_QUERIES, MOST_MEMORY = 20, 64


def showing_a_large_survey() -> Ratio:
    """Queries for the screen with the results of 100,000 answers."""
    with _surveys() as (client, _small, large):
        client.get(large)
        with CaptureQueriesContext(connection) as queries:
            client.get(large)
    question = f"for the results of {SHEETS:,} answers to {CHOSEN + TICKED + TYPED} questions"
    return Ratio(question, len(queries), MOST_QUERIES, "queries")


def memory_of_a_large_survey() -> Ratio:
    """MiB that Python asks for at the most while it shows them, after it showed a small survey.

    To both open questions a fifth of the people typed a text that somebody looked at since.
    """
    with _surveys() as (client, small, large):
        client.get(small)
        tracemalloc.start()
        before, _peak = tracemalloc.get_traced_memory()
        shown = client.get(large)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    if shown.status_code != 200 or str(SHEETS) not in shown.content.decode():
        raise RuntimeError("the results are not shown")
    grown = (peak - before) / 2**20
    return Ratio(f"more memory for the results of {SHEETS:,} answers", grown, MOST_MEMORY, "MiB")


@contextmanager
def _surveys() -> Iterator[tuple[Client, str, str]]:
    """Who reads them, and the screens of a small survey and a large one; all go afterwards."""
    home = home_page()
    client = Client()
    client.force_login(User.objects.create_superuser("bench"))
    try:
        yield client, _survey(home, 10), _survey(home, SHEETS)
    finally:
        Tally.objects.all().delete()
        User.objects.filter(username="bench").delete()
        home.delete()


def _survey(home: object, sheets: int) -> str:
    """The address of the results of a survey that so many people answered."""
    page = SurveyPage(title=f"Survey {sheets}", kind="survey", purpose="Measuring.")
    names = {f"chosen_{n}": "radio" for n in range(CHOSEN)}
    names |= {f"ticked_{n}": "checkboxes" for n in range(TICKED)}
    names |= {f"typed_{n}": "multiline" for n in range(TYPED)}
    page.form_fields = [  # type: ignore[misc]
        SurveyField(
            label=name,
            clean_name=name,
            field_type=sort,
            choices="\n".join(OPTIONS) if sort != "multiline" else "",
        )
        for name, sort in names.items()
    ]
    home.add_child(instance=page)  # type: ignore[attr-defined]
    counts = {
        name: dict.fromkeys(OPTIONS, sheets // len(OPTIONS))
        for name, sort in names.items()
        if sort != "multiline"
    }
    text = "What somebody thinks of it, in a sentence or two as people write them here, number"
    texts = {
        name: [f"{text} {number}." for number in range(sheets // 5)]
        for name, sort in names.items()
        if sort == "multiline"
    }
    Tally.objects.create(form=page.form_record, sheets=sheets, counts=counts, shown_texts=texts)
    return reverse("survey_results:survey", args=[page.translation_key])
