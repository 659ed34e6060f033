"""Texts that exist once per language beside figures that exist once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .register_choices import language_choices


class LanguageText(models.Model):
    """A text in one language; a model adds whose text it is and its fields."""

    language = models.CharField(_("language"), max_length=10, choices=language_choices)

    class Meta:
        abstract = True
        ordering = ["id"]
        verbose_name = _("text")
        verbose_name_plural = _("texts")


_Text = TypeVar("_Text", bound=LanguageText)


def in_language(texts: Iterable[_Text], language: str) -> _Text | None:
    """The text in a language, else in the site's default language, else the first."""
    by_language = {text.language: text for text in texts}
    for wanted in (language, language.split("-")[0], settings.LANGUAGE_CODE):
        if wanted in by_language:
            return by_language[wanted]
    return next(iter(by_language.values()), None)
