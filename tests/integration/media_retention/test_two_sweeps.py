"""Two sweeps at the same moment share the work: nothing goes twice, and neither fails."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from retention.models import Act, Erasure, FileRemoval, StoreSweep
from ser_site.media.models import SerImage
from tests.integration.conftest import MakePage
from tests.other_process import SWEEPING, database_for_others, start_together
from tests.storages import all_names

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("register")]

Make = Callable[..., Any]


def test_two_sweeps_at_once_erase_each_photo_once(
    news: MakePage, make_image: Make, tmp_path: Path
) -> None:
    photos = [make_image() for _ in range(16)]
    for photo in photos:
        photo.get_rendition("fill-30x30")
        news(on=date(2020, 3, 14), hero_image=photo)
    files = Path(django_settings.MEDIA_ROOT).parent

    with database_for_others(tmp_path) as database:
        start_together([SWEEPING] * 2, database)

    assert not SerImage.objects.exists()
    acts = Counter(Erasure.objects.values_list("record", "act"))
    assert acts == {(photo.uuid, Act.ERASED): 1 for photo in photos}
    assert not Erasure.objects.filter(proved_at=None).exists()
    assert not FileRemoval.objects.exists()
    assert all_names("default") == set()
    # Each of the 32 files was counted by one of the two, and so was each photo.
    sweeps = StoreSweep.objects.filter(store="media")
    assert sum(sweeps.values_list("erased", flat=True)) == 16
    assert sum(sweeps.values_list("files_removed", flat=True)) == 32
    lines = (files / "journal" / "erasures.jsonl").read_text().splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == len(lines) == 16
