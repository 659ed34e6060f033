"""A field in the vault: what is saved opens, and goes with its record."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.test.utils import isolate_apps
from pytest_django import DjangoAssertNumQueries

from retention import vault
from retention.fields import SealedText
from retention.models import VaultKey
from tests.testapp.vault import Depicted, Remark


@pytest.fixture
def anna(db: None) -> Depicted:
    """Anna, as she comes from the database."""
    made = Depicted.objects.create(name="Anna de Vries", contact="anna@example.org")
    read: Depicted = Depicted.objects.get(pk=made.pk)
    return read


def stored(person: Depicted, field: str = "name") -> bytes:
    content = Depicted.objects.values_list(field, flat=True).get(pk=person.pk)
    assert isinstance(content, bytes)
    return content


def lose_keys() -> None:
    VaultKey.objects.all().delete()


# Round trip


def test_what_is_saved_opens(anna: Depicted) -> None:
    assert anna.name.open() == "Anna de Vries"
    assert anna.contact.open() == "anna@example.org"


def test_what_was_assigned_can_be_read_before_it_is_saved() -> None:
    assert Depicted(name="Anna").name.open() == "Anna"


def test_the_database_holds_no_text(anna: Depicted) -> None:
    assert vault.is_sealed(stored(anna))
    assert b"Anna" not in stored(anna)


def test_a_new_text_replaces_the_old_one(anna: Depicted) -> None:
    anna.name = "Anna Bakker"
    anna.save()
    assert Depicted.objects.get().name.open() == "Anna Bakker"


def test_one_record_has_one_key(anna: Depicted) -> None:
    assert VaultKey.objects.get().record == anna.uuid


@pytest.mark.parametrize("nothing", ["", None])
def test_nothing_is_stored_as_nothing_without_a_key(db: None, nothing: str | None) -> None:
    person = Depicted.objects.create(name=nothing, contact=nothing)
    person.refresh_from_db()
    assert (bool(person.name), person.name.open(), stored(person)) == (False, "", b"")
    assert not VaultKey.objects.exists()


def test_rows_can_be_made_in_bulk(db: None) -> None:
    Depicted.objects.bulk_create([Depicted(name="Anna"), Depicted(name="Bram")])
    assert {person.name.open() for person in Depicted.objects.all()} == {"Anna", "Bram"}


def test_what_was_sealed_beforehand_is_stored_as_it_is(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [Depicted() for _ in range(50)]
    keys = vault.keys_of("depicted", [person.uuid for person in people], make=True)
    for person in people:
        person.name = vault.seal("depicted", person.uuid, "name", "Anna", keys=keys)
    with django_assert_num_queries(1):
        Depicted.objects.bulk_create(people)
    assert Depicted.objects.all()[49].name.open() == "Anna"


def test_a_list_costs_one_query_for_its_keys(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Depicted.objects.bulk_create([Depicted(name=f"Persoon {n}") for n in range(100)])
    with django_assert_num_queries(2):
        people = list(Depicted.objects.order_by("pk"))
        keys = vault.keys_of("depicted", [person.uuid for person in people])
        names = [person.name.open(keys) for person in people]
    assert names == [f"Persoon {n}" for n in range(100)]


def test_a_deferred_field_is_read_when_it_is_needed(anna: Depicted) -> None:
    person = Depicted.objects.defer("name").get()
    assert person.name.open() == "Anna de Vries"


def test_reading_anew_drops_what_was_assigned(anna: Depicted) -> None:
    anna.name = "Iemand anders"
    anna.refresh_from_db()
    assert anna.name.open() == "Anna de Vries"


# Copies and erasing


def test_a_value_given_to_another_record_is_sealed_anew_there(anna: Depicted) -> None:
    copy = Depicted.objects.create(name=anna.name)
    vault.forget("depicted", [anna.uuid])
    assert Depicted.objects.get(pk=copy.pk).name.open() == "Anna de Vries"


def test_a_value_given_to_another_field_is_sealed_anew_there(anna: Depicted) -> None:
    anna.contact = anna.name
    anna.save()
    assert Depicted.objects.get().contact.open() == "Anna de Vries"


def test_a_row_copied_with_its_ciphertext_is_refused(anna: Depicted) -> None:
    anna.pk, anna.uuid, anna._state.adding = None, uuid4(), True
    with pytest.raises(vault.KeyMissing), transaction.atomic():
        anna.save()
    assert Depicted.objects.count() == 1


def test_saving_does_not_bring_back_what_was_erased(anna: Depicted) -> None:
    Depicted.objects.get(pk=anna.pk).delete()
    with pytest.raises(vault.KeyMissing), transaction.atomic():
        anna.save()
    assert not Depicted.objects.exists()


@pytest.mark.parametrize("how", ["one", "many"])
def test_deleting_a_record_forgets_its_key(anna: Depicted, how: str) -> None:
    Depicted.objects.create(name="Bram")
    rows = Depicted.objects.filter(pk=anna.pk)
    _ = anna.delete() if how == "one" else rows.delete()
    assert not VaultKey.objects.filter(record=anna.uuid).exists()
    assert VaultKey.objects.count() == 1


def test_deleting_a_row_that_shares_a_key_leaves_the_key(anna: Depicted) -> None:
    remark = Remark.objects.create(person=anna.uuid, text="Belt terug.")
    assert Remark.objects.get().text.open() == "Belt terug."
    remark.delete()
    assert anna.name.open() == "Anna de Vries"


def test_a_row_that_shares_a_key_dies_with_it(anna: Depicted) -> None:
    Remark.objects.create(person=anna.uuid, text="Belt terug.")
    anna.delete()
    with pytest.raises(vault.KeyMissing):
        Remark.objects.get().text.open()


# What a model must have


def test_it_may_not_be_empty_unless_blank(db: None) -> None:
    with pytest.raises(ValidationError) as caught:
        Depicted().full_clean()
    assert list(caught.value.message_dict) == ["name"]


def test_validating_keeps_text_as_it_is(db: None) -> None:
    person = Depicted(name="Anna")
    person.full_clean()
    assert person.name.open() == "Anna"


def test_it_is_never_null(anna: Depicted) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Depicted.objects.update(name=models.Value(None, output_field=models.BinaryField()))


@isolate_apps("tests.testapp")
def test_a_model_without_an_identity_is_pointed_out() -> None:
    class Nobody(models.Model):  # noqa: DJ008 (never printed)
        name = SealedText(store="nobody", null=True)  # type: ignore[misc]

        class Meta:
            app_label = "testapp"

    assert {error.id for error in Nobody.check()} == {"retention.E011", "retention.E012"}
