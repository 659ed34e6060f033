"""A model field whose value lies in the vault."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.core import checks
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from retention import vault
from retention.sealed import Fresh, Sealed
from retention.sealing import Place

if TYPE_CHECKING:
    _Base = models.BinaryField[str | bytes | Sealed | None, Sealed]
else:
    _Base = models.BinaryField

LOOKUPS = {"exact", "in", "isnull"}
"""Whether there is anything can be asked; what it is cannot."""


class SealedFormField(forms.CharField):
    """Shows what lies in the vault, to change it: for the fields a form names itself."""

    default_error_messages = {"no_text": _("This has a character that is no text.")}

    def prepare_value(self, value: Any) -> Any:
        """The text; a key that is missing or wrong is an error here, never an empty field."""
        return value.open() if isinstance(value, Sealed) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the text differs."""
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Any:
        """Text that can be sealed."""
        cleaned = super().clean(value)
        try:
            str(cleaned).encode()
        except UnicodeEncodeError:
            raise ValidationError(self.error_messages["no_text"], code="no_text") from None
        return cleaned


class SealedDescriptor(DeferredAttribute):
    """Gives a :class:`Sealed`, whatever was assigned or read from the database."""

    field: SealedText

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        """The value, closed."""
        if instance is None:
            return self
        content = super().__get__(instance, cls)
        place = self.field.place_on(instance)
        if isinstance(content, Sealed) and content.place == place:
            return content
        return Sealed(place, content)

    def __set__(self, instance: models.Model, value: Any) -> None:
        """Text to be sealed when the record is saved, or what is sealed already."""
        instance.__dict__[self.field.attname] = self.field.accept(value)


class SealedText(_Base):
    """Text in the vault, sealed for this record and field with the record's own key.

    ``store`` is the key of the store that erases the record, ``record`` the attribute with
    the record's UUID. ``sealed_as`` is the name the value is bound to, by default the
    field's: a field that is renamed keeps its old one here, or nothing opens any more.

    The attribute is a :class:`~retention.sealed.Sealed`. Text that is assigned is sealed when
    the record is saved; what is not assigned is written back as it was, opened or not. Empty
    text is stored as nothing, without a key. With ``editable=True`` forms open and change it.

    Deleting the record forgets its key, when ``record`` is unique: else several rows share
    one record's key, and whoever erases the record forgets it.
    """

    description = _("Encrypted text")
    descriptor_class = SealedDescriptor

    def __init__(
        self, *args: Any, store: str, record: str = "uuid", sealed_as: str = "", **kwargs: Any
    ) -> None:
        self.store, self.record, self.sealed_as = store, record, sealed_as
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """For migrations."""
        name, path, args, kwargs = super().deconstruct()
        kwargs["store"] = self.store
        if self.record != "uuid":
            kwargs["record"] = self.record
        if self.sealed_as:
            kwargs["sealed_as"] = self.sealed_as
        return name, path, args, kwargs

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """The record's UUID must be there to bind to, and empty is not NULL."""
        found = super().check(**kwargs)
        if self.null:
            found.append(
                checks.Error("A sealed text is never NULL.", obj=self, id="retention.E011")
            )
        if not hasattr(self.model, self.record):
            found.append(
                checks.Error(
                    f"There is no attribute {self.record!r} with the record's UUID.",
                    hint="Give the model a UUIDField, or name the attribute with record=….",
                    obj=self,
                    id="retention.E012",
                )
            )
        return found

    def contribute_to_class(
        self, cls: type[models.Model], name: str, private_only: bool = False
    ) -> None:
        """Join a model, and forget the key of every record of it that is deleted."""
        super().contribute_to_class(cls, name, private_only)
        if not cls._meta.abstract:
            models.signals.post_delete.connect(
                self._forget_key, sender=cls, dispatch_uid=f"vault {self.store} {cls._meta.label}"
            )

    def place_on(self, instance: models.Model) -> Place:
        """Where the value of a record belongs."""
        record = getattr(instance, self.record)
        uuid = record if isinstance(record, UUID) else UUID(str(record))
        return Place(self.store, uuid, self.sealed_as or self.attname)

    def accept(self, value: Any) -> Fresh | bytes | Sealed:
        """What may be assigned: text, nothing, or what is sealed."""
        if value is None:
            return b""
        if isinstance(value, str):
            return Fresh(value)
        if isinstance(value, Sealed):
            return value.content if isinstance(value.content, Fresh) else value
        if isinstance(value, bytes | memoryview):
            sealed = bytes(value)
            if not sealed or vault.is_sealed(sealed):
                return sealed
        raise TypeError(f"{self.name} takes text, or a sealed value, not {type(value).__name__}")

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:
        """What goes into the database: what was there, or what was assigned, sealed."""
        value: Sealed = getattr(model_instance, self.attname)
        if not isinstance(value.content, bytes):
            return self._seal(model_instance, value.open(), add)
        if add and value and model_instance._state.db is not None:
            # A record that was read before and is written as a new one: a copy, or erased
            # meanwhile. What its key does not open must not be written.
            value.open()
        return value.content

    def get_prep_value(self, value: Any) -> Any:
        """Sealed bytes alone reach the database, whichever way."""
        if isinstance(value, Sealed):
            value = value.content
        if not value:
            return b""
        if isinstance(value, bytes) and vault.is_sealed(value):
            return value
        raise TypeError(
            f"{self.name} is in the vault: it is sealed when its record is saved, "
            "not by an update, and cannot be searched for"
        )

    def from_db_value(self, value: Any, *args: Any) -> bytes:
        """Bytes, whatever the database driver makes of them."""
        return bytes(value or b"")

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse to search in ciphertext."""
        return super().get_lookup(lookup_name) if lookup_name in LOOKUPS else None

    def to_python(self, value: Any) -> Any:
        """Read what :meth:`value_to_string` wrote: a revision, a fixture."""
        if not isinstance(value, str):
            return value
        try:
            return self.accept(b64decode(value, validate=True))
        except (ValueError, TypeError):
            raise ValidationError(_("This is no encrypted text."), code="invalid") from None

    def value_to_string(self, obj: models.Model) -> str:
        """The sealed bytes as base64: revisions and fixtures hold no text either."""
        return b64encode(self.pre_save(obj, obj._state.adding)).decode()

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Whether it may be empty."""
        if not self.blank and not value:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Only with ``editable=True``."""
        return super().formfield(**{"form_class": SealedFormField, **kwargs})

    def _seal(self, instance: models.Model, text: str, add: bool) -> bytes:
        if not text:
            return b""
        place = self.place_on(instance)
        keys = vault.keys_of(self.store, [place.record])
        if place.record not in keys:
            if not add and self._holds_sealed(instance):
                # A new key would hide that the old one is lost.
                raise vault.KeyMissing(f"{place}: the record has no key")
            keys = vault.keys_of(self.store, [place.record], make=True)
        return vault.seal(place.store, place.record, place.field, text, keys=keys)

    def _holds_sealed(self, instance: models.Model) -> bool:
        """Whether the database has anything of this record that its key had to open."""
        fields = [
            field.name
            for field in instance._meta.concrete_fields
            if isinstance(field, SealedText) and field.store == self.store
        ]
        rows = type(instance)._base_manager.filter(pk=instance.pk)
        return rows.exclude(**dict.fromkeys(fields, b"")).exists()

    def _forget_key(self, instance: models.Model, **kwargs: Any) -> None:
        try:
            record = instance._meta.get_field(self.record)
        except FieldDoesNotExist:
            return
        if isinstance(record, models.Field) and record.unique:
            vault.forget(self.store, [self.place_on(instance).record])
