"""Answers of which nobody can tell whose they are (promise P13)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from retention.fields import SealedText
from retention.models.record import RetainedRecord

from .form import Form

FREE_TEXTS = "survey-texts"
"""The store of free texts nobody has looked at yet, and their name in the vault."""


class Tally(models.Model):
    """How often each answer to each question was given: numbers, and nothing else.

    One row for a form, written anew with every answer. There is no row, number, time or order
    that belongs to one sheet, and the answers to two questions are not joined either.
    """

    form = models.OneToOneField(
        Form, on_delete=models.PROTECT, related_name="tally", verbose_name=_("form")
    )
    sheets = models.PositiveIntegerField(_("number of answers"), default=0)
    # {question: {answer: how often}}
    counts = models.JSONField(default=dict)
    # {question: [texts that somebody looked at and lets be shown, in alphabetical order]}
    shown_texts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")

    def __str__(self) -> str:
        return f"{self.form_id}: {self.sheets}"


class CountedPost(models.Model):
    """That the form of some screen was counted, so that the same post does not count twice.

    Only a keyed digest of the form's token: nothing of the answers, and nothing that finds them.
    It has no number, for that would tell the order, and goes once the token itself is refused.
    """

    digest = models.BinaryField(primary_key=True, max_length=32, editable=False)
    # A full hour.
    until = models.DateTimeField(db_index=True, editable=False)

    # Wagtail keeps no index of what it refers to: there is nothing.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("counted post")
        verbose_name_plural = _("counted posts")

    def __str__(self) -> str:
        return f"{self.until:%Y-%m-%d}"


class FreeTexts(RetainedRecord):
    """What people typed to one question in one week, mixed, until somebody looked at it.

    A free text can tell who wrote it, so until then it is personal data: sealed, and gone a
    month after the Monday of its week at the latest (promise P13). With the week's first sheet
    every question gets its row, and keeps it while nobody typed anything there.
    """

    form = models.ForeignKey(
        Form, on_delete=models.PROTECT, related_name="free_texts", verbose_name=_("form")
    )
    question = models.CharField(_("question"), max_length=255)
    # JSON: a list of texts in alphabetical order; nothing while there are none.
    texts = SealedText(_("texts"), store=FREE_TEXTS)

    class Meta(RetainedRecord.Meta):
        verbose_name = _("free texts")
        verbose_name_plural = _("free texts")
        indexes = [
            *RetainedRecord.Meta.indexes,
            models.Index(fields=["form", "question"], name="forms_free_texts"),
        ]

    def __str__(self) -> str:
        return self.uuid.hex[:8]
