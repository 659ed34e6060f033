"""Deletes that S3 refuses, drops or answers late: noted, tried again, and told by their code."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.storage import default_storage

from retention import storage_answers
from retention.models import Erasure, FileRemoval
from tests.commands import enforce, outcomes, status_and_text
from tests.faulty_proxy import Fault, Proxy
from tests.frontend_cache import FrontendCache
from tests.storages import public_address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

REFUSALS = {
    Fault.FORBIDDEN: "AccessDenied",
    Fault.BUSY: "ClientError SlowDown",
    Fault.RESET: "ConnectionClosedError",
    Fault.SILENT: "ReadTimeoutError",
}


@pytest.mark.parametrize("fault", REFUSALS, ids=lambda fault: fault.name)
def test_the_row_goes_and_the_note_stays(photo: Any, proxy: Proxy, fault: Fault) -> None:
    proxy.fail(fault, method="DELETE", name="original_images")

    status, report = enforce()

    assert (status, outcomes(report)) == (1, {str(photo.uuid): "erased"})
    assert not type(photo).objects.exists()
    note = FileRemoval.objects.get(removed_at=None)
    assert (note.name, note.attempts) == (photo.file.name, 1)
    assert note.last_error == REFUSALS[fault]
    assert default_storage.exists(photo.file.name)
    assert Erasure.objects.get().proved_at is None


@pytest.mark.parametrize("fault", REFUSALS, ids=lambda fault: fault.name)
def test_the_next_run_finishes(photo: Any, proxy: Proxy, fault: Fault) -> None:
    proxy.fail(fault, method="DELETE", name="original_images")
    enforce()
    proxy.recover()

    status, report = enforce()

    assert (status, report["problems"]) == (0, [])
    assert not default_storage.exists(photo.file.name)
    assert not FileRemoval.objects.exists()
    assert Erasure.objects.get().proved_at is not None


def test_a_late_answer_is_waited_for(photo: Any, proxy: Proxy) -> None:
    proxy.fail(Fault.LATE, method="DELETE")

    assert enforce()[0] == 0
    assert not default_storage.exists(photo.file.name)
    assert Erasure.objects.get().proved_at is not None


def test_a_delete_whose_answer_was_lost_is_seen_to_be_done(
    photo: Any, proxy: Proxy, front_cache: FrontendCache
) -> None:
    """And caches in front of the site forget the file all the same."""
    proxy.fail(Fault.DONE_UNSAID, method="DELETE", name="original_images")

    assert enforce()[0] == 0

    assert not FileRemoval.objects.exists()
    assert Erasure.objects.get().proved_at is not None
    assert public_address(photo.file.name) in front_cache.purged


@pytest.mark.parametrize("fault", [Fault.FORBIDDEN, Fault.BUSY, Fault.SILENT])
def test_a_bucket_that_will_not_say_what_it_has_proves_nothing(
    photo: Any, proxy: Proxy, fault: Fault
) -> None:
    proxy.fail(fault, method="HEAD")

    status, _report = enforce()

    line = Erasure.objects.get()
    assert (status, line.proved_at) == (1, None)
    assert line.proof is not None
    assert line.proof["files"] == {"checked": 2, "found": 2}


def test_a_storage_that_keeps_silent_is_left_alone_until_the_next_run(
    photo: Any, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every silence costs a timeout: with thousands of files a sweep would not end."""
    monkeypatch.setattr(storage_answers, "LONG", 0.0)
    for width in range(10, 18):
        photo.get_rendition(f"width-{width}")
    proxy.start_afresh()
    proxy.fail(Fault.RESET, method="DELETE")
    proxy.fail(Fault.RESET, method="HEAD")

    status, text = status_and_text("enforce_retention")

    # Three failures while removing (after the first it looks whether the file is gone all
    # the same), and three while proving.
    assert (status, proxy.count("DELETE"), proxy.count("HEAD")) == (1, 2, 1 + 3)
    assert "could not be removed from storage default: not tried, 0 attempts" in text
    proxy.recover()
    assert enforce()[0] == 0
    assert not FileRemoval.objects.exists()
    assert Erasure.objects.get().proved_at is not None


def test_no_file_name_stands_in_the_report(photo: Any, proxy: Proxy) -> None:
    proxy.fail(Fault.FORBIDDEN, method="DELETE")

    _status, text = status_and_text("enforce_retention")

    assert "could not be removed from storage default: AccessDenied" in text
    assert photo.file.name not in text
