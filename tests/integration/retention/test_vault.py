"""What is sealed for a record opens there, until its key is forgotten."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from retention import site_keys, vault
from retention.models import VaultKey

STORE = "consents"

once = hypothesis_settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def anna() -> UUID:
    return uuid4()


@pytest.fixture
def bram() -> UUID:
    return uuid4()


@pytest.mark.django_db
@once
@given(st.text())
@example("")
@example("\x00 en \x80")
@example("Zoë 🕊 שלום \u202e")
def test_any_text_comes_back(text: str) -> None:
    record = uuid4()
    assert vault.open(STORE, record, "name", vault.seal(STORE, record, "name", text)) == text


@pytest.mark.django_db
@once
@given(st.binary())
@example(b"")
def test_any_bytes_come_back(content: bytes) -> None:
    record = uuid4()
    sealed = vault.seal(STORE, record, "scan", content)
    assert vault.open_bytes(STORE, record, "scan", sealed) == content


@pytest.mark.django_db
def test_some_megabytes_come_back(anna: UUID) -> None:
    content = bytes(range(256)) * 4096 * 5
    sealed = vault.seal(STORE, anna, "scan", content)
    assert vault.open_bytes(STORE, anna, "scan", sealed) == content


@pytest.mark.django_db
@pytest.mark.parametrize("half", ["\ud800", "Anna \udfff", "\udc80\ud800"])
def test_half_a_surrogate_pair_is_no_text(anna: UUID, half: str) -> None:
    with pytest.raises(ValueError, match="surrogates not allowed"):
        vault.seal(STORE, anna, "name", half)
    assert not VaultKey.objects.exists()


@pytest.mark.django_db
def test_bytes_are_not_taken_for_text(anna: UUID) -> None:
    with pytest.raises(TypeError):
        vault.open(STORE, anna, "scan", vault.seal(STORE, anna, "scan", b"Anna"))


@pytest.mark.django_db
def test_text_is_not_taken_for_bytes(anna: UUID) -> None:
    with pytest.raises(TypeError):
        vault.open_bytes(STORE, anna, "name", vault.seal(STORE, anna, "name", "Anna"))


@pytest.mark.django_db
def test_a_record_keeps_its_first_key(anna: UUID) -> None:
    name = vault.seal(STORE, anna, "name", "Anna")
    contact = vault.seal(STORE, anna, "contact", "anna@example.org")
    assert VaultKey.objects.get().record == anna
    assert vault.open(STORE, anna, "name", name) == "Anna"
    assert vault.open(STORE, anna, "contact", contact) == "anna@example.org"


@pytest.mark.django_db
def test_records_of_two_stores_have_keys_of_their_own(anna: UUID) -> None:
    vault.seal(STORE, anna, "name", "Anna")
    vault.seal("members", anna, "name", "Anna")
    assert VaultKey.objects.count() == 2


@pytest.mark.django_db
def test_a_value_does_not_open_as_another_records(anna: UUID, bram: UUID) -> None:
    sealed = vault.seal(STORE, anna, "name", "Anna")
    vault.seal(STORE, bram, "name", "Bram")
    with pytest.raises(vault.WrongKey):
        vault.open(STORE, bram, "name", sealed)


@pytest.mark.django_db
def test_a_value_does_not_open_as_another_field(anna: UUID) -> None:
    sealed = vault.seal(STORE, anna, "name", "Anna")
    with pytest.raises(vault.Tampered):
        vault.open(STORE, anna, "contact", sealed)


@pytest.mark.django_db
def test_a_key_does_not_open_on_another_records_row(anna: UUID, bram: UUID) -> None:
    """Whoever can write in the database cannot lend one record's key to another."""
    sealed = vault.seal(STORE, anna, "name", "Anna")
    wrapped = VaultKey.objects.get(record=anna).wrapped
    VaultKey.objects.create(store=STORE, record=bram, wrapped=wrapped, site_key="")
    with pytest.raises(vault.Tampered):
        vault.open(STORE, bram, "name", sealed)


@pytest.mark.django_db
def test_a_changed_value_is_told_apart(anna: UUID) -> None:
    sealed = vault.seal(STORE, anna, "name", "Anna")
    with pytest.raises(vault.Tampered):
        vault.open(STORE, anna, "name", sealed[:-1] + bytes([sealed[-1] ^ 1]))


@pytest.mark.django_db
def test_a_missing_key_is_told_apart(anna: UUID) -> None:
    sealed = vault.seal(STORE, anna, "name", "Anna")
    VaultKey.objects.all().delete()
    with pytest.raises(vault.KeyMissing):
        vault.open(STORE, anna, "name", sealed)


@pytest.mark.django_db
def test_the_wrong_site_key_is_told_apart(anna: UUID, settings: Settings) -> None:
    sealed = vault.seal(STORE, anna, "name", "Anna")
    settings.VAULT_KEYS = [site_keys.generate()]
    with pytest.raises(vault.WrongKey):
        vault.open(STORE, anna, "name", sealed)


@pytest.mark.django_db
def test_a_record_that_was_given_a_new_key_is_told_apart(anna: UUID) -> None:
    sealed = vault.seal(STORE, anna, "name", "Anna")
    vault.forget(STORE, [anna])
    vault.seal(STORE, anna, "name", "Anna")
    with pytest.raises(vault.WrongKey):
        vault.open(STORE, anna, "name", sealed)


