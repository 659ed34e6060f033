"""The questions that a form asks, and those that it asked before."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .form import Form


class Question(models.Model):
    """A question of a form, remembered when it is no longer asked. Nothing personal.

    Answers are sealed with the question as it was put; this tells that there can be any.
    """

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="questions")
    name = models.CharField(max_length=255, help_text="The field's name, which does not change.")
    label = models.CharField(_("question"), max_length=255)
    removed_on = models.DateField(_("no longer asked since"), null=True)
    answers_removed_on = models.DateField(_("answers removed on"), null=True)
    # Messages that were restricted or under a hold when the answers to it were removed.
    answers_left = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["form", "name"], name="forms_one_name_a_form")
        ]

    def __str__(self) -> str:
        return self.label
