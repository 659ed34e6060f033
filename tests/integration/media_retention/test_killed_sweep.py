"""A sweep killed at any moment: the next one finishes, and nothing goes twice or stays half."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from media_retention.models import Placement
from retention.models import Act, Erasure, FileRemoval, Hold
from retention.operations.holds import place_hold
from ser_site.media.models import SerImage, SerVideo
from tests.integration.conftest import MakePage
from tests.other_process import database_for_others, run
from tests.storages import all_names
from tests.testapp.builders import make_video

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("register")]

Make = Callable[..., Any]

OLD = date(2020, 3, 14)
DUE = 20

#: At these events a sweep is killed: early ones many times over, then ever deeper into it.
EVENTS = [3, 9, 17, 26, 34, 45, 52, 60, 71, 83, 95, 104, 118, 131, 147, 160, 178, 195]
EVENTS += [12, 22, 31, 41, 57, 77, 99, 125, 150, 200]


@pytest.fixture
def due(news: MakePage, make_image: Make) -> list[Any]:
    """Photos past their end, each in two sizes, on news items with drafts; and a film."""
    photos = []
    for _ in range(DUE):
        photo = make_image()
        photo.get_rendition("fill-30x30")
        photo.get_rendition("width-20")
        page = news(on=OLD, hero_image=photo, hero_alt="Jo Voorbeeld", hero_caption="Jo V.")
        page.save_revision()
        photos.append(photo)
    film = make_video()
    SerVideo.objects.update(due=date(2022, 9, 14), due_rule="news-media")
    return [*photos, film]


@pytest.fixture
def held(news: MakePage, make_image: Make, today: date) -> Any:
    photo = make_image()
    news(on=OLD, hero_image=photo)
    place_hold("media", photo.uuid, ground=Hold.Ground.ARCHIVE, reason="Archief", today=today)
    return photo


@pytest.fixture
def in_both(news: MakePage, magazine: MakePage, make_image: Make) -> Any:
    photo = make_image(collected_on=date(2026, 1, 1))
    news(on=OLD, hero_image=photo)
    magazine(on=date(2026, 1, 1), hero_image=photo)
    return photo


@pytest.fixture
def swept(due: list[Any], held: Any, in_both: Any, tmp_path: Path) -> int:
    """Kill sweeps at every one of the events, let the last one finish; how many were killed."""
    code = f"import sys; from tests.sweeping_processes import main; sys.exit(main({EVENTS}))"
    with database_for_others(tmp_path) as database:
        return int(run(code, database))


def _files() -> Path:
    return Path(django_settings.MEDIA_ROOT).parent


def test_a_sweep_killed_at_any_moment_is_finished_by_the_next(
    swept: int, due: list[Any], held: Any, in_both: Any
) -> None:
    """One test: the many kills are what costs, and the end state is one."""
    assert swept >= 20

    # Database: what was due is gone, what was not is there.
    assert set(SerImage.objects.values_list("pk", flat=True)) == {held.pk, in_both.pk}
    assert not SerVideo.objects.exists()
    assert set(Placement.objects.values_list("medium", flat=True)) == {held.uuid, in_both.uuid}

    # Storage: one public original, one private one, and nothing else.
    assert all_names("default") == {in_both.file.name}
    assert all_names("private") == {held.file.name}

    # Ledger: each act once, all proved, no note left.
    acts = Counter(Erasure.objects.values_list("record", "act"))
    assert acts == {
        **{(medium.uuid, Act.ERASED): 1 for medium in due},
        (held.uuid, Act.TAKEN_DOWN): 1,
        (in_both.uuid, Act.LEFT_PAGE): 1,
    }
    assert not Erasure.objects.filter(proved_at=None).exists()
    assert not FileRemoval.objects.exists()

    # Journal: every line of the ledger, whole.
    lines = (_files() / "journal" / "erasures.jsonl").read_text().splitlines()
    journalled = {json.loads(line)["id"] for line in lines}
    assert journalled == {str(uuid) for uuid in Erasure.objects.values_list("uuid", flat=True)}
