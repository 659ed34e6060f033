"""Reminding those who handle messages: one mail a person, with numbers and no names."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import ngettext, override

from forms_privacy.mails import in_the_admin, written
from forms_privacy.models import Submission
from forms_privacy.queries.backlog import silence_in_words, to_remind
from forms_privacy.queries.handlers import to_tell
from forms_privacy.reminders import Reminder, Source, all_sources

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Told:
    """What one person is told, and of which source each is."""

    receiver: Any
    reminders: list[tuple[Source, Reminder]] = field(default_factory=list)


def remind(today: date) -> list[str]:
    """Mail everybody what waits for them; a mail that fails is tried at the next sweep.

    Returns what went wrong, a line each.
    """
    letters, unheard = _letters(today)
    problems = [f"messages that wait, of which nobody can be told: {unheard}"] if unheard else []
    for letter in letters:
        try:
            _send(letter)
        except Exception as error:
            logger.exception("user %s could not be reminded", letter.receiver.pk)
            problems.append(f"user {letter.receiver.pk} not reminded: {type(error).__name__}")
            continue
        for source in {source for source, _one in letter.reminders}:
            told = [one.submission for of, one in letter.reminders if of is source]
            source.told(told, today)
    return problems


def _letters(today: date) -> tuple[list[_Told], int]:
    found: dict[int, _Told] = {}
    unheard = 0
    for source in all_sources():
        for reminder in source.find(today):
            receivers = to_tell(reminder.submission)
            unheard += not receivers
            for receiver in receivers:
                letter = found.setdefault(receiver.pk, _Told(receiver))
                letter.reminders.append((source, reminder))
    return [found[pk] for pk in sorted(found)], unheard


def _send(letter: _Told) -> None:
    profile = getattr(letter.receiver, "wagtail_userprofile", None)
    with override((profile and profile.preferred_language) or settings.LANGUAGE_CODE):
        lines = [
            {
                "title": f"{one.submission} ({one.submission.form})",
                "sentence": one.sentence(),
                "url": in_the_admin(one.submission),
            }
            for _source, one in letter.reminders
        ]
        subject = ngettext(
            "%(count)d message waits for you", "%(count)d messages wait for you", len(lines)
        ) % {"count": len(lines)}
        address = getattr(letter.receiver, letter.receiver.get_email_field_name())
        written("forms_privacy/mail/reminder", subject, [address], {"lines": lines}).send()


def _find_silent(today: date) -> list[Reminder]:
    return [
        Reminder(one.submission, lambda one=one: silence_in_words(one))  # type: ignore[misc]
        for one in to_remind(today)
    ]


def _told_of_silence(submissions: Sequence[Submission], today: date) -> None:
    Submission.objects.filter(pk__in=[one.pk for one in submissions]).update(reminded_on=today)


SILENCE = Source(find=_find_silent, told=_told_of_silence)
"""Messages with which nothing happens."""
