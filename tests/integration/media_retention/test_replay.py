"""After an older back-up is put back, the journal brings back the same end state."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.forms.models import model_to_dict
from wagtail.models import Page, Revision

from media_retention.models import Placement
from retention import engine, journal, stores
from retention.models import Erasure, Hold, JournalNote
from retention.operations.holds import place_hold, release_hold
from retention.rules.decision import Cause
from tests.commands import enforce, status_and_text
from tests.integration.conftest import MakePage
from tests.storages import all_names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
TODAY = date(2026, 9, 14)
LONG_AGO = date(2024, 3, 14)
RECENT = date(2026, 9, 1)
ALIASES = ("default", "private")


class BackUp:
    """A copy of the database (a savepoint to go back to) and of both storages of media."""

    def __init__(self) -> None:
        self.copies = {
            (alias, name): storages[alias].open(name).read()
            for alias in ALIASES
            for name in all_names(alias)
        }
        self.savepoint = transaction.savepoint()

    def put_back(self) -> None:
        transaction.savepoint_rollback(self.savepoint)
        for alias in ALIASES:
            for name in all_names(alias):
                storages[alias].delete(name)
        for (alias, name), copy in self.copies.items():
            storages[alias].save(name, ContentFile(copy))


@pytest.fixture
def back_up() -> Callable[[], BackUp]:
    return BackUp


def request(act: Callable[..., None], record: UUID) -> None:
    """Take down, or restore, as somebody asks for."""
    store = stores.get("media")
    candidate = store.candidate(record, Cause.REQUEST)
    assert candidate is not None
    act(store, candidate, today=TODAY)


def files() -> list[str]:
    return sorted(f"{alias}: {name}" for alias in ALIASES for name in all_names(alias))


def content() -> dict[str, Any]:
    """All that a visitor or an editor could find, without moments and without the ledger."""
    image = apps.get_model(django_settings.WAGTAILIMAGES_IMAGE_MODEL)
    return {
        "files": files(),
        "media": sorted(
            (str(medium.uuid), str(medium.due), medium.taken_down_at is not None)
            for medium in image.objects.all()
        ),
        "uses": sorted(
            (str(use.uuid), use.shown, use.ended_at is not None) for use in Placement.objects.all()
        ),
        "pages": {
            page.pk: model_to_dict(page, fields=["hero_image", "hero_alt", "hero_caption"])
            for page in Page.objects.specific()
        },
        "revisions": {r.pk: json.dumps(r.content) for r in Revision.objects.all()},
        "holds": sorted(str(hold.record) for hold in Hold.objects.all()),
    }


def lines() -> set[tuple[UUID, str, UUID]]:
    return set(Erasure.objects.values_list("uuid", "act", "record"))


@pytest.fixture
def photos(news: MakePage, magazine: MakePage, make_image: Make) -> dict[str, Any]:
    """One of every fate: gone, left a page, held, taken down on request, let be."""
    due, both, held, down, stays = (make_image(title) for title in "abcde")
    due.get_rendition("width-20")
    news(on=LONG_AGO, hero_image=due, hero_alt="Jo Voorbeeld", hero_caption="Jo")
    news(on=LONG_AGO, hero_image=both, hero_alt="Jo Voorbeeld")
    magazine(on=LONG_AGO, hero_image=both, hero_alt="Jo Voorbeeld")
    news(on=LONG_AGO, hero_image=held)
    news(on=RECENT, hero_image=down)
    news(on=RECENT, hero_image=stays)
    hold(held.uuid)
    return {"due": due, "both": both, "held": held, "down": down, "stays": stays}


def hold(record: UUID) -> Hold:
    return place_hold(
        "media", record, ground=Hold.Ground.LEGAL_CLAIM, reason="A claim runs.", today=TODAY
    )


def test_the_same_end_state_comes_back(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    copy = back_up()
    enforce()
    request(engine.take_down, photos["down"].uuid)
    enforce()
    before = content()
    copy.put_back()
    assert content() != before

    status, text = status_and_text("replay_erasures")

    assert status == 0, text
    assert content() == before


def test_the_ledger_is_whole_again(photos: dict[str, Any], back_up: Callable[[], BackUp]) -> None:
    copy = back_up()
    enforce()
    before = lines()
    copy.put_back()

    status_and_text("replay_erasures")

    assert lines() >= before
    assert not Erasure.objects.filter(proved_at=None).exists()
    assert not JournalNote.objects.exists()


def test_what_is_erased_again_says_so(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    copy = back_up()
    enforce()
    copy.put_back()

    status_and_text("replay_erasures")

    again = Erasure.objects.filter(cause=Cause.REPLAYED, act="erased")
    assert [line.record for line in again] == [photos["due"].uuid]


def test_a_second_replay_does_nothing(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    copy = back_up()
    enforce()
    copy.put_back()
    status_and_text("replay_erasures")
    before, ledger = content(), lines()

    status, text = status_and_text("replay_erasures")

    assert status == 0
    assert text.startswith("0 of the journal's records were still here")
    assert (content(), lines()) == (before, ledger)


def test_the_rehearsal_changes_nothing(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    copy = back_up()
    enforce()
    copy.put_back()
    before, ledger, written = content(), lines(), journal.path().read_bytes()

    status, text = status_and_text("replay_erasures", "--dry-run")

    assert status == 0
    assert f"media  {photos['due'].uuid}  erased  would be done" in text
    assert "3 of the journal's records are still here" in text
    assert (content(), lines(), journal.path().read_bytes()) == (before, ledger, written)


def test_a_hold_in_the_back_up_does_not_keep_what_was_erased_after_it(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    copy = back_up()
    enforce()
    release_hold(Hold.objects.get(), today=TODAY)
    enforce()
    copy.put_back()

    status, _text = status_and_text("replay_erasures")

    assert status == 0
    assert not type(photos["held"]).objects.filter(pk=photos["held"].pk).exists()
    assert not Hold.objects.exists()


def test_what_the_back_up_keeps_longer_goes_all_the_same(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    """The back-up may come from before a rule was shortened: its dates lie later."""
    copy = back_up()
    enforce()
    copy.put_back()
    type(photos["due"]).objects.update(due=TODAY + timedelta(days=400))

    status_and_text("replay_erasures")

    assert not type(photos["due"]).objects.filter(pk=photos["due"].pk).exists()


def test_what_was_put_back_on_the_site_is_there_again(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    request(engine.take_down, photos["down"].uuid)
    copy = back_up()
    request(engine.restore, photos["down"].uuid)
    before = content()
    copy.put_back()

    status, text = status_and_text("replay_erasures")

    assert status == 0, text
    assert content() == before


def test_what_was_put_back_and_is_due_by_now_stays_down(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    request(engine.take_down, photos["down"].uuid)
    copy = back_up()
    request(engine.restore, photos["down"].uuid)
    copy.put_back()
    type(photos["down"]).objects.filter(pk=photos["down"].pk).update(due=TODAY)

    status, _text = status_and_text("replay_erasures")

    assert status == 0
    down = type(photos["down"]).objects.exclude(taken_down_at=None)
    assert photos["down"].uuid in down.values_list("uuid", flat=True)


def test_what_an_editor_deleted_is_deleted_again(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    copy = back_up()
    photos["stays"].delete()
    copy.put_back()

    status, _text = status_and_text("replay_erasures")

    assert status == 0
    assert not type(photos["stays"]).objects.filter(uuid=photos["stays"].uuid).exists()


def test_another_journal_can_be_read(
    photos: dict[str, Any], back_up: Callable[[], BackUp], tmp_path: Path
) -> None:
    copy = back_up()
    enforce()
    copy.put_back()
    other = tmp_path / "copy.jsonl"
    journal.path().rename(other)

    status, _text = status_and_text("replay_erasures", "--journal", str(other))

    assert status == 0
    assert not type(photos["due"]).objects.filter(pk=photos["due"].pk).exists()
    ours = {entry.id for entry in journal.read(journal.path())}
    assert ours >= {entry.id for entry in journal.read(other)}


def test_half_a_last_line_does_not_stop_it_and_is_named(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    copy = back_up()
    enforce()
    copy.put_back()
    number = len(journal.path().read_text().splitlines()) + 1
    with journal.path().open("a") as file:
        file.write('{"id": "3f')

    status, text = status_and_text("replay_erasures")

    assert status == 1
    assert (
        f"OPEN: {journal.path()}, line {number} is cut short (which line of the ledger it is "
        "cannot be read): what it tells may be here again" in text
    )
    assert not type(photos["due"]).objects.filter(pk=photos["due"].pk).exists()


def test_half_a_last_line_of_what_came_back_is_named_by_its_id(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    copy = back_up()
    photos["stays"].delete()
    line = Erasure.objects.get()
    copy.put_back()
    journal.path().write_text(journal.path().read_text()[:150])

    rehearsed, _text = status_and_text("replay_erasures", "--dry-run")
    status, text = status_and_text("replay_erasures")

    assert (rehearsed, status) == (1, 1)
    assert f"line 1 is cut short (ledger line {line.uuid}): what it tells" in text


def test_half_a_last_line_that_the_ledger_has_is_done(photos: dict[str, Any]) -> None:
    photos["stays"].delete()
    journal.path().write_text(journal.path().read_text()[:150])

    assert status_and_text("replay_erasures")[0] == 0


def test_half_a_last_line_that_stands_in_full_before_it_is_done(
    photos: dict[str, Any], back_up: Callable[[], BackUp]
) -> None:
    copy = back_up()
    photos["stays"].delete()
    copy.put_back()
    whole = journal.path().read_text()
    journal.path().write_text(whole + whole[:150])

    status, _text = status_and_text("replay_erasures")

    assert status == 0
    assert not type(photos["stays"]).objects.filter(uuid=photos["stays"].uuid).exists()


def test_where_the_journal_cannot_be_written_the_rest_is_done_and_proved(
    photos: dict[str, Any], back_up: Callable[[], BackUp], tmp_path: Path, settings: Any
) -> None:
    copy = back_up()
    enforce()
    copy.put_back()
    other = journal.path().rename(tmp_path / "copy.jsonl")
    settings.ERASURE_JOURNAL = tmp_path / "folder"
    settings.ERASURE_JOURNAL.mkdir()

    status, text = status_and_text("replay_erasures", "--journal", str(other))

    assert status == 1
    assert f"OPEN: the journal {tmp_path / 'folder'} cannot be written: Is a directory" in text
    assert "of the journal's records were still here" in text
    assert not Erasure.objects.filter(proved_at=None).exists()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda entry: "garbage", "line 1: not an entry of the erasure journal"),
        (
            lambda entry: json.dumps({**json.loads(entry), "store": "attic"}),
            "the journal names an unknown store: attic",
        ),
        (
            lambda entry: json.dumps({**json.loads(entry), "rule": "x" * 500}),
            "line 1: not an entry of the erasure journal",
        ),
    ],
)
def test_a_broken_journal_touches_nothing(
    photos: dict[str, Any],
    back_up: Callable[[], BackUp],
    change: Callable[[str], str],
    message: str,
) -> None:
    copy = back_up()
    enforce()
    copy.put_back()
    first, *others = journal.path().read_text().splitlines()
    journal.path().write_text("\n".join([change(first), *others]) + "\n")
    before, ledger = content(), lines()

    status, text = status_and_text("replay_erasures")

    assert status == 2
    assert text.endswith(message)
    assert (content(), lines()) == (before, ledger)


def test_no_journal_is_wrong_use(tmp_path: Path) -> None:
    status, text = status_and_text("replay_erasures", "--journal", str(tmp_path / "none"))

    assert (status, text) == (2, f"{tmp_path / 'none'}: No such file or directory")


def test_one_that_fails_does_not_stop_the_others(
    photos: dict[str, Any], back_up: Callable[[], BackUp], monkeypatch: pytest.MonkeyPatch
) -> None:
    request(engine.take_down, photos["stays"].uuid)
    request(engine.restore, photos["stays"].uuid)
    copy = back_up()
    request(engine.take_down, photos["stays"].uuid)
    enforce()
    copy.put_back()
    monkeypatch.setattr(
        "media_retention.operations.taking_down._copy", _refuse_copy(photos["stays"].file.name)
    )

    status, text = status_and_text("replay_erasures")

    assert status == 1
    assert f"{photos['stays'].uuid}  taken_down  failed: PermissionError" in text
    assert not type(photos["due"]).objects.filter(pk=photos["due"].pk).exists()


def _refuse_copy(name: str) -> Callable[..., None]:
    from media_retention.operations import taking_down

    copy = taking_down._copy

    def refuse(source: str, target: str, which: str) -> None:
        if which == name:
            raise PermissionError(which)
        copy(source, target, which)

    return refuse
