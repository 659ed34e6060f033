"""The files of constraints agree with one another, but for what cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "constraints"

#: Boto wants python-dateutil below 3; see docs/decisions/0011-media-in-buckets.md.
DIFFERS = {"python-dateutil"}


def pins(file: str) -> dict[str, str]:
    """Version by name."""
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines)


@pytest.mark.parametrize("file", ["production.txt", "development.txt"])
def test_a_site_with_buckets_has_the_same_versions(file: str) -> None:
    with_buckets, without = pins("s3.txt"), pins(file)
    shared = with_buckets.keys() & without.keys()
    assert {name for name in shared if with_buckets[name] != without[name]} == DIFFERS


def test_buckets_need_what_reaches_them() -> None:
    assert {"boto3", "django-storages", "moto"} <= pins("s3.txt").keys()
    assert not {"boto3", "django-storages"} & pins("production.txt").keys()
