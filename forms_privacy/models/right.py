"""What a group may do with what comes in through one form."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from .form import Form


class FormRight(models.Model):
    """A group's rights on one form. Handling includes reading; each row gives something.

    Permissions of Django on submissions give the same on every form, also on those to come.
    """

    form = models.ForeignKey(
        Form, verbose_name=_("form"), on_delete=models.CASCADE, related_name="rights"
    )
    group = models.ForeignKey(
        Group, verbose_name=_("group"), on_delete=models.CASCADE, related_name="+"
    )
    may_open = models.BooleanField(_("reads messages"), default=False)
    may_handle = models.BooleanField(_("handles messages"), default=False)
    may_export = models.BooleanField(_("exports messages"), default=False)

    class Meta:
        verbose_name = _("right on a form")
        verbose_name_plural = _("rights on forms")
        constraints = [
            models.UniqueConstraint(fields=["form", "group"], name="forms_one_right_a_group")
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.form}"
