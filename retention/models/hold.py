"""The decision to keep a record past its due date."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class HoldQuerySet(models.QuerySet["Hold"]):
    """Holds, by whether they still count."""

    def active(self) -> "HoldQuerySet":
        """Holds that nobody has released."""
        return self.filter(released_on=None)


class Hold(models.Model):
    """A named, reasoned, dated decision (GDPR art. 17(3)) that stops an erasure.

    It never keeps anything public: what is due is taken down all the same.
    """

    class Ground(models.TextChoices):
        """The closed list of GDPR art. 17(3), and the restriction of art. 18."""

        EXPRESSION = "expression", _("Freedom of expression and information")
        LEGAL_OBLIGATION = "legal_obligation", _("Legal obligation or public task")
        PUBLIC_HEALTH = "public_health", _("Public health")
        ARCHIVE = "archive", _("Archiving in the public interest")
        LEGAL_CLAIM = "legal_claim", _("Legal claim")
        # Placed and released by restricting and lifting, never on the screen of holds.
        RESTRICTION = "restriction", _("Restricted while something is disputed (article 18)")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    store = models.SlugField(_("store"), max_length=64)
    record = models.UUIDField(_("record"))
    ground = models.CharField(_("ground"), max_length=32, choices=Ground.choices)
    reason = models.TextField(
        _("reason"), help_text=_("Why must this stay? Do not name the people it is about.")
    )
    placed_on = models.DateField(_("placed on"))
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("placed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    review_on = models.DateField(_("look again on"), null=True, blank=True)
    released_on = models.DateField(_("released on"), null=True, editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("released by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        indexes = [models.Index(fields=["store", "record"], name="retention_hold_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["store", "record"],
                condition=models.Q(released_on=None),
                name="retention_one_active_hold",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_ground_display()} ({self.placed_on:%d-%m-%Y})"
