"""Objects that no row knows, more of them than S3 lists at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.storage import storages

from media_retention.queries import files as file_queries
from media_retention.queries.files import stray_files
from retention.private_storage import files_in
from retention.storage_answers import modified_at
from tests.commands import enforce, swept
from tests.faulty_proxy import Fault, Proxy
from tests.s3_server import PRIVATE, PUBLIC, put
from tests.storages import all_names, date_back

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

AT_ONCE = 1_000
"""Objects in one answer of S3, at most."""


def folder_of(alias: str) -> str:
    return str(storages[alias].location)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("alias", "bucket", "other"), [("default", PUBLIC, PRIVATE), ("private", PRIVATE, PUBLIC)]
)
def test_all_are_listed_when_they_do_not_fit_in_one_answer(
    alias: str, bucket: str, other: str, proxy: Proxy
) -> None:
    for number in range(AT_ONCE + 50):
        put(bucket, f"{folder_of(alias)}/images/{number}.jpg")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    known = {f"images/{number}.jpg" for number in range(AT_ONCE + 50)}

    # Each is asked for its age, which is not what this is about.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(file_queries, "_is_older", lambda *args: True)
        found = {stray.name for stray in stray_files(tomorrow, turn=0) if stray.storage == alias}

    assert found == known
    # The other bucket has the same folders, empty: each takes one answer.
    assert proxy.count("GET", bucket) == proxy.count("GET", other) + 1


def test_one_without_a_row_goes_after_a_day() -> None:
    put(PUBLIC, f"{folder_of('default')}/images/left.jpg")
    date_back("default", "images/left.jpg", hours=25)

    status, report = enforce()

    assert (status, swept(report)["files_removed"]) == (0, 1)
    assert all_names("default") == set()


def test_only_what_no_row_knows_is_asked_for_its_age(make_image: Any, proxy: Proxy) -> None:
    photo = make_image(collected_on=date(2026, 9, 1))
    proxy.start_afresh()

    enforce()

    assert proxy.count("HEAD", photo.file.name) == 0


def test_one_that_vanishes_between_listing_and_asking_is_no_failure() -> None:
    assert modified_at(storages["default"], "images/vanished.jpg") is None


def test_nor_in_the_folders_of_private_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        type(storages["private"]), "listdir", lambda self, folder: ([], ["vanished.pdf"])
    )

    assert list(files_in("evidence", before=datetime.now(UTC))) == []


def test_a_refusal_is_not_taken_for_a_missing_file(proxy: Proxy) -> None:
    put(PUBLIC, f"{folder_of('default')}/images/left.jpg")
    proxy.fail(Fault.FORBIDDEN, method="HEAD")

    with pytest.raises(Exception, match="403"):
        modified_at(storages["default"], "images/left.jpg")
