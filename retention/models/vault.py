"""The keys of what lies in the vault: one row a record, gone with the record."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class VaultKey(models.Model):
    """The key of one record, wrapped by a key of the site.

    This table is all that opens sealed values, together with the site's key: a back-up
    that leaves it out cannot be read, and neither can what is in it without the site's key.
    """

    store = models.SlugField(_("store"), max_length=64)
    record = models.UUIDField(_("record"))
    wrapped = models.BinaryField(_("wrapped key"))
    site_key = models.CharField(_("name of the site's key"), max_length=16)
    # By the database's clock: nothing is decided on it.
    created_at = models.DateTimeField(_("made"), db_default=Now())

    class Meta:
        verbose_name = _("key of a record")
        verbose_name_plural = _("keys of records")
        constraints = [
            models.UniqueConstraint(fields=["store", "record"], name="retention_one_vault_key")
        ]

    def __str__(self) -> str:
        return f"{self.store} {self.record}"
