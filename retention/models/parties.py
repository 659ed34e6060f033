"""Who receives personal data from the controller (GDPR 13(1)(e) and (f), 30(1)(d) and (e))."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from retention.rules.eea import EEA, in_eea

from .countries import country_choices, country_name
from .party_choices import NEEDS_AGREEMENT, PartyGround, PartyKind, Safeguard
from .register import Activity
from .register_choices import validate_key
from .texts import LanguageText, in_language


class RecipientQuerySet(models.QuerySet["Recipient"]):
    """Recipients, by what the law asks of them."""

    def receiving(self, today: date) -> RecipientQuerySet:
        """Those that receive data still."""
        return self.filter(models.Q(ended_on=None) | models.Q(ended_on__gt=today))

    def outside_eea(self) -> RecipientQuerySet:
        """Those to which data leaves the European Economic Area."""
        return self.exclude(country__in=EEA)


class Recipient(ClusterableModel):
    """A third party that receives personal data, on which ground, and under what agreement."""

    key = models.SlugField(
        _("key"),
        max_length=64,
        unique=True,
        validators=[validate_key],
        help_text=_("Short name in lower case, for example “hosting”. It never changes."),
    )
    sort_order = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    kind = models.CharField(_("what they are to us"), max_length=16, choices=PartyKind.choices)
    ground = models.CharField(
        _("why they may receive it"), max_length=16, choices=PartyGround.choices
    )
    activities = ParentalManyToManyField(
        Activity, verbose_name=_("for which activities"), related_name="parties"
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        choices=country_choices,
        default="NL",
        help_text=_("Where the data goes, which may be elsewhere than where the company is."),
    )
    safeguard = models.CharField(
        _("what protects data outside the EEA"),
        max_length=16,
        choices=Safeguard.choices,
        default=Safeguard.NONE,
        help_text=_("Only for a country outside the European Economic Area."),
    )
    agreed_on = models.DateField(_("agreement of"), null=True, blank=True)
    agreement_reference = models.CharField(
        _("reference of the agreement"),
        max_length=120,
        blank=True,
        help_text=_("Where it can be found, for example the number of the file."),
    )
    agreement_expires_on = models.DateField(
        _("agreement holds until"),
        null=True,
        blank=True,
        help_text=_("Its last day. Empty for an agreement without an end."),
    )
    stated = models.BooleanField(
        _("named on the statement"),
        default=True,
        help_text=_("Off when the statement is not to name them."),
    )
    ended_on = models.DateField(
        _("receives nothing since"),
        null=True,
        blank=True,
        help_text=_(
            "Fill this in when we stop. They stay in the register, and leave the statement."
        ),
    )

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        ordering = ["sort_order", "key"]

    def __str__(self) -> str:
        """The name in the reader's language."""
        return self.text(get_language() or "").name

    def text(self, language: str) -> RecipientText:
        """The words in a language; without any text the key stands for the name."""
        return in_language(self.texts.all(), language) or RecipientText(
            language=language, name=self.key
        )

    @property
    def in_eea(self) -> bool:
        """Whether the data stays within the European Economic Area."""
        return in_eea(self.country)

    @property
    def country_name(self) -> str:
        """The country in the active language."""
        return country_name(self.country)

    @property
    def needs_agreement(self) -> bool:
        """Whether there must be an agreement with them."""
        return self.kind in NEEDS_AGREEMENT

    def clean(self) -> None:
        """Refuse what contradicts itself; what is merely missing is shown, not refused."""
        if self.country and self.in_eea and self.safeguard != Safeguard.NONE:
            raise ValidationError(
                {
                    "safeguard": _(
                        "Choose “none”: within the European Economic Area no safeguard is needed."
                    )
                }
            )
        if self.agreement_expires_on is not None:
            self._refuse_dates(self.agreement_expires_on)

    def _refuse_dates(self, last_day: date) -> None:
        if self.agreed_on is None:
            raise ValidationError({"agreed_on": _("Fill in the day of the agreement too.")})
        if last_day < self.agreed_on:
            raise ValidationError(
                {"agreement_expires_on": _("Choose a day after that of the agreement.")}
            )


class RecipientText(LanguageText):
    """What the register and the statement say of a recipient, in one language."""

    recipient = ParentalKey(Recipient, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=200)
    service = models.TextField(_("what they do for us"), blank=True)
    safeguard_explanation = models.TextField(
        _("the safeguard explained"),
        blank=True,
        help_text=_(
            "For a country outside the EEA: what protects the data there, and where to ask for a"
            " copy of it."
        ),
    )

    class Meta(LanguageText.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "language"],
                name="recipient_text_once_per_language",
                violation_error_message=_("Each language has one text: remove the second."),
            )
        ]

    def __str__(self) -> str:
        """The name, with its language."""
        return f"{self.name} ({self.language})"
