"""When a statement may start to say something else: pages and the register that change.

Before either changes, what took effect unnoticed is made up for, from what is stored then.
"""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.signals import page_published

from privacy_blocks.models.mixins import StatementPageMixin
from privacy_blocks.models.version import Cause
from privacy_blocks.operations.all_statements import keep_all, make_up_all
from privacy_blocks.operations.versions import keep_version, make_up
from privacy_blocks.queries.pages import statement_models
from retention import clock
from retention import models as register

logger = logging.getLogger(__name__)

REGISTER = (
    *(register.Activity, register.ActivityBasis, register.ActivityText),
    *(register.Rule, register.RuleText, register.RuleVersion),
    *(register.Recipient, register.RecipientText),
    *(register.Controller, register.ControllerText),
)
"""Of what the statement tells."""


def connect() -> None:
    """Listen to pages that are statements, and to the register."""
    page_published.connect(statement_published, dispatch_uid="privacy_blocks.published")
    for model in statement_models():
        for signal in (pre_save, pre_delete):
            signal.connect(before_page_changes, sender=model, dispatch_uid=_uid(model, "page"))
    for model in REGISTER:
        for signal in (pre_save, pre_delete):
            signal.connect(before_register, sender=model, dispatch_uid=_uid(model, "before"))
        for signal in (post_save, post_delete):
            signal.connect(after_register, sender=model, dispatch_uid=_uid(model, "after"))


def _uid(model: type, purpose: str) -> str:
    return f"privacy_blocks.{model.__module__}.{model.__qualname__}.{purpose}"


def statement_published(instance: Any, **kwargs: Any) -> None:
    """Keep what the published page says, in the transaction that publishes it."""
    page = instance.specific
    if isinstance(page, StatementPageMixin) and page.live:  # type: ignore[attr-defined]
        keep_version(page, today=clock.today(), cause=Cause.PUBLISHED)


def before_page_changes(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Make up what is missing from the live page as it is still stored."""
    if kwargs.get("raw") or instance._state.adding:
        return
    stored = sender.objects.filter(pk=instance.pk, live=True).select_related("locale").first()
    if stored is not None:
        make_up(stored, today=clock.today())


def before_register(**kwargs: Any) -> None:
    """Make up what is missing while the register still says what it said."""
    if not kwargs.get("raw"):
        make_up_all(today=clock.today())


def after_register(**kwargs: Any) -> None:
    """Keep what all statements say once the change is committed, once for each transaction."""
    if kwargs.get("raw"):
        return
    waiting = transaction.get_connection().run_on_commit
    if not any(_keep_all is entry[1] for entry in waiting):
        transaction.on_commit(_keep_all, robust=True)


def _keep_all() -> None:
    keep_all(today=clock.today(), cause=Cause.REGISTER)
