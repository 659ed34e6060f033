"""A public server does not start without the right keys to the vault."""

from __future__ import annotations

from pathlib import Path

import pytest

from ser_site.settings import base
from tests.integration.ser_site.test_production import environment, run

ONE = "b25lLWtleS10by10aGUtdmF1bHQtb2YtMzItYnl0ZXM="
OTHER = "dHdvLWtleS10by10aGUtdmF1bHQtb2YtMzItYnl0ZXM="


def test_without_a_key_it_does_not_start(tmp_path: Path) -> None:
    result = run("-c", "import ser_site.wsgi", env=environment(tmp_path, VAULT_KEYS=""))
    assert result.returncode != 0
    assert "Missing in the environment: VAULT_KEYS" in result.stderr


@pytest.mark.parametrize("others", ["", f"{ONE},"])
def test_the_key_of_the_repository_is_refused(tmp_path: Path, others: str) -> None:
    env = environment(tmp_path, VAULT_KEYS=others + base.DEVELOPMENT_VAULT_KEY)
    result = run("-c", "import ser_site.wsgi", env=env)
    assert result.returncode != 0
    assert "VAULT_KEYS has the one every developer knows" in result.stderr


def test_what_is_no_key_is_refused_without_showing_it(tmp_path: Path) -> None:
    env = environment(tmp_path, VAULT_KEYS=f"{ONE},half-a-key")
    result = run("-c", "import ser_site.wsgi", env=env)
    assert result.returncode != 0
    assert "retention.E001: VAULT_KEYS, number 2: not 32 bytes" in result.stderr
    assert "half-a-key" not in result.stderr


def test_keys_of_another_site_are_refused(tmp_path: Path) -> None:
    env = environment(tmp_path, DATABASE_URL=f"sqlite:///{tmp_path / 'db.sqlite3'}")
    seal = """
import uuid
import django; django.setup()
from django.db import connection
from retention import vault
from retention.models import VaultKey
with connection.schema_editor() as editor:
    editor.create_model(VaultKey)
vault.seal("consents", uuid.uuid4(), "name", "Anna")
"""
    assert run("-c", seal, env=env | {"VAULT_KEYS": ONE}).returncode == 0
    result = run("-c", "import ser_site.wsgi", env=env | {"VAULT_KEYS": OTHER})
    assert result.returncode != 0
    assert "retention.E003" in result.stderr
    both = run("-c", "import ser_site.wsgi", env=env | {"VAULT_KEYS": f"{OTHER},{ONE}"})
    assert both.returncode == 0, both.stderr
