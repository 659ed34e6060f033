"""The checks of buckets: what they warn of, and when they ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.checks import CheckMessage, run_checks
from pytest_django import Settings

from tests.faulty_proxy import Fault, Proxy
from tests.s3_server import PRIVATE, PUBLIC, REGION, S3Server, make_bucket

pytestmark = pytest.mark.django_db

OURS = {"retention.E004", "retention.W003", "retention.W004"}


def found(*, deploy: bool) -> list[CheckMessage]:
    """What the checks say of storage."""
    messages = run_checks(include_deployment_checks=deploy)
    return [message for message in messages if message.id in OURS]


@pytest.fixture
def use(settings: Settings) -> Callable[..., None]:
    """Give a storage another bucket or prefix: ``use("private", bucket_name="other")``."""

    def change(alias: str, **options: Any) -> None:
        storage = settings.STORAGES[alias]
        settings.STORAGES = settings.STORAGES | {
            alias: {**storage, "OPTIONS": storage["OPTIONS"] | options}
        }

    return change


@pytest.fixture
def versioned(s3_server: S3Server) -> str:
    """A bucket that keeps what is deleted."""
    bucket = make_bucket(s3_server)
    versioning(s3_server, bucket, "Enabled")
    return bucket


def versioning(server: S3Server, bucket: str, status: str) -> None:
    server.client().put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": status})


def test_buckets_without_versioning_are_fine() -> None:
    assert found(deploy=True) == []


@pytest.mark.parametrize("alias", ["default", "private"])
def test_a_versioned_bucket_keeps_what_is_deleted(
    alias: str, versioned: str, use: Callable[..., None]
) -> None:
    use(alias, bucket_name=versioned)

    (message,) = found(deploy=True)

    assert message.id == "retention.W003"
    assert message.msg == (
        f"Bucket '{versioned}' has versioning: what is deleted from it stays as an older version."
    )


def test_one_whose_versioning_was_suspended_still_has_the_older_versions(
    versioned: str, use: Callable[..., None], s3_server: S3Server
) -> None:
    versioning(s3_server, versioned, "Suspended")
    use("default", bucket_name=versioned)

    (message,) = found(deploy=True)

    assert message.msg.endswith("It was suspended, but older versions are still there.")


def test_object_lock_is_named(use: Callable[..., None], s3_server: S3Server) -> None:
    s3_server.client().create_bucket(
        Bucket="locked",
        CreateBucketConfiguration={"LocationConstraint": REGION},
        ObjectLockEnabledForBucket=True,
    )
    use("private", bucket_name="locked")

    (message,) = found(deploy=True)

    assert message.msg.endswith("Its object lock forbids deleting those.")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault.FORBIDDEN, "AccessDenied"),
        (Fault.BUSY, "ClientError SlowDown"),
        (Fault.RESET, "ConnectionClosedError"),
    ],
)
def test_a_bucket_that_will_not_say_is_named(proxy: Proxy, fault: Fault, said: str) -> None:
    proxy.fail(fault, method="GET", name=PRIVATE)

    (message,) = found(deploy=True)

    assert message.id == "retention.W004"
    assert message.msg == (
        f"Bucket '{PRIVATE}' did not say whether it keeps what is deleted: {said}."
    )


def test_one_that_does_not_exist_too(use: Callable[..., None]) -> None:
    use("default", bucket_name="nowhere")

    (message,) = found(deploy=True)

    assert (message.id, "NoSuchBucket" in message.msg) == ("retention.W004", True)


def test_without_deploy_nothing_is_asked(
    proxy: Proxy, versioned: str, use: Callable[..., None]
) -> None:
    use("default", bucket_name=versioned)
    proxy.start_afresh()

    assert found(deploy=False) == []
    assert proxy.asked == []


def test_each_bucket_is_asked_once(proxy: Proxy) -> None:
    found(deploy=True)

    assert [path for _method, path in proxy.asked] == [f"/{PUBLIC}", f"/{PRIVATE}"]


@pytest.mark.parametrize(
    ("public", "private"), [("", "private"), ("media", "media"), ("media/private", "media")]
)
def test_one_bucket_for_both_needs_prefixes_apart(
    use: Callable[..., None], public: str, private: str
) -> None:
    use("default", location=public)
    use("private", location=private, bucket_name=PUBLIC)

    assert [message.id for message in found(deploy=False)] == ["retention.E004"]


def test_prefixes_that_only_begin_alike_are_apart(use: Callable[..., None]) -> None:
    use("default", location="media")
    use("private", location="media-private", bucket_name=PUBLIC)

    assert found(deploy=False) == []
