"""The evidence of consent (GDPR 7(1))."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .submission import Submission

MAIN = "main"
"""The purpose of the consent on which a submission as a whole rests."""


class GivenConsent(models.Model):
    """That whoever sent a submission agreed to something: what was asked, when and how.

    It says nothing of the person and goes with the submission.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="consents")
    purpose = models.SlugField(
        max_length=64, help_text="“main”, or the key of a purpose asked beside it."
    )
    wording = models.TextField(_("what was asked, word for word"), editable=False)
    version = models.CharField(
        _("version of that text"), max_length=64, editable=False, help_text="SHA-256 of the text."
    )
    given_at = models.DateTimeField(_("given"), editable=False)
    channel = models.CharField(_("how it was given"), max_length=16, default="website")
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    withdrawn_channel = models.CharField(_("how it was withdrawn"), max_length=16, blank=True)

    # Wagtail keeps no index of what it refers to: it would name a record that is gone.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("consent given")
        verbose_name_plural = _("consents given")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "purpose"], name="forms_one_consent_a_purpose"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} ({self.submission_id})"
