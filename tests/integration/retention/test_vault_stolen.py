"""Whoever has a copy of the database without the keys has nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from retention import site_keys, vault
from retention.models import VaultKey
from tests.testapp.vault import Depicted, Remark

KEY_TABLE = VaultKey._meta.db_table
SECRETS = ["Anna de Vries", "anna@example.org", "Belt liever niet.", "Vries"]


@pytest.fixture
def anna(db: None) -> Depicted:
    """Someone with texts in fields, in a revision, and in a table beside."""
    person: Depicted = Depicted.objects.create(name=SECRETS[0], contact=SECRETS[1])
    person.save_revision()
    Remark.objects.create(person=person.uuid, text=SECRETS[2])
    return person


def dump(*, without: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every table of the database, row by row."""
    tables = {}
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names(cursor)) - set(without):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            tables[table] = cursor.fetchall()
    return tables


def values(dumped: dict[str, list[tuple[Any, ...]]]) -> Iterator[bytes]:
    for rows in dumped.values():
        for row in rows:
            for value in row:
                yield bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_no_table_holds_any_of_the_text(anna: Depicted) -> None:
    everything = b"\n".join(values(dump()))
    assert str(anna.uuid).encode() in everything or anna.uuid.hex.encode() in everything
    assert not [secret for secret in SECRETS if secret.encode() in everything]


def test_nothing_but_the_key_table_holds_a_key(anna: Depicted) -> None:
    wrapped = bytes(VaultKey.objects.get().wrapped)
    everything = b"\n".join(values(dump(without=(KEY_TABLE,))))
    assert wrapped not in everything


def test_a_copy_without_the_key_table_cannot_be_opened(anna: Depicted) -> None:
    """Not even by the site itself, with its own key."""
    VaultKey.objects.all().delete()
    person = Depicted.objects.get()
    for value in (person.name, person.contact, Remark.objects.get().text):
        with pytest.raises(vault.KeyMissing):
            value.open()


def test_a_whole_copy_cannot_be_opened_without_the_sites_key(
    anna: Depicted, settings: Settings
) -> None:
    settings.VAULT_KEYS = [site_keys.generate()]
    with pytest.raises(vault.WrongKey):
        Depicted.objects.get().name.open()


def test_an_old_copy_of_an_erased_record_cannot_be_opened(anna: Depicted) -> None:
    table, fields = Depicted._meta.db_table, "id, uuid, name, contact, known_since"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {fields} FROM {table}")  # noqa: S608
        row = cursor.fetchone()
        anna.delete()
        marks = ", ".join(["%s"] * len(row))
        cursor.execute(f"INSERT INTO {table} ({fields}) VALUES ({marks})", row)  # noqa: S608
    with pytest.raises(vault.KeyMissing):
        Depicted.objects.get().name.open()


def test_with_its_keys_a_copy_opens(anna: Depicted) -> None:
    """What the other tests miss is the keys, and nothing else."""
    kept = list(VaultKey.objects.all())
    VaultKey.objects.all().delete()
    VaultKey.objects.bulk_create(kept)
    assert Depicted.objects.get().name.open() == "Anna de Vries"


def test_an_error_page_shows_neither_text_nor_key(anna: Depicted, rf: Any) -> None:
    """What a mailed report says of a fault in the middle of sealing."""
    from django.views.debug import ExceptionReporter

    secret = "Anna \ud800"
    try:
        vault.seal("depicted", anna.uuid, "name", secret)
    except ValueError as error:
        report = ExceptionReporter(rf.get("/"), type(error), error, error.__traceback__)
        frames = [f for f in report.get_traceback_frames() if "vault.py" in f["filename"]]
    shown = [str(name) + str(value) for frame in frames for name, value in frame["vars"]]
    assert frames
    assert not [one for one in shown if "Anna" in one]
