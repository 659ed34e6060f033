"""Tables of Wagtail's apps that the SER site does not have."""

from __future__ import annotations

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from media_retention.operations.left_behind import forget_links


@pytest.mark.django_db
def test_a_promoted_result_that_leads_to_an_erased_file_goes() -> None:
    query = Query.objects.create(query_string="stage")
    for address in ("https://example.org/media/images/a1b2.jpg", "https://example.org/"):
        SearchPromotion.objects.create(query=query, external_link_url=address, description="Who")
    forget_links(["images/a1b2.jpg"])

    assert [one.external_link_url for one in SearchPromotion.objects.all()] == [
        "https://example.org/"
    ]
