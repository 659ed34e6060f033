"""The packages on a site that knows nothing of the SER."""

from __future__ import annotations

import sys
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from wagtail.images import get_image_model


def test_the_site_keeps_its_stock_image_model() -> None:
    assert get_image_model()._meta.label == "wagtailimages.Image"


@pytest.mark.parametrize(
    "label", ["retention", "media_retention", "forms_privacy", "privacy_blocks"]
)
def test_every_package_is_installed(label: str) -> None:
    assert apps.is_installed(label)


def test_nothing_of_the_ser_site_is_needed() -> None:
    assert not [name for name in sys.modules if name.split(".")[0] == "ser_site"]


def test_the_system_checks_have_nothing_to_say() -> None:
    call_command("check", fail_level="WARNING")


@pytest.mark.django_db
def test_the_migrations_are_complete() -> None:
    out = StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=out)

    assert "No changes detected" in out.getvalue()


@pytest.mark.django_db
def test_the_admin_opens(admin_client: Client) -> None:
    assert admin_client.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_images_can_still_be_listed(admin_client: Client) -> None:
    assert admin_client.get("/admin/images/").status_code == 200
