"""A site whose keys to the vault are missing, broken or the wrong ones hears of it."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core import checks
from pytest_django import Settings

from retention import site_keys, vault


def found(*, deploy: bool = False, databases: list[str] | None = None) -> set[str]:
    messages = checks.run_checks(include_deployment_checks=deploy, databases=databases)
    return {str(one.id) for one in messages if str(one.id).startswith("retention.")}


def test_a_site_with_a_key_is_fine(settings: Settings) -> None:
    assert found(deploy=True) == set()


def test_a_public_site_needs_a_key(settings: Settings) -> None:
    settings.VAULT_KEYS = []
    assert found(deploy=True) == {"retention.E002"}


def test_a_site_that_seals_nothing_may_do_without(settings: Settings) -> None:
    settings.VAULT_KEYS = []
    assert found() == set()


@pytest.mark.parametrize("keys", [["no key"], "no list"])
def test_what_is_no_key_is_an_error_everywhere(settings: Settings, keys: object) -> None:
    settings.VAULT_KEYS = keys
    assert found() == {"retention.E001"}


@pytest.mark.django_db
def test_keys_that_fit_nothing_in_the_database_are_an_error(settings: Settings) -> None:
    """The wrong environment: nothing must be sealed with these."""
    vault.keys_of("consents", [uuid4()], make=True)
    settings.VAULT_KEYS = [site_keys.generate()]
    assert found(databases=["default"]) == {"retention.E003"}


@pytest.mark.django_db
def test_an_old_key_taken_away_too_early_is_a_warning(settings: Settings) -> None:
    vault.keys_of("consents", [uuid4()], make=True)
    settings.VAULT_KEYS = [site_keys.generate()]
    vault.keys_of("consents", [uuid4()], make=True)
    assert found(databases=["default"]) == {"retention.W001"}


@pytest.mark.django_db
def test_an_empty_database_fits_any_key(settings: Settings) -> None:
    settings.VAULT_KEYS = [site_keys.generate()]
    assert found(databases=["default"]) == set()
