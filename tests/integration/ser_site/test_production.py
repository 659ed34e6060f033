"""The production settings, loaded by a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ser_site.settings import base
from ser_site.settings.environment import port

COMPLETE = {
    "SECRET_KEY": "a-long-and-random-value-for-this-test-only-0123456789-abcdefgh",
    "VAULT_KEYS": "dGVzdHMtb25seS1rZXktdG8tdGhlLXZhdWx0LS0zMiE=",
    "ALLOWED_HOSTS": "www.example.org",
    "DATABASE_URL": "sqlite://:memory:",
    "ADMIN_BASE_URL": "https://www.example.org",
    "SECURITY_CONTACT": "mailto:security@example.org",
}


def environment(folder: Path, **changed: str) -> dict[str, str]:
    """A complete environment for production, with its files in a folder."""
    files = {
        "VAR_DIR": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_MEDIA_ROOT": str(folder / "private"),
        "ERASURE_JOURNAL": str(folder / "journal.jsonl"),
        "STATIC_ROOT": str(folder / "static"),
    }
    inherited = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "ser_site.settings.production"}
    complete = inherited | settings | COMPLETE | files | changed
    return {name: value for name, value in complete.items() if value}


def run(*arguments: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=base.BASE_DIR,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_everything_that_is_missing_is_named_at_once(tmp_path: Path) -> None:
    env = environment(tmp_path, SECRET_KEY="", DATABASE_URL="", SECURITY_CONTACT="")
    result = run("-c", "import ser_site.settings.production", env=env)
    assert result.returncode != 0
    assert (
        "Missing in the environment: SECRET_KEY, DATABASE_URL, SECURITY_CONTACT "
        "(see docs/reference/settings.md)." in result.stderr
    )


def test_the_key_of_the_repository_is_refused(tmp_path: Path) -> None:
    env = environment(tmp_path, SECRET_KEY=base.DEVELOPMENT_SECRET_KEY)
    result = run("-c", "import ser_site.settings.production", env=env)
    assert result.returncode != 0
    assert "the one every developer knows" in result.stderr


def test_a_switch_that_is_neither_yes_nor_no_is_an_error(tmp_path: Path) -> None:
    env = environment(tmp_path, BEHIND_TLS_PROXY="perhaps")
    result = run("-c", "import ser_site.settings.production", env=env)
    assert "BEHIND_TLS_PROXY must be yes or no, not 'perhaps'." in result.stderr


@pytest.mark.parametrize("value", ["abc", "0", "65536", "-25", "2²", "9" * 5000])
def test_a_port_that_is_none_is_an_error(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("EMAIL_PORT", value)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_PORT must be the number of a port, not"):
        port("EMAIL_PORT", default=25)


@pytest.mark.parametrize(("value", "expected"), [("587", 587), ("", 25), ("65535", 65535)])
def test_a_port_is_read(monkeypatch: pytest.MonkeyPatch, value: str, expected: int) -> None:
    monkeypatch.setenv("EMAIL_PORT", value)
    assert port("EMAIL_PORT", default=25) == expected


def test_a_port_that_is_none_is_one_line_of_a_command(tmp_path: Path) -> None:
    result = run("manage.py", "check", env=environment(tmp_path, EMAIL_PORT="abc"))
    assert (result.returncode, result.stderr) == (
        2,
        "EMAIL_PORT must be the number of a port, not 'abc'.\n",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECURE_HSTS_SECONDS", "63072000"),
        ("SESSION_COOKIE_SECURE", "True"),
        ("CSRF_COOKIE_SECURE", "True"),
        ("DEBUG", "False"),
        ("FOR_DEVELOPMENT", "False"),
        ("CSRF_TRUSTED_ORIGINS", "['https://www.example.org']"),
    ],
)
def test_production_sets(tmp_path: Path, name: str, value: str) -> None:
    code = f"from ser_site.settings import production; print(production.{name})"
    assert run("-c", code, env=environment(tmp_path)).stdout.strip() == value


def test_the_deployment_checks_have_nothing_to_say(tmp_path: Path) -> None:
    arguments = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    result = run(*arguments, env=environment(tmp_path))
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout + result.stderr


def test_collected_style_sheets_name_the_fonts_beside_them(tmp_path: Path) -> None:
    result = run("manage.py", "collectstatic", "--no-input", env=environment(tmp_path))
    assert result.returncode == 0, result.stderr
    static = tmp_path / "static"
    names = json.loads((static / "staticfiles.json").read_text())["paths"]
    sheet = (static / names["theme/ser.css"]).read_text()
    font = Path(names["theme/fonts/noto-sans-latin-wght-normal.woff2"]).name
    assert f'url("fonts/{font}")' in sheet
    assert ".utrecht-link" in sheet
    assert ".ser-theme" in sheet


def start_with_account(folder: Path, name: str, address: str, password: str) -> str:
    """Start a server on a database with one account; what it complains of."""
    env = environment(folder, DATABASE_URL=f"sqlite:///{folder / 'db.sqlite3'}")
    tables = "from django.contrib.auth.models import User; from django.db import connection"
    code = f"""
import django; django.setup()
{tables}
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
with connection.schema_editor() as editor:
    for model in (ContentType, Permission, Group, User):
        editor.create_model(model)
User.objects.create_user({name!r}, {address!r}, {password!r})
import ser_site.wsgi
"""
    result = run("-c", code, env=env)
    return result.stderr if result.returncode else ""


def test_a_server_does_not_start_with_sample_accounts(tmp_path: Path) -> None:
    said = start_with_account(tmp_path, "editor", "editor@voorbeeld.example", "bekend")
    assert "Accounts of the demonstration exist here: editor." in said


def test_nor_with_one_that_got_another_address(tmp_path: Path) -> None:
    said = start_with_account(tmp_path, "admin", "chief@example.org", "dijk-en-duin-71")
    assert "Accounts of the demonstration exist here: admin." in said


def test_it_starts_with_an_account_of_that_name_and_another_password(tmp_path: Path) -> None:
    assert start_with_account(tmp_path, "admin", "chief@example.org", "known-to-me-alone") == ""


def test_of_the_names_of_buckets_all_are_needed(tmp_path: Path) -> None:
    env = environment(tmp_path, MEDIA_BUCKET="media", MEDIA_DOMAIN="media.example.org")
    result = run("-c", "import ser_site.settings.production", env=env)
    assert (
        "MEDIA_BUCKET, PRIVATE_MEDIA_BUCKET and MEDIA_DOMAIN go together: set all or none."
        in result.stderr
    )
