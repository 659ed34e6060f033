"""Who answers for all processing: the controller and its data protection officer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from .texts import LanguageText, in_language


class Controller(ClusterableModel):
    """The organisation that decides why data is processed (GDPR 13(1)(a), (b), 30(1)(a)).

    There is at most one: ``only`` is always true and never twice in the table.
    """

    only = models.BooleanField(default=True, unique=True, editable=False)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    officer_email = models.EmailField(_("e-mail of the data protection officer"), blank=True)
    officer_telephone = models.CharField(
        _("telephone of the data protection officer"), max_length=40, blank=True
    )

    class Meta:
        verbose_name = _("controller")
        verbose_name_plural = _("controllers")

    def __str__(self) -> str:
        """The name in the reader's language."""
        return self.text(get_language() or "").name

    def text(self, language: str) -> ControllerText:
        """The words in a language; without any text they are empty."""
        return in_language(self.texts.all(), language) or ControllerText(language=language)

    @property
    def officer_can_be_reached(self) -> bool:
        """Whether there is any way to reach the data protection officer."""
        return bool(self.officer_email or self.officer_telephone)


class ControllerText(LanguageText):
    """What the register and the statement say of the controller, in one language."""

    controller = ParentalKey(Controller, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=200)
    visiting_address = models.TextField(_("visiting address"), blank=True)
    postal_address = models.TextField(_("postal address"), blank=True)
    officer = models.CharField(
        _("the data protection officer"),
        max_length=200,
        blank=True,
        help_text=_("The office or a name, as people may address it."),
    )
    security = models.TextField(
        _("how data is protected"),
        blank=True,
        help_text=_("In general, one measure a line. For the register (GDPR 30(1)(g))."),
    )

    class Meta(LanguageText.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["controller", "language"],
                name="controller_text_once_per_language",
                violation_error_message=_("Each language has one text: remove the second."),
            )
        ]

    def __str__(self) -> str:
        """The name, with its language."""
        return f"{self.name} ({self.language})"
