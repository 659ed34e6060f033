"""Anonymous answers are counted, and what was counted is all that is kept (promise P13).

Whoever knows who answered when, and has all of the database, learns numbers. With each answer
the form's one row is written anew as a whole, so that not even its place among other rows tells
which answers were the last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from forms_privacy import form_tokens
from forms_privacy.answers import Answer
from forms_privacy.kinds import Kind
from forms_privacy.models import CountedPost, Form, FreeTexts, Tally
from forms_privacy.operations import mixing
from forms_privacy.queries.free_texts import texts_of
from retention import clock

FREE = frozenset({"singleline", "multiline"})
"""Field types whose answers are whatever somebody types."""

KEPT_OUT = frozenset({"email", "hidden", "file", "url", "name", "telephone", "address"})
"""Field types that never belong in a count."""


def count_once(
    form: Form, kind: Kind, answers: Sequence[Answer], *, token: str, now: datetime
) -> bool:
    """Add one anonymous sheet, unless the form of that screen was counted before.

    What came with a screen is remembered without a word of it, in the transaction that counts
    it: of several at once, one counts. Returns whether this one did.
    """
    digest = form_tokens.digest_of(token)
    forget_counted(now=now)
    try:
        with transaction.atomic():
            CountedPost.objects.create(digest=digest, until=_when_refused(now))
            count(form, kind, answers, today=clock.day_of(now))
    except IntegrityError:
        if CountedPost.objects.filter(digest=digest).exists():
            return False
        raise
    return True


def forget_counted(*, now: datetime) -> int:
    """Delete what was remembered of forms whose token is refused by now. Returns how many."""
    gone = CountedPost.objects.filter(until__lte=now)
    return gone._raw_delete(gone.db)


def count(form: Form, kind: Kind, answers: Sequence[Answer], *, today: date) -> None:
    """Add one anonymous sheet to the results. Nothing that was asked to know somebody is kept.

    Free texts fall under the kind's rule until somebody looked at them.
    """
    with transaction.atomic():
        count_choices(form, answers)
        free = (one for one in _countable(answers) if one.field_type in FREE)
        typed = {one.name: str(one.value).strip() for one in free}
        mixing.mix_in(form, kind.rule, typed, today=today)


def count_choices(form: Form, answers: Sequence[Answer]) -> None:
    """Add one sheet whose owner is known: without its texts, which lie with its owner's name."""
    with transaction.atomic():
        tally = _locked(form)
        tally.sheets += 1
        _add(tally.counts, _countable(answers), 1)
        tally.save(update_fields=["sheets", "counts"])


def take_out(form: Form, answers: Sequence[Answer]) -> None:
    """Undo the count of one sheet whose owner is known and takes it back."""
    with transaction.atomic():
        tally = _locked(form)
        tally.sheets = max(tally.sheets - 1, 0)
        _add(tally.counts, _countable(answers), -1)
        tally.save(update_fields=["sheets", "counts"])


def look_at(form: Form, looked: Mapping[str, Collection[str]], *, show: bool) -> int:
    """Somebody looked at texts, by question: all copies of each join the results, or go.

    Returns how many texts that were.

    Raises:
        VaultError: they cannot be opened; nothing has changed.
    """
    done = 0
    with transaction.atomic():
        tally = _locked(form)
        for question, texts in looked.items():
            taken = _take(form, question, texts)
            if show:
                shown = [*tally.shown_texts.get(question, []), *taken]
                tally.shown_texts = {**tally.shown_texts, question: sorted(shown)}
            done += len(taken)
        tally.save(update_fields=["shown_texts"])
    return done


def _take(form: Form, question: str, texts: Collection[str]) -> list[str]:
    """Take every copy of these texts out of those that wait."""
    taken: list[str] = []
    for row in FreeTexts.objects.select_for_update().filter(form=form, question=question):
        there = texts_of(row)
        left = [text for text in there if text not in texts]
        if len(left) == len(there):
            continue
        taken += [text for text in there if text in texts]
        if left:
            mixing.write(row, left)
        else:
            row.delete()
    return taken


def _when_refused(now: datetime) -> datetime:
    """A full hour from which a token that is accepted now is too old."""
    latest = now + timedelta(seconds=form_tokens.LIFETIME)
    return latest.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def _countable(answers: Sequence[Answer]) -> list[Answer]:
    return [one for one in answers if one.sort == "plain" and one.field_type not in KEPT_OUT]


def _locked(form: Form) -> Tally:
    Tally.objects.get_or_create(form=form)
    return Tally.objects.select_for_update().get(form=form)


def _add(counts: dict[str, dict[str, int]], answers: Iterable[Answer], step: int) -> None:
    for answer in answers:
        if answer.field_type in FREE:
            continue
        question = counts.setdefault(answer.name, {})
        for value in _values(answer):
            question[value] = max(question.get(value, 0) + step, 0)
    ordered = {name: dict(sorted(counts[name].items())) for name in sorted(counts)}
    counts.clear()  # so that it does not tell either which question was answered first
    counts.update(ordered)


def _values(answer: Answer) -> list[str]:
    """What is counted: dates by their year, for a date can tell who somebody is."""
    value: Any = answer.value
    if isinstance(value, list):
        return [str(one) for one in value]
    if value is None or value == "":
        return []
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return [str(value)[:4] if answer.field_type in {"date", "datetime"} else str(value)]
