"""Several processes in the vault at once: one key a record, and what is gone stays gone."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from retention import site_keys, vault
from retention.models import VaultKey
from retention.queries.vault import keys_by_site_key
from tests.other_process import database_for_others, start_together

STORE = "consents"

SEAL = """
import json
from contextlib import nullcontext
from uuid import UUID
from django.db import transaction
from retention import vault
records, together = json.loads({given!r})
sealed = {{}}
with transaction.atomic() if together else nullcontext():
    for record in records:
        sealed[record] = vault.seal("consents", UUID(record), "name", record).hex()
print(json.dumps(sealed))
"""

ROTATE = """
import json
from django.conf import settings
from django.core.management import call_command
from retention.operations import vault
settings.VAULT_KEYS = json.loads({keys!r})
vault.BATCH = 10
call_command("rotate_vault_key", "--format", "json")
"""

FORGET = """
import json
from uuid import UUID
from django.db import transaction
from retention import vault
records = [UUID(record) for record in json.loads({records!r})]
for start in range(0, len(records), 7):
    with transaction.atomic():
        vault.forget("consents", records[start:start + 7])
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("together", [False, True], ids=["one by one", "in one transaction"])
def test_the_first_value_of_a_record_sealed_twice_at_once(tmp_path: Path, together: bool) -> None:
    records = [str(uuid4()) for _ in range(100)]
    code = SEAL.format(given=json.dumps([records, together]))
    with database_for_others(tmp_path) as database:
        outputs = [json.loads(out) for out in start_together([code, code], database)]
    assert VaultKey.objects.count() == 100
    for record in VaultKey.objects.values_list("record", flat=True):
        for sealed in outputs:
            content = bytes.fromhex(sealed[str(record)])
            assert vault.open(STORE, record, "name", content) == str(record)


@pytest.mark.django_db(transaction=True)
def test_two_rotations_at_once_share_the_work(settings: Settings, tmp_path: Path) -> None:
    vault.keys_of(STORE, [uuid4() for _ in range(500)], make=True)
    settings.VAULT_KEYS = [site_keys.generate(), *settings.VAULT_KEYS]
    code = ROTATE.format(keys=json.dumps(settings.VAULT_KEYS))
    with database_for_others(tmp_path) as database:
        reports = [json.loads(out) for out in start_together([code, code], database)]
    assert sum(report["rewrapped"] for report in reports) == 500
    assert sum(report["failed"] for report in reports) == 0
    assert keys_by_site_key() == {site_keys.newest().name.hex(): 500}


@pytest.mark.django_db(transaction=True)
def test_a_rotation_brings_back_no_forgotten_key(settings: Settings, tmp_path: Path) -> None:
    records = [uuid4() for _ in range(500)]
    vault.keys_of(STORE, records, make=True)
    settings.VAULT_KEYS = [site_keys.generate(), *settings.VAULT_KEYS]
    rotating = ROTATE.format(keys=json.dumps(settings.VAULT_KEYS))
    forgetting = FORGET.format(records=json.dumps([str(record) for record in records[::-2]]))
    with database_for_others(tmp_path) as database:
        start_together([rotating, forgetting], database)
    assert set(VaultKey.objects.values_list("record", flat=True)) == set(records[::2])
    assert keys_by_site_key() == {site_keys.newest().name.hex(): 250}
