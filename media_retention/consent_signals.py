"""What holds however a medium or a consent is saved or deleted."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils import timezone

from media_retention.deleting import somebody_noted_the_files
from media_retention.models import CONSENTS, Consent, RetainedMedium
from media_retention.operations.consent import TOLD, rest_posters
from media_retention.operations.held import refuse_other_words
from media_retention.queries.media import retained_models
from media_retention.queries.posters import has_posters, poster_keys
from retention import clock
from retention.files import PRIVATE, remove_noted
from retention.models import FileRemoval


def connect() -> None:
    """Called once, when the apps are ready."""
    for model in retained_models():
        label = model._meta.label_lower
        pre_save.connect(_keep_its_end, sender=model, dispatch_uid=f"{label}.keep_its_end")
        if has_posters(model):
            post_save.connect(_has_a_poster, sender=model, dispatch_uid=f"{label}.has_a_poster")
    pre_save.connect(
        _keep_what_it_says, sender=Consent, dispatch_uid="media_retention.keep_what_it_says"
    )
    post_delete.connect(
        _consent_deleted, sender=Consent, dispatch_uid="media_retention.consent_deleted"
    )


def _keep_its_end(instance: RetainedMedium, raw: bool, **kwargs: Any) -> None:
    """What was read before a withdrawal and is saved after it does not undo it."""
    if raw or instance._state.adding:
        return
    keys = poster_keys(instance)
    rows = type(instance)._base_manager.filter(pk=instance.pk)
    stored = rows.values("ends_on", "ends_because", *keys).first()
    if stored is not None:
        instance.ends_on, instance.ends_because = stored["ends_on"], stored["ends_because"]
        instance._posters_before = {name: stored[name] for name in keys}  # type: ignore[attr-defined]
    instance.refuse_other_ground()


def _keep_what_it_says(
    instance: Consent, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """A hold keeps a consent as it was given; withdrawing it changes none of that."""
    told = [name for name in TOLD if update_fields is None or name in update_fields]
    if told and not raw and not instance._state.adding:
        refuse_other_words(instance, told)


def _has_a_poster(instance: RetainedMedium, created: bool, raw: bool, **kwargs: Any) -> None:
    """A poster that it got after its consents ends with them too."""
    if raw or created or poster_keys(instance) == getattr(instance, "_posters_before", None):
        return
    rest_posters(instance.uuid, today=clock.today())


def _consent_deleted(instance: Consent, **kwargs: Any) -> None:
    """By code, not by the engine: its evidence goes all the same."""
    if instance.evidence.name and not somebody_noted_the_files():
        let_evidence_go(instance.evidence.name)


def let_evidence_go(name: str) -> None:
    """Note a private file for removal, and remove it after commit."""
    FileRemoval.objects.get_or_create(
        storage=PRIVATE, name=name, defaults={"store": CONSENTS, "noted_at": timezone.now()}
    )
    transaction.on_commit(partial(remove_noted, CONSENTS), robust=True)
