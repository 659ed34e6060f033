"""Which questions a form asks, and what becomes of answers to those it no longer asks.

An answer is sealed with the question as it was put, and stays readable until its message goes.
Whoever removes a question may decide that its answers go at once, from every message but those
that are restricted or under a hold: these wait until that ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from forms_privacy.answers import as_json
from forms_privacy.models import SUBMISSIONS, Form, Question, Submission, Upload
from forms_privacy.queries.ends import held_among
from forms_privacy.queries.questions import Kept
from retention import engine, stores, vault
from retention.files import PRIVATE, remove_noted
from retention.models import Act
from retention.sealing import VaultError
from retention.stores import Effects, StoredFile

BATCH = 500


@dataclass(slots=True)
class Removed:
    """From how many messages an answer went, and in how many it may be left."""

    messages: int = 0
    unreadable: int = 0
    kept: Kept = field(default_factory=Kept)


def note_questions(form: Form, asked: Mapping[str, str], *, today: date) -> list[Question]:
    """Remember what a form asks, as {name: label}. Returns what it no longer asks since now."""
    with transaction.atomic():
        known = {one.name: one for one in Question.objects.filter(form=form)}
        for name, label in asked.items():
            question = known.get(name) or Question(form=form, name=name)
            if question.pk and question.label == label and question.removed_on is None:
                continue
            question.label, question.removed_on = label, None
            question.answers_removed_on = None
            question.answers_left = 0
            question.save()
        gone = [one for one in known.values() if one.name not in asked and not one.removed_on]
        for question in gone:
            question.removed_on = today
            question.save(update_fields=["removed_on"])
    return gone


def remove_answers(question: Question, *, by: User, today: date) -> Removed:
    """Take the answers to a question out of every message of its form, with their files.

    What cannot be opened, is restricted or under a hold stays as it is, and is counted. As long
    as anything is kept, the question has answers left, and this can be done again.
    """
    removed = Removed()
    last = 0
    rows = Submission.objects.filter(form=question.form_id).order_by("pk")
    while batch := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        last = batch[-1]
        with transaction.atomic():
            locked = list(rows.select_for_update().filter(pk__in=batch))
            _remove_from(_free(locked, question, removed), question.name, removed)
    question.answers_left = removed.kept.total
    question.answers_removed_on = None if removed.kept.total else today
    question.save(update_fields=["answers_left", "answers_removed_on"])
    data = {
        "question": question.label,
        "messages": removed.messages,
        "left": removed.kept.total,
    }
    log(question.form, "forms_privacy.remove_answers", user=by, data=data)
    return removed


def _free(locked: list[Submission], question: Question, removed: Removed) -> list[Submission]:
    """Those that nothing keeps, of which the rows are locked; the others are counted."""
    held = held_among(locked)
    free = []
    for one in locked:
        if one.restricted_on is None and one.uuid not in held:
            free.append(one)
        elif question.removed_on is None or one.collected_on <= question.removed_on:
            removed.kept.restricted += one.restricted_on is not None
            removed.kept.held += one.restricted_on is None
    return free


@sensitive_variables()
def _remove_from(submissions: Iterable[Submission], name: str, removed: Removed) -> None:
    submissions = list(submissions)
    keys = vault.keys_of(SUBMISSIONS, [one.uuid for one in submissions])
    changed = []
    for one in submissions:
        try:
            answers = one.opened(keys)
        except VaultError:
            removed.unreadable += 1
            continue
        left = [answer for answer in answers if answer.name != name]
        if len(left) < len(answers):
            sealed = vault.seal(SUBMISSIONS, one.uuid, "answers", as_json(left), keys=keys)
            Submission.objects.filter(pk=one.pk).update(answers=sealed)
            changed.append(one)
    _remove_files(changed, name)
    removed.messages += len(changed)


def _remove_files(submissions: Iterable[Submission], name: str) -> None:
    record = {one.pk: one.uuid for one in submissions}
    uploads = list(Upload.objects.filter(submission__in=record, field=name))
    if uploads:
        files = [
            StoredFile(record[one.submission_id], PRIVATE, str(one.file.name)) for one in uploads
        ]
        engine.record(stores.get(SUBMISSIONS), Act.LEFT_PAGE, Effects(files=files))
        Upload.objects.filter(pk__in=[one.pk for one in uploads]).delete()
        # What storage refuses stays noted, and the next sweep tries again.
        transaction.on_commit(partial(remove_noted, SUBMISSIONS), robust=True)
