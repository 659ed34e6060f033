"""Headers, the policy, security.txt, and what production refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from ser_site.security.startup import refuse_unsafe

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]


def policy(response: Any) -> dict[str, list[str]]:
    parts = response.headers["Content-Security-Policy"].split(";")
    return {part.split()[0]: part.split()[1:] for part in parts if part.strip()}


def test_public_pages_take_everything_from_the_site_itself(
    client: Client, site: dict[str, Any]
) -> None:
    assert policy(client.get("/")) == {
        "default-src": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        # The players of videos from elsewhere, once a visitor asks for one.
        "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "object-src": ["'none'"],
    }


def test_an_error_page_has_the_policy_too(client: Client, site: dict[str, Any]) -> None:
    assert policy(client.get("/bestaat-niet/"))["default-src"] == ["'self'"]


def test_only_the_admin_may_run_inline_script(client: Client) -> None:
    assert "'unsafe-inline'" in policy(client.get("/admin/login/"))["script-src"]


def test_every_field_to_sign_in_with_is_called_something_in_dutch(client: Client) -> None:
    fields = client.get("/admin/login/").context["form"].fields

    assert [str(fields[name].label) for name in ("username", "password")] == [
        "Gebruikersnaam",
        "Wachtwoord",
    ]


def test_the_admin_may_be_framed_by_itself_only(client: Client) -> None:
    response = client.get("/admin/login/")
    assert policy(response)["frame-ancestors"] == ["'self'"]
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_public_pages_carry(header: str, value: str, client: Client, site: dict[str, Any]) -> None:
    assert client.get("/").headers[header] == value


def test_no_page_may_use_camera_or_microphone(client: Client, site: dict[str, Any]) -> None:
    features = client.get("/").headers["Permissions-Policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(features)


def test_only_the_players_of_videos_may_start_by_themselves(
    client: Client, site: dict[str, Any]
) -> None:
    features = client.get("/").headers["Permissions-Policy"]
    players = '("https://www.youtube-nocookie.com" "https://player.vimeo.com")'
    assert features.startswith(f"autoplay={players}, ")


def test_dynamic_pages_are_not_compressed(client: Client, site: dict[str, Any]) -> None:
    response = client.get("/", headers={"accept-encoding": "gzip, br"})
    assert "Content-Encoding" not in response.headers


def test_security_txt_says_whom_to_tell(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:melden@example.org"
    response = client.get("/.well-known/security.txt", secure=True)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[0] == "Contact: mailto:melden@example.org"
    assert lines[3] == "Canonical: https://testserver/.well-known/security.txt"


def test_security_txt_expires_within_a_year(client: Client) -> None:
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    expires = datetime.fromisoformat(lines[1].removeprefix("Expires: "))
    left = expires - datetime.now(UTC)
    assert timedelta(days=150) < left < timedelta(days=365)


@pytest.fixture
def as_production(settings: Any) -> Any:
    """Neither for development nor with the key of the repository."""
    settings.FOR_DEVELOPMENT = False
    settings.SECRET_KEY = "something else"
    return settings


@pytest.fixture
def sample_account() -> Callable[..., Any]:
    """Make an account as the demonstration has it."""

    def make(address: str = "editor@voorbeeld.example") -> Any:
        return get_user_model().objects.create_user("editor", address, "bekend")

    return make


def errors() -> set[str | None]:
    return {message.id for message in run_checks(databases=["default"]) if message.is_serious()}


def test_production_starts_without_sample_accounts(as_production: Any) -> None:
    refuse_unsafe()

    assert "security.E002" not in errors()


def test_production_refuses_sample_accounts(
    as_production: Any, sample_account: Callable[..., Any]
) -> None:
    sample_account()
    assert "security.E002" in errors()
    with pytest.raises(ImproperlyConfigured, match="editor"):
        refuse_unsafe()


def test_the_case_of_an_address_hides_no_sample_account(
    as_production: Any, sample_account: Callable[..., Any]
) -> None:
    sample_account("Editor@Voorbeeld.EXAMPLE")
    assert "security.E002" in errors()


def test_other_accounts_are_welcome_in_production(
    as_production: Any, sample_account: Callable[..., Any]
) -> None:
    sample_account("editor@ser.nl")
    assert "security.E002" not in errors()


def test_production_refuses_the_key_of_the_repository(as_production: Any) -> None:
    as_production.SECRET_KEY = as_production.DEVELOPMENT_SECRET_KEY
    assert "security.E001" in errors()
    with pytest.raises(ImproperlyConfigured, match=r"security\.E001"):
        refuse_unsafe()


def test_development_has_both(sample_account: Callable[..., Any], settings: Any) -> None:
    settings.SECRET_KEY = settings.DEVELOPMENT_SECRET_KEY
    sample_account()
    assert not errors() & {"security.E001", "security.E002"}
