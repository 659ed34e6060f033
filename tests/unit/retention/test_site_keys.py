"""The site's keys come from one setting, newest first, and never show themselves."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from retention import site_keys
from retention.sealing import NotConfigured

NEW = "bmV3LWtleS10by10aGUtdmF1bHQtb2YtMzItYnl0ZXM="
OLD = "b2xkLWtleS10by10aGUtdmF1bHQtb2YtMzItYnl0ZXM="


def test_the_first_is_the_newest(settings: Settings) -> None:
    settings.VAULT_KEYS = [NEW, OLD]
    newest, older = site_keys.configured()
    assert site_keys.newest() is newest
    assert older is not newest


def test_a_key_is_found_by_its_name(settings: Settings) -> None:
    settings.VAULT_KEYS = [NEW, OLD]
    older = site_keys.configured()[1]
    assert site_keys.named(older.name.hex()) is older


def test_a_name_stays_the_same_wherever_its_key_stands(settings: Settings) -> None:
    settings.VAULT_KEYS = [NEW]
    name = site_keys.newest().name
    settings.VAULT_KEYS = [OLD, NEW]
    assert site_keys.configured()[1].name == name


def test_a_fresh_key_is_a_key_and_another_each_time(settings: Settings) -> None:
    settings.VAULT_KEYS = [site_keys.generate(), site_keys.generate()]
    assert len(site_keys.configured()) == 2


def test_a_key_may_lack_the_sign_that_fills_it_up(settings: Settings) -> None:
    settings.VAULT_KEYS = [NEW.rstrip("=")]
    assert site_keys.newest()


@pytest.mark.parametrize(
    "value",
    [
        [],
        [""],
        ["secret"],
        [NEW[:-8]],
        [NEW + "AAAA"],
        [NEW.replace("b", "!")],
        [NEW.replace("b", "é")],
        [NEW, "secret"],
        [NEW, NEW],
        NEW,
        [NEW.encode()],
    ],
)
def test_what_is_no_key_is_refused_without_showing_it(settings: Settings, value: object) -> None:
    settings.VAULT_KEYS = value
    with pytest.raises(NotConfigured) as caught:
        site_keys.configured()
    assert "secret" not in str(caught.value)
    assert NEW[:10] not in str(caught.value)


def test_the_error_says_which_one_is_wrong(settings: Settings) -> None:
    settings.VAULT_KEYS = [NEW, "secret"]
    with pytest.raises(NotConfigured, match="number 2"):
        site_keys.configured()
