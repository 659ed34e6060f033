"""The values of the walk: what content refers to, and what a removal did to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model


@lru_cache(maxsize=512)
def label_of(model: type[Model]) -> str:
    """The label under which a model is referred to: of the model that has the primary key.

    Proxies and multi-table children share their key with that model, so that a page is
    ``wagtailcore.page`` whatever its type (as in Wagtail's reference index).
    """
    concrete = model._meta.concrete_model or model
    parents = concrete._meta.get_parent_list()
    return (parents[-1] if parents else concrete)._meta.label_lower


@dataclass(frozen=True, slots=True)
class Target:
    """A record that content can refer to; ``model_label`` as :func:`label_of` gives it."""

    model_label: str
    pk: str

    @classmethod
    def of(cls, record: Model) -> Target:
        """The target that a saved record is."""
        return cls(label_of(type(record)), str(record.pk))

    @classmethod
    def read(cls, model: type[Model], raw: object) -> Target | None:
        """The target behind a raw key (3, "3", a UUID); None when it cannot be one."""
        if raw == "" or isinstance(raw, bool) or not isinstance(raw, int | str | UUID):
            return None
        key = model._meta.pk
        if key is None:
            return None
        try:
            # As text: an integer key would take a UUID for a number.
            return cls(label_of(model), str(key.to_python(str(raw))))
        except (ValidationError, ValueError, TypeError, OverflowError):
            return None


class Outcome(StrEnum):
    """What became of one reference."""

    CLEARED = "cleared"
    """The reference and the texts that describe it are empty now; what held it stays."""
    REMOVED = "removed"
    """What held it had nothing else to say and went as a whole."""
    ROW_DROPPED = "row dropped"
    """The inline row cannot be without it, or had nothing else, and must be deleted."""
    UNSTRIPPABLE = "unstrippable"
    """Found, but left: only the site's own code knows how to take it out."""


@dataclass(frozen=True, slots=True)
class Removed:
    """One reference that a strip came across."""

    target: Target
    path: str
    """Where it was: field, then block ids (or positions) and names, joined by dots."""
    outcome: Outcome
    needs_attention: bool = False
    """An editor must look: something required is empty now, or a text may be about it."""
    row: Target | None = None
    """The inline row to delete, when it has one in the database."""


@dataclass(frozen=True, slots=True)
class Stripped:
    """The outcome of a strip; parts of ``data`` that did not change are shared with the input."""

    data: dict[str, Any]
    changed: bool
    removed: tuple[Removed, ...] = ()

    @property
    def unstrippable(self) -> tuple[Removed, ...]:
        """The references that are still there."""
        return tuple(one for one in self.removed if one.outcome is Outcome.UNSTRIPPABLE)


@dataclass(frozen=True, slots=True)
class Walked:
    """What a step of the walk makes of one value.

    ``vanished`` says that nothing of worth is left: whatever can do without
    the value drops it, and whatever cannot keeps ``value``, which is valid.
    """

    value: Any
    removed: tuple[Removed, ...] = ()
    vanished: bool = False

    @property
    def changed(self) -> bool:
        """Whether ``value`` differs from what was walked."""
        return any(one.outcome is not Outcome.UNSTRIPPABLE for one in self.removed)


@dataclass(slots=True)
class Wanted:
    """What a walk looks for, and what it met on its way."""

    labels: frozenset[str]
    gone: frozenset[Target] = frozenset()
    met: set[Target] = field(default_factory=set)

    @classmethod
    def models(cls, models: Iterable[type[Model]]) -> Wanted:
        """Look for every reference to these models; take nothing away."""
        return cls(frozenset(map(label_of, models)))

    @classmethod
    def removal(cls, gone: Collection[Target]) -> Wanted:
        """Take away every reference to these records."""
        return cls(frozenset(target.model_label for target in gone), frozenset(gone))

    def meet(self, model: type[Model], raw: object) -> Target | None:
        """Note a reference; returns its target if it must go."""
        if raw is None or label_of(model) not in self.labels:
            return None
        target = Target.read(model, raw)
        if target is None:
            return None
        self.met.add(target)
        return target if target in self.gone else None


def with_attention(removed: Iterable[Removed]) -> tuple[Removed, ...]:
    """The same, each to be looked at by an editor."""
    return tuple(replace(one, needs_attention=True) for one in removed)


def as_whole(removed: Iterable[Removed], *, attention: bool = False) -> tuple[Removed, ...]:
    """The same, now that what held them went too."""
    return tuple(
        replace(one, outcome=Outcome.REMOVED, needs_attention=attention) for one in removed
    )
