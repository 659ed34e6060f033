"""What is sent as a member's portrait and is no picture."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Collection

from ser_site.committees.models import MemberPage
from tests.integration.committees.conftest import Appoint
from tests.people import client_as
from tests.storages import all_names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

FIELD = "image-chooser-upload-file"
FAULTS = {
    "text": (b"Beste lezer, dit is geen portret.", "Upload een geldige afbeelding."),
    "nothing": (b"", "leeg"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_told_at_the_field_of_the_upload(appoint: Appoint, fault: str) -> None:
    """In the chooser of the profile's own edit screen, as the secretariat fills it in."""
    content, words = FAULTS[fault]
    profile = MemberPage.objects.get(member=appoint())
    root = Collection.get_first_root_node()
    assert root is not None

    answer = client_as("secretariat", language="nl").post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Portret",
            "image-chooser-upload-tags": "",
            "image-chooser-upload-collection": root.pk,
            FIELD: SimpleUploadedFile("portret.jpg", content, content_type="image/jpeg"),
        },
        headers={
            "referer": "http://testserver" + reverse("wagtailadmin_pages:edit", args=[profile.pk])
        },
    )

    form = BeautifulSoup(answer.json()["htmlFragment"], "html.parser")
    (field,) = form.select(f'input[name="{FIELD}"]')
    around = field.find_parent(class_="w-field__wrapper")
    assert around is not None
    (error,) = around.select(".error-message")
    assert words in error.get_text()
    assert not get_image_model().objects.exists()
    assert all_names("default") == set()
