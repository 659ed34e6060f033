"""The rules of the register: how long something stays, from which event, and what then."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from retention.rules import rule as pure
from retention.rules.ending import Ending
from retention.rules.period import Period, Unit
from retention.rules.trigger import Trigger

from .register import Activity
from .register_choices import (
    ArchiveStatus,
    ending_choices,
    trigger_choices,
    unit_choices,
    validate_key,
)
from .texts import LanguageText, in_language


class Rule(ClusterableModel):
    """How long the data of an activity stays, from which event, and what then."""

    key = models.SlugField(
        _("key"),
        max_length=64,
        unique=True,
        validators=[validate_key],
        help_text=_("Short name in lower case, for example “news-media”. It never changes."),
    )
    activity = models.ForeignKey(
        Activity, verbose_name=_("activity"), on_delete=models.PROTECT, related_name="rules"
    )
    sort_order = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    trigger = models.CharField(_("start of the period"), max_length=32, choices=trigger_choices)
    ending = models.CharField(_("what happens then"), max_length=16, choices=ending_choices)
    stated = models.BooleanField(
        _("the statement says this"),
        default=False,
        help_text=_("Off as long as the privacy statement does not speak of this period."),
    )
    trigger_stated = models.BooleanField(
        _("the statement says when the period starts"),
        default=False,
        help_text=_("Off when the start is our own reading."),
    )
    at_most = models.BooleanField(_("at most this long"), default=False)
    automatic = models.BooleanField(_("said to go automatically"), default=False)
    is_term = models.BooleanField(
        _("a term for an answer, not a period for keeping"), default=False
    )
    archive_status = models.CharField(
        _("selection list (Archiefwet)"),
        max_length=16,
        choices=ArchiveStatus.choices,
        default=ArchiveStatus.UNKNOWN,
    )
    archive_item = models.CharField(
        _("item of the selection list"),
        max_length=64,
        blank=True,
        help_text=_("Its number, for example “12.3”."),
    )

    class Meta:
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")
        ordering = ["sort_order", "key"]

    def __str__(self) -> str:
        """The name in the reader's language."""
        return self.text(get_language() or "").name

    def clean(self) -> None:
        """Ask for the item's number when the selection list has one."""
        if self.archive_status == ArchiveStatus.ITEM and not self.archive_item:
            raise ValidationError(
                {"archive_item": _("Fill in the number of the item in the selection list.")}
            )

    def text(self, language: str) -> RuleText:
        """The words in a language; without any text the key stands for its name."""
        return in_language(self.texts.all(), language) or RuleText(language=language, name=self.key)

    def as_rule(self) -> pure.Rule:
        """The rule as a value, with the versions that count."""
        return pure.Rule(
            self.key, Trigger(self.trigger), Ending(self.ending), tuple(self.counting_versions())
        )

    def counting_versions(self) -> list[pure.RuleVersion]:
        """The versions that were not annulled, as values."""
        return [v.as_version() for v in self.versions.all() if v.annulled_at is None]


class RuleText(LanguageText):
    """What the register and the statement say of a rule, in one language."""

    rule = ParentalKey(Rule, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=200)
    criterion = models.TextField(
        _("how long, in words"),
        blank=True,
        help_text=_("For a rule without a period: what decides how long the data stays."),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta(LanguageText.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "language"],
                name="rule_text_once_per_language",
                violation_error_message=_("Each language has one text: remove the second."),
            )
        ]

    def __str__(self) -> str:
        """The name, with its language."""
        return f"{self.name} ({self.language})"


class RuleVersion(models.Model):
    """The period of a rule from a day on; versions are never edited, only added.

    Without ``effective_from`` it counts from the beginning; without a period
    the rule has a criterion in words. ``applied_at`` is empty while due dates
    still have to be calculated anew because of this version (or because it
    was annulled).
    """

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="versions")
    effective_from = models.DateField(_("from"), null=True, blank=True)
    amount = models.PositiveIntegerField(_("amount"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=8, choices=unit_choices, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(_("decided at"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    annulled_at = models.DateTimeField(_("annulled at"), null=True, blank=True)
    annulled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("annulled by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    annul_reason = models.TextField(_("reason for annulling"), blank=True)
    applied_at = models.DateTimeField(_("due dates calculated at"), null=True, blank=True)

    class Meta:
        verbose_name = _("version of a rule")
        verbose_name_plural = _("versions of rules")
        ordering = [models.F("effective_from").asc(nulls_first=True), "id"]
        constraints = [
            models.CheckConstraint(
                name="rule_version_amount_with_unit",
                condition=models.Q(amount=None, unit="")
                | (~models.Q(amount=None) & ~models.Q(unit="")),
            ),
            models.CheckConstraint(
                name="rule_version_zero_is_in_days",
                condition=models.Q(amount=None) | models.Q(amount__gt=0) | models.Q(unit="day"),
            ),
            models.UniqueConstraint(
                name="rule_version_one_from_the_beginning",
                fields=["rule"],
                condition=models.Q(effective_from=None),
            ),
            models.UniqueConstraint(
                name="rule_version_one_a_day",
                fields=["rule", "effective_from"],
                condition=models.Q(annulled_at=None),
            ),
        ]

    def __str__(self) -> str:
        """Rule, period and first day, for logs."""
        return f"{self.rule.key}: {self.period or '-'} from {self.effective_from or '-'}"

    def clean(self) -> None:
        """Refuse what the rules refuse: odd amounts, and a zero that would erase at once."""
        try:
            pure.refuse_senseless_zero(Trigger(self.rule.trigger), self.period)
        except (TypeError, ValueError) as error:
            raise ValidationError(
                _("This rule’s period starts when the data comes in: it cannot be “directly”.")
            ) from error

    @property
    def period(self) -> Period | None:
        """The period as a value; None for a criterion in words."""
        return None if self.amount is None else Period(self.amount, Unit(self.unit))

    @period.setter
    def period(self, period: Period | None) -> None:
        self.amount = None if period is None else period.amount
        self.unit = "" if period is None else period.unit.value

    def as_version(self) -> pure.RuleVersion:
        """The version as a value."""
        return pure.RuleVersion(self.effective_from, self.period)
