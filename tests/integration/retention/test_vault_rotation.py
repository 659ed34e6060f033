"""A new site key wraps every record's key anew, and the old one can go."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from retention import site_keys, vault
from retention.models import VaultKey
from retention.queries.vault import keys_by_site_key
from tests.commands import status_and_text
from tests.other_process import database_for_others, start

STORE = "consents"
Held = dict[UUID, bytes]


def hold(number: int) -> Held:
    """Records with a sealed name each."""
    records = [uuid4() for _ in range(number)]
    keys = vault.keys_of(STORE, records, make=True)
    return {one: vault.seal(STORE, one, "name", str(one), keys=keys) for one in records}


def all_open(held: Held) -> bool:
    keys = vault.keys_of(STORE, held)
    return all(vault.open(STORE, one, "name", held[one], keys=keys) == str(one) for one in held)


def add_site_key(settings: Settings) -> str:
    """Put a fresh key in front; its name."""
    settings.VAULT_KEYS = [site_keys.generate(), *settings.VAULT_KEYS]
    return site_keys.newest().name.hex()


def rotate(*options: str) -> tuple[int, dict[str, object]]:
    status, text = status_and_text("rotate_vault_key", "--format", "json", *options)
    return status, json.loads(text)


@pytest.mark.django_db
def test_afterwards_the_newest_key_wraps_everything(settings: Settings) -> None:
    held = hold(5)
    newest = add_site_key(settings)
    status, report = rotate()
    assert (status, report["rewrapped"]) == (0, 5)
    assert keys_by_site_key() == {newest: 5}
    assert all_open(held)


@pytest.mark.django_db
def test_the_old_site_key_can_be_taken_away_afterwards(settings: Settings) -> None:
    held = hold(5)
    add_site_key(settings)
    rotate()
    settings.VAULT_KEYS = settings.VAULT_KEYS[:1]
    assert all_open(held)


@pytest.mark.django_db
def test_the_old_site_key_opens_nothing_any_more(settings: Settings) -> None:
    held = hold(1)
    old = settings.VAULT_KEYS
    add_site_key(settings)
    rotate()
    settings.VAULT_KEYS = old
    with pytest.raises(vault.WrongKey):
        all_open(held)


@pytest.mark.django_db
def test_several_older_keys_are_taken_together(settings: Settings) -> None:
    held = hold(2)
    add_site_key(settings)
    held |= hold(3)
    newest = add_site_key(settings)
    rotate()
    assert keys_by_site_key() == {newest: 5}
    assert all_open(held)


@pytest.mark.django_db
def test_a_second_run_has_nothing_to_do(settings: Settings) -> None:
    hold(5)
    add_site_key(settings)
    rotate()
    before = list(VaultKey.objects.order_by("pk").values_list())
    assert rotate()[1]["rewrapped"] == 0
    assert list(VaultKey.objects.order_by("pk").values_list()) == before


@pytest.mark.django_db
def test_a_dry_run_says_what_would_be_done_and_does_nothing(settings: Settings) -> None:
    hold(5)
    before = list(VaultKey.objects.order_by("pk").values_list())
    add_site_key(settings)
    status, report = rotate("--dry-run")
    assert (status, report["dry_run"], report["rewrapped"]) == (0, True, 5)
    assert list(VaultKey.objects.order_by("pk").values_list()) == before


@pytest.mark.django_db
def test_the_report_says_how_many_are_under_which_key(settings: Settings) -> None:
    hold(5)
    older = site_keys.newest().name.hex()
    newest = add_site_key(settings)
    assert rotate()[1]["keys"] == [
        {"site_key": newest, "records": 5, "state": "newest"},
        {"site_key": older, "records": 0, "state": "free"},
    ]


@pytest.mark.django_db
def test_the_report_for_people_names_keys_and_never_shows_them(settings: Settings) -> None:
    hold(5)
    newest = add_site_key(settings)
    status, text = status_and_text("rotate_vault_key")
    assert status == 0
    assert f"{newest}          5  the newest" in text
    assert "5 wrapped anew, 0 failed" in text
    assert not any(key in text for key in settings.VAULT_KEYS)


@pytest.mark.django_db
def test_keys_under_a_site_key_that_is_lost_are_an_error(settings: Settings) -> None:
    hold(5)
    lost = site_keys.newest().name.hex()
    settings.VAULT_KEYS = [site_keys.generate()]
    hold(1)
    status, report = rotate()
    assert (status, report["rewrapped"]) == (1, 0)
    assert {"site_key": lost, "records": 5, "state": "unknown"} in list(report["keys"])  # type: ignore[call-overload]


@pytest.mark.django_db
@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_a_changed_key_is_named_and_stops_no_other(
    settings: Settings, options: tuple[str, ...]
) -> None:
    held = hold(5)
    broken = next(iter(held))
    wrapped = bytes(VaultKey.objects.get(record=broken).wrapped)
    VaultKey.objects.filter(record=broken).update(wrapped=wrapped[:-1] + b"x")
    add_site_key(settings)
    status, report = rotate(*options)
    assert (status, report["rewrapped"], report["failed"]) == (1, 4, 1)
    assert report["failures"] == [{"store": STORE, "record": str(broken), "error": "Tampered"}]
    assert bytes(VaultKey.objects.get(record=broken).wrapped) == wrapped[:-1] + b"x"


@pytest.mark.django_db
def test_two_thousand_take_a_handful_of_queries(
    settings: Settings,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    hold(2_000)
    add_site_key(settings)
    with django_assert_max_num_queries(60):
        assert rotate()[1]["rewrapped"] == 2_000


# Wrong use


@pytest.mark.django_db
@pytest.mark.parametrize("keys", [[], ["no key"]])
def test_without_a_good_site_key_nothing_is_touched(settings: Settings, keys: list[str]) -> None:
    settings.VAULT_KEYS = keys
    status, text = status_and_text("rotate_vault_key")
    assert status == 2
    assert "VAULT_KEYS" in text


def test_a_fresh_key_needs_neither_database_nor_keys(settings: Settings) -> None:
    settings.VAULT_KEYS = []
    status, text = status_and_text("rotate_vault_key", "--generate")
    settings.VAULT_KEYS = [text.strip()]
    assert status == 0
    assert site_keys.newest()


def test_a_fresh_key_is_made_alone() -> None:
    assert status_and_text("rotate_vault_key", "--generate", "--dry-run")[0] == 2


# Killed

ROTATE_AND_DIE = """
import os, signal, sys
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from retention.operations import vault

vault.BATCH = 10
left, settings.VAULT_KEYS = int(sys.argv[1]), sys.argv[2].split(",")

def count(execute, sql, *rest):
    global left
    if "retention_vaultkey" in sql.lower():
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, *rest)

with connection.execute_wrapper(count):
    call_command("rotate_vault_key", "--format", "json")
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("statement", "done"), [(3, 0), (8, 30), (11, 40)])
def test_killed_half_way_the_next_run_finishes(
    settings: Settings, tmp_path: Path, statement: int, done: int
) -> None:
    """Counted first, then batches of ten, read and written: killed before that statement."""
    held = hold(50)
    newest = add_site_key(settings)
    with database_for_others(tmp_path) as database:
        killed = start(ROTATE_AND_DIE, database, str(statement), ",".join(settings.VAULT_KEYS))
        killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert keys_by_site_key().get(newest, 0) == done
    assert all_open(held)
    status, report = rotate()
    assert (status, report["rewrapped"]) == (0, 50 - done)
    settings.VAULT_KEYS = settings.VAULT_KEYS[:1]
    assert all_open(held)
