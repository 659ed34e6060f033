"""A form shows what lies in the vault, or says that it cannot; it never shows it empty."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.forms import ModelForm, modelform_factory

from retention import vault
from retention.models import VaultKey
from tests.testapp.vault import Depicted, Remark

PersonForm: type[ModelForm[Depicted]] = modelform_factory(Depicted, fields=["name", "contact"])

SENT = {"name": "Anna de Vries", "contact": "anna@example.org"}


@pytest.fixture
def anna(db: None) -> Depicted:
    read: Depicted = Depicted.objects.get(pk=Depicted.objects.create(**SENT).pk)
    return read


def test_a_form_shows_the_text(anna: Depicted) -> None:
    assert 'value="Anna de Vries"' in str(PersonForm(instance=anna)["name"])


def test_what_is_filled_in_is_sealed(anna: Depicted) -> None:
    PersonForm({**SENT, "name": "Anna Bakker"}, instance=anna).save()
    assert Depicted.objects.get().name.open() == "Anna Bakker"


def test_the_same_text_is_no_change(anna: Depicted) -> None:
    assert PersonForm(SENT, instance=anna).changed_data == []


def test_without_the_key_there_is_no_form(anna: Depicted) -> None:
    VaultKey.objects.all().delete()
    with pytest.raises(vault.KeyMissing):
        str(PersonForm(instance=anna)["name"])


def test_an_empty_form_does_not_replace_what_cannot_be_read(anna: Depicted) -> None:
    before = Depicted.objects.values("name", "contact").get()
    VaultKey.objects.all().delete()
    with pytest.raises(vault.KeyMissing), transaction.atomic():
        PersonForm({"name": "x", "contact": ""}, instance=anna).save()
    assert Depicted.objects.values("name", "contact").get() == before


def test_half_a_surrogate_pair_is_refused_with_a_message(anna: Depicted) -> None:
    form = PersonForm({**SENT, "name": "Anna \ud800"}, instance=anna)
    assert list(form.errors) == ["name"]


def test_a_field_is_in_a_form_only_when_that_was_said() -> None:
    assert list(modelform_factory(Remark, fields="__all__").base_fields) == ["person"]
