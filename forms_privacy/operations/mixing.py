"""Free texts of surveys, mixed: no place, number, time or order tells who typed which (P13).

Whoever knows who answered when may look at every row, its key, and what was written last. So what
is made and written with a sheet follows from the questions alone, never from what was typed: for
each question a row, in one order, also for who left it empty.
"""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from forms_privacy.models import FREE_TEXTS, Form, FreeTexts
from forms_privacy.queries.free_texts import texts_of
from retention import vault
from retention.operations.records import start_clock

MANY = 200
"""Texts in one row, at most: each new one is sealed together with those that are there."""

_CHANCE = secrets.SystemRandom()


def mix_in(form: Form, rule: str, typed: Mapping[str, str], *, today: date) -> None:
    """Add what somebody typed to what others typed in that week, question by question.

    Within the caller's transaction, which keeps others from this form's texts.

    Args:
        typed: the text for every free question of the form, empty for who typed none.

    Raises:
        VaultError: texts that are there cannot be opened; nothing has changed.
    """
    monday = today - timedelta(days=today.weekday())
    rows = _rows(form, monday)
    rows |= _begin(form, rule, sorted(typed.keys() - rows.keys()), on=monday, today=today)
    for question in sorted(typed):
        if not _has_room(rows[question], typed[question]):
            _spread(rows[question], typed[question], today=today)


def write(row: FreeTexts, texts: Iterable[str]) -> None:
    """Seal these texts, in alphabetical order; nothing where there are none."""
    ordered = sorted(texts)
    row.texts = json.dumps(ordered, ensure_ascii=False) if ordered else ""
    row.save()


def _rows(form: Form, monday: date) -> dict[str, list[FreeTexts]]:
    """The week's rows by question. Those whose key is lost stay as they are, beside new ones."""
    there = list(FreeTexts.objects.filter(form=form, collected_on=monday).order_by("pk"))
    keys = vault.keys_of(FREE_TEXTS, [row.uuid for row in there])
    found: dict[str, list[FreeTexts]] = defaultdict(list)
    for row in there:
        if row.uuid in keys:
            found[row.question].append(row)
    return dict(found)


def _begin(
    form: Form, rule: str, questions: Sequence[str], *, on: date, today: date
) -> dict[str, list[FreeTexts]]:
    """A row for each of these, with its key: else that would tell when its first text came."""
    made = [
        FreeTexts(form=form, question=question, rule=rule, collected_on=on, texts="")
        for question in questions
    ]
    vault.keys_of(FREE_TEXTS, [row.uuid for row in made], make=True)
    for row in made:
        row.save()
        start_clock(row, on=on, today=today)
    found: dict[str, list[FreeTexts]] = defaultdict(list)
    for row in made:
        found[row.question].append(row)
    return dict(found)


def _has_room(rows: Sequence[FreeTexts], text: str) -> bool:
    """Put a text into any of the rows, and whether it fitted. Without one a row is sealed anew."""
    row = _CHANCE.choice(rows)
    texts = texts_of(row)
    if text and len(texts) >= MANY:
        return False
    write(row, [*texts, text] if text else texts)
    return True


def _spread(rows: Sequence[FreeTexts], text: str, *, today: date) -> None:
    """Deal all texts of a question over twice as many rows, each by chance.

    Dealt by chance, and joined by chance afterwards, early and late texts lie alike.
    """
    first = rows[0]
    more = _begin(
        first.form, first.rule, [first.question] * len(rows), on=first.collected_on, today=today
    )
    wider = [*rows, *more[first.question]]
    dealt: dict[int, list[str]] = {row.pk: [] for row in wider}
    for one in [text, *(old for row in rows for old in texts_of(row))]:
        dealt[_CHANCE.choice(wider).pk].append(one)
    for row in wider:
        write(row, dealt[row.pk])