@pytest.mark.django_db
def test_without_any_site_key_nothing_is_sealed(anna: UUID, settings: Settings) -> None:
    settings.VAULT_KEYS = []
    with pytest.raises(vault.NotConfigured):
        vault.seal(STORE, anna, "name", "Anna")


@pytest.mark.django_db
def test_opening_makes_no_key(anna: UUID) -> None:
    with pytest.raises(vault.KeyMissing):
        vault.open(STORE, anna, "name", b"\x01" + bytes(60))
    assert not VaultKey.objects.exists()


@pytest.mark.django_db
def test_an_older_site_key_still_opens(anna: UUID, settings: Settings) -> None:
    sealed = vault.seal(STORE, anna, "name", "Anna")
    settings.VAULT_KEYS = [site_keys.generate(), *settings.VAULT_KEYS]
    assert vault.open(STORE, anna, "name", sealed) == "Anna"


@pytest.mark.django_db
def test_new_keys_are_wrapped_with_the_newest_site_key(anna: UUID, settings: Settings) -> None:
    settings.VAULT_KEYS = [site_keys.generate(), *settings.VAULT_KEYS]
    vault.seal(STORE, anna, "name", "Anna")
    assert VaultKey.objects.get().site_key == site_keys.newest().name.hex()


@pytest.mark.django_db
def test_what_is_forgotten_cannot_be_read(anna: UUID, bram: UUID) -> None:
    annas = vault.seal(STORE, anna, "name", "Anna")
    brams = vault.seal(STORE, bram, "name", "Bram")
    assert vault.forget(STORE, [anna]) == 1
    with pytest.raises(vault.KeyMissing):
        vault.open(STORE, anna, "name", annas)
    assert vault.open(STORE, bram, "name", brams) == "Bram"


@pytest.mark.django_db
def test_another_stores_keys_are_not_forgotten(anna: UUID) -> None:
    vault.seal("members", anna, "name", "Anna")
    assert vault.forget(STORE, [anna]) == 0
    assert VaultKey.objects.exists()


@pytest.mark.django_db
def test_forgetting_two_thousand_costs_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    records = [uuid4() for _ in range(2_000)]
    vault.keys_of(STORE, records, make=True)
    with django_assert_num_queries(1):
        assert vault.forget(STORE, records) == 2_000


@pytest.mark.django_db
def test_more_than_a_batch_is_forgotten(anna: UUID) -> None:
    records = [uuid4() for _ in range(2_001)]
    vault.keys_of(STORE, [*records, anna], make=True)
    assert vault.forget(STORE, iter(records)) == 2_001
    assert VaultKey.objects.get().record == anna


@pytest.mark.django_db(transaction=True)
def test_keys_are_forgotten_in_the_transaction_that_erases(anna: UUID) -> None:
    with pytest.raises(TransactionManagementError):
        vault.forget(STORE, [anna])


@pytest.mark.django_db(transaction=True)
def test_an_erasure_that_is_rolled_back_forgets_nothing(anna: UUID) -> None:
    sealed = vault.seal(STORE, anna, "name", "Anna")
    with transaction.atomic():
        vault.forget(STORE, [anna])
        transaction.set_rollback(True)
    assert vault.open(STORE, anna, "name", sealed) == "Anna"


@pytest.mark.django_db
def test_a_list_of_a_hundred_costs_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    records = [uuid4() for _ in range(100)]
    made = vault.keys_of(STORE, records, make=True)
    sealed = {one: vault.seal(STORE, one, "name", str(one), keys=made) for one in records}
    with django_assert_num_queries(1):
        keys = vault.keys_of(STORE, records)
        read = [vault.open(STORE, one, "name", sealed[one], keys=keys) for one in records]
    assert read == [str(one) for one in records]


@pytest.mark.django_db
def test_keys_that_were_not_fetched_are_not_called_missing(anna: UUID, bram: UUID) -> None:
    sealed = vault.seal(STORE, anna, "name", "Anna")
    with pytest.raises(LookupError):
        vault.open(STORE, anna, "name", sealed, keys=vault.keys_of(STORE, [bram]))


@pytest.mark.django_db
def test_one_lost_key_leaves_the_others_readable(anna: UUID, bram: UUID) -> None:
    annas = vault.seal(STORE, anna, "name", "Anna")
    keys = vault.keys_of(STORE, [anna, bram])
    assert bram not in keys
    assert vault.open(STORE, anna, "name", annas, keys=keys) == "Anna"


@pytest.mark.django_db
def test_keys_can_be_made_for_many_records_at_once(
    anna: UUID, bram: UUID, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    vault.seal(STORE, anna, "name", "Anna")
    # Which there are, one insert for the others, and which key came first.
    with django_assert_num_queries(3):
        keys = vault.keys_of(STORE, [anna, bram, *(uuid4() for _ in range(50))], make=True)
    assert bram in keys
    assert VaultKey.objects.count() == 52


@pytest.mark.django_db
def test_no_key_is_readable_in_the_database(anna: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = bytes(range(100, 132))
    monkeypatch.setattr("retention.vault.random_key", lambda: raw)
    vault.seal(STORE, anna, "name", "Anna")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM retention_vaultkey")
        row = cursor.fetchone()
    held = [bytes(one) for one in row if isinstance(one, bytes | memoryview)]
    assert held
    assert not any(raw in one for one in held)
