"""The suite's screens on a site whose images have no end."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.images import get_image_model

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "images/",
        "images/add/",
        "media/",
        "media/video/add/",
        "privacy/activities/",
        "privacy/rules/",
        "privacy/recipients/",
        "privacy/controller/",
        "privacy/record/",
        "privacy/completeness/",
        "privacy/holds/",
        "privacy/ledger/",
        "privacy/sweeps/",
    ],
)
def test_every_screen_opens(admin_client: Client, address: str) -> None:
    assert admin_client.get(f"/admin/{address}").status_code == 200


def test_the_listing_of_images_is_wagtails_own(admin_client: Client) -> None:
    html = admin_client.get("/admin/images/?layout=list").content.decode()

    assert "Stays until" not in html
    assert get_image_model()._meta.label == "wagtailimages.Image"


def test_the_home_page_tells_that_nothing_was_swept(admin_client: Client) -> None:
    assert "No sweep has run yet." in admin_client.get("/admin/").content.decode()
