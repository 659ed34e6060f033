"""What caches in front of the site must still forget."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .ledger import Erasure


class CachePurge(models.Model):
    """A note that the caches must forget an address; gone as soon as they have.

    ``last_error`` is empty as long as nobody has tried in vain.
    """

    line = models.ForeignKey(Erasure, null=True, on_delete=models.CASCADE, related_name="purges")
    store = models.SlugField(_("store"), max_length=64)
    url = models.URLField(_("address"), max_length=2000)
    noted_at = models.DateTimeField(_("noted"))
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("cache purge")
        verbose_name_plural = _("cache purges")

    def __str__(self) -> str:
        return self.url
