"""A field in the vault opens on purpose only, and never loses what it holds."""

from __future__ import annotations

import pickle
from io import StringIO

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template import Context, Template
from pytest_django import Settings
from wagtail.models import Revision

from retention import site_keys, vault
from retention.models import VaultKey
from retention.sealed import CLOSED
from tests.testapp.vault import Depicted


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


# Nothing opens by accident


def test_it_does_not_show_itself(anna: Depicted) -> None:
    shown = f"{anna} {anna.name!r} {anna.name} {[anna.name]} {vars(anna)}"
    assert CLOSED in shown
    assert "Anna" not in shown


def test_text_that_waits_to_be_saved_does_not_show_itself() -> None:
    anna = Depicted(name="Anna")
    assert "Anna" not in f"{anna} {anna.name!r} {vars(anna)}"


def test_a_template_shows_it_only_when_asked(anna: Depicted) -> None:
    template = Template("{{ person.name }} / {{ person.name.open }}")
    assert template.render(Context({"person": anna})) == f"{CLOSED} / Anna de Vries"


def test_reading_and_saving_a_list_opens_nothing(
    anna: Depicted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr("retention.sealing.Key.decrypt", refuse)
    for person in Depicted.objects.all():
        assert str(person)
        person.save()


def test_values_are_as_the_database_has_them(anna: Depicted) -> None:
    (row,) = Depicted.objects.values("name")
    assert vault.is_sealed(row["name"])


def test_it_cannot_be_written_as_json(anna: Depicted) -> None:
    with pytest.raises(TypeError):
        DjangoJSONEncoder().encode({"name": anna.name})


def test_text_that_waits_to_be_saved_is_not_pickled() -> None:
    """A cache or a queue would keep it where no key can be forgotten."""
    with pytest.raises(TypeError, match="private"):
        pickle.dumps(Depicted(name="Anna"))


def test_a_record_from_the_database_can_be_pickled(anna: Depicted) -> None:
    copy = pickle.loads(pickle.dumps(anna))  # noqa: S301 (our own bytes)
    assert copy.name.open() == "Anna de Vries"


@pytest.mark.parametrize("lookup", ["contains", "icontains", "startswith", "iregex", "gt"])
def test_ciphertext_cannot_be_searched(db: None, lookup: str) -> None:
    with pytest.raises(FieldError):
        Depicted.objects.filter(**{f"name__{lookup}": "Anna"})


def test_text_cannot_be_looked_for(db: None) -> None:
    with pytest.raises(TypeError):
        Depicted.objects.filter(name="Anna")


def test_whether_there_is_any_can_be_asked(anna: Depicted) -> None:
    Depicted.objects.create(name="Bram")
    assert Depicted.objects.filter(contact="").count() == 1
    assert Depicted.objects.exclude(contact="").get() == anna


def test_a_fixture_holds_no_text_and_can_be_read_back(anna: Depicted) -> None:
    out = StringIO()
    call_command("dumpdata", "testapp.Depicted", stdout=out)
    Depicted.objects.all()._raw_delete("default")
    assert "Anna" not in out.getvalue()
    for loaded in serializers.deserialize("json", out.getvalue()):
        loaded.save()
    assert Depicted.objects.get().name.open() == "Anna de Vries"


def test_a_fixture_with_plain_text_is_refused(anna: Depicted) -> None:
    fixture = f'[{{"model": "testapp.depicted", "pk": {anna.pk}, "fields": {{"name": "Anna"}}}}]'
    with pytest.raises(serializers.base.DeserializationError):
        list(serializers.deserialize("json", fixture))


def test_a_revision_holds_no_text_and_opens(anna: Depicted) -> None:
    anna.name = "Anna Bakker"
    revision = anna.save_revision()
    assert "Anna" not in str(Revision.objects.get().content)
    assert revision.as_object().name.open() == "Anna Bakker"


def test_a_revision_of_something_forgotten_cannot_be_read(anna: Depicted) -> None:
    revision = anna.save_revision()
    vault.forget("depicted", [anna.uuid])
    with pytest.raises(vault.KeyMissing):
        revision.as_object().name.open()


# Nothing is lost


def test_saving_writes_back_what_was_not_opened(anna: Depicted) -> None:
    before = stored(anna)
    anna.known_since = "2024"
    anna.save()
    assert stored(anna) == before


def test_saving_writes_back_what_was_opened(anna: Depicted) -> None:
    before = stored(anna)
    anna.name.open()
    anna.save()
    assert stored(anna) == before


def test_saving_without_the_key_writes_back_what_was_there(anna: Depicted) -> None:
    before = stored(anna)
    lose_keys()
    anna.save()
    assert stored(anna) == before


def test_a_lost_key_is_an_error_and_no_empty_text(anna: Depicted) -> None:
    lose_keys()
    with pytest.raises(vault.KeyMissing):
        anna.name.open()


def test_a_wrong_site_key_is_an_error_and_no_empty_text(anna: Depicted, settings: Settings) -> None:
    settings.VAULT_KEYS = [site_keys.generate()]
    with pytest.raises(vault.WrongKey):
        anna.name.open()


def test_a_new_key_is_not_made_where_the_old_one_is_lost(anna: Depicted) -> None:
    """Or putting back the keys would no longer help: the record would have another one."""
    before = stored(anna)
    lose_keys()
    anna.name = "Anna Bakker"
    with pytest.raises(vault.KeyMissing), transaction.atomic():
        anna.save()
    assert stored(anna) == before
    assert not VaultKey.objects.exists()


def test_the_wrong_site_key_seals_nothing_over_the_real_text(
    anna: Depicted, settings: Settings
) -> None:
    before, settings.VAULT_KEYS = stored(anna), [site_keys.generate()]
    anna.name = "Anna Bakker"
    with pytest.raises(vault.WrongKey), transaction.atomic():
        anna.save()
    assert stored(anna) == before


def test_without_a_site_key_nothing_is_saved(db: None, settings: Settings) -> None:
    settings.VAULT_KEYS = []
    with pytest.raises(vault.NotConfigured), transaction.atomic():
        Depicted.objects.create(name="Anna")
    assert not Depicted.objects.exists()


def test_a_lost_text_can_be_given_up_and_written_anew(anna: Depicted) -> None:
    lose_keys()
    anna.name = anna.contact = None
    anna.save()
    anna.name = "Anna Bakker"
    anna.save()
    assert Depicted.objects.get().name.open() == "Anna Bakker"


@pytest.mark.django_db(transaction=True)
def test_a_second_try_after_a_rollback_can_be_read() -> None:
    """The first try's key went with its transaction."""
    person = Depicted(name="Anna")
    with transaction.atomic():
        person.save()
        transaction.set_rollback(True)
    person.pk = None
    person.save()
    assert Depicted.objects.get().name.open() == "Anna"


def test_an_update_does_not_store_text(anna: Depicted) -> None:
    with pytest.raises(TypeError):
        Depicted.objects.update(name="Bram")


def test_a_bulk_update_does_not_store_text(anna: Depicted) -> None:
    anna.name = "Bram"
    with pytest.raises(TypeError):
        Depicted.objects.bulk_update([anna], ["name"])


def test_bytes_that_are_not_sealed_are_refused() -> None:
    with pytest.raises(TypeError):
        Depicted(name=b"Anna de Vries, anna@example.org, Den Haag, 1980")


def test_swapped_values_do_not_open(anna: Depicted) -> None:
    """Whoever can write in the database cannot make one record show another's text."""
    bram = Depicted.objects.create(name="Bram")
    Depicted.objects.filter(pk=bram.pk).update(name=stored(anna))
    Depicted.objects.filter(pk=anna.pk).update(contact=stored(anna))
    with pytest.raises(vault.WrongKey):
        Depicted.objects.get(pk=bram.pk).name.open()
    with pytest.raises(vault.Tampered):
        Depicted.objects.get(pk=anna.pk).contact.open()
