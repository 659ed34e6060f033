"""The register: which personal data is processed, why, and until when.

What the law calls the record of processing activities (GDPR article 30) and what the
privacy statement says (articles 13 and 14) both come from these tables and from those
of the rules.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from retention.rules.basis import LegalBasis
from retention.rules.data_category import DataCategory

from .register_choices import basis_choices, data_choices, validate_key
from .texts import LanguageText, in_language


class Activity(ClusterableModel):
    """A processing of personal data with a purpose and a legal basis."""

    key = models.SlugField(
        _("key"),
        max_length=64,
        unique=True,
        validators=[validate_key],
        help_text=_("Short name in lower case, for example “newsletter”. It never changes."),
    )
    number = models.CharField(
        _("number"),
        max_length=8,
        default="–",
        help_text=_("As on the privacy statement, for example “2.1”; “–” without a number."),
    )
    sort_order = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
    )
    decides_automatically = models.BooleanField(
        _("decides about people without a person"),
        default=False,
        help_text=_("Automated decisions, profiling among them (GDPR 22)."),
    )

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["sort_order", "key"]

    def __str__(self) -> str:
        """The name in the reader's language."""
        return self.text(get_language() or "").title

    def text(self, language: str) -> ActivityText:
        """The words in a language; without any text the key stands for its name."""
        return in_language(self.texts.all(), language) or ActivityText(
            language=language, title=self.key, role_heading=self.key
        )

    def clean(self) -> None:
        """Refuse a parent that is the activity itself, or a part of something else."""
        if self.parent is None:
            return
        if self.parent == self or self.parent.parent is not None:
            raise ValidationError(
                {"parent": _("Choose an activity that is not itself part of another.")}
            )


class ActivityText(LanguageText):
    """What the register and the statement say of an activity, in one language."""

    activity = ParentalKey(Activity, on_delete=models.CASCADE, related_name="texts")
    role_heading = models.CharField(
        _("heading on the statement"),
        max_length=200,
        help_text=_("Who the reader is in this activity: “You subscribe to our newsletter”."),
    )
    title = models.CharField(_("name in the register"), max_length=200)
    data_subjects = models.TextField(_("whose data"), blank=True)
    data = models.TextField(_("which data"), blank=True)
    purpose = models.TextField(_("what for"), blank=True)
    basis_explanation = models.TextField(_("why we may"), blank=True)
    interest = models.TextField(
        _("the legitimate interest"),
        blank=True,
        help_text=_("Required by the GDPR where the basis is a legitimate interest."),
    )
    recipients = models.TextField(_("who else receives it"), blank=True)
    source = models.TextField(_("where it comes from"), blank=True)
    obligation = models.TextField(
        _("must the person supply it"),
        blank=True,
        help_text=_("Say also what happens when somebody does not."),
    )
    withdrawal = models.TextField(
        _("how consent is withdrawn"),
        blank=True,
        help_text=_("Required by the GDPR where the basis is consent."),
    )
    automated_decisions = models.TextField(
        _("how decisions are made automatically"),
        blank=True,
        help_text=_("Required by the GDPR where they are: by which logic, and what it means."),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta(LanguageText.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "language"],
                name="activity_text_once_per_language",
                violation_error_message=_("Each language has one text: remove the second."),
            )
        ]

    def __str__(self) -> str:
        """The name, with its language."""
        return f"{self.title} ({self.language})"


class ActivityBasis(models.Model):
    """A legal basis (GDPR 6(1)) on which an activity rests."""

    activity = ParentalKey(Activity, on_delete=models.CASCADE, related_name="bases")
    basis = models.CharField(_("legal basis"), max_length=32, choices=basis_choices)
    stated = models.BooleanField(
        _("named on the statement"),
        default=True,
        help_text=_("Off when it is our own reading of the law."),
    )

    class Meta:
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "basis"],
                name="activity_basis_once",
                violation_error_message=_("Each legal basis counts once: remove the second."),
            )
        ]

    def __str__(self) -> str:
        """The basis with its article."""
        return str(self.get_basis_display())

    @property
    def legal_basis(self) -> LegalBasis:
        """The basis as a value, which knows its article and what it allows."""
        return LegalBasis(self.basis)


class ActivityDatum(models.Model):
    """A kind of personal data that an activity asks for: forms may ask this and no more."""

    activity = ParentalKey(Activity, on_delete=models.CASCADE, related_name="data_categories")
    category = models.CharField(_("kind of data"), max_length=32, choices=data_choices)

    class Meta:
        verbose_name = _("kind of data")
        verbose_name_plural = _("kinds of data")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "category"],
                name="activity_datum_once",
                violation_error_message=_("Each kind of data counts once: remove the second."),
            )
        ]

    def __str__(self) -> str:
        """In words."""
        return str(self.get_category_display())

    @property
    def data_category(self) -> DataCategory:
        """As a value."""
        return DataCategory(self.category)
