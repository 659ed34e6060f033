"""Whether the buckets in which files lie really forget what is deleted from them.

Knows S3 as django-storages has it, and asks nothing of other storages. What a bucket itself
must be asked goes over the network: only ``check --deploy`` does that.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import permutations
from typing import Any

from django.core import checks
from django.core.files.storage import storages

from retention.files import PRIVATE
from retention.storage_answers import in_short

HINT = "See docs/how-to/keep-media-on-s3.md."
NOT_OURS = {"staticfiles"}
"""Aliases of storages in which nothing personal lies."""


def register() -> None:
    """Called once, when the apps are ready."""
    checks.register(check_private_bucket, checks.Tags.files)
    checks.register(check_buckets_forget, checks.Tags.files, deploy=True)


def check_private_bucket(app_configs: Any, **kwargs: Any) -> Sequence[checks.CheckMessage]:
    """retention.E004: what is private lies where everybody may look, or the other way round."""
    inside = [
        (one, other)
        for (one, here), (other, there) in permutations(_s3_storages().items(), 2)
        if PRIVATE in (one, other) and _place(here).startswith(_place(there))
    ]
    return [
        checks.Error(
            f"STORAGES[{one!r}] lies inside STORAGES[{other!r}]: the same bucket and prefix.",
            hint=f"Give private files a bucket of their own. {HINT}",
            id="retention.E004",
        )
        for one, other in inside[:1]
    ]


def check_buckets_forget(app_configs: Any, **kwargs: Any) -> Sequence[checks.CheckMessage]:
    """retention.W003 and W004: a bucket that keeps what was deleted, or would not say."""
    by_bucket = {(s.endpoint_url, s.bucket_name): s for s in _s3_storages().values()}
    found = (_keeps(storage) for storage in by_bucket.values())
    return [message for message in found if message]


def _keeps(storage: Any) -> checks.CheckMessage | None:
    """What is wrong with the bucket of a storage, if anything is."""
    bucket = storage.bucket_name
    try:
        client = storage.connection.meta.client
        status = client.get_bucket_versioning(Bucket=bucket).get("Status")
    except Exception as error:  # noqa: BLE001 (no network, no rights, no such bucket, another kind)
        return checks.Warning(
            f"Bucket {bucket!r} did not say whether it keeps what is deleted: {in_short(error)}.",
            hint=f"Allow s3:GetBucketVersioning, and look whether it can be reached. {HINT}",
            id="retention.W004",
        )
    if not status:
        return None
    past = " It was suspended, but older versions are still there." if status != "Enabled" else ""
    return checks.Warning(
        f"Bucket {bucket!r} has versioning: what is deleted from it stays as an older version."
        f"{past}{_lock(client, bucket)}",
        hint=f"Use a bucket that never had versioning, without object lock. {HINT}",
        id="retention.W003",
    )


def _lock(client: Any, bucket: str) -> str:
    """Object lock exists on versioned buckets only, and cannot be taken off."""
    try:
        answer = client.get_object_lock_configuration(Bucket=bucket)
    except Exception:  # noqa: BLE001 (an error is how S3 says that there is none)
        return ""
    enabled = answer.get("ObjectLockConfiguration", {}).get("ObjectLockEnabled") == "Enabled"
    return " Its object lock forbids deleting those." if enabled else ""


def _place(storage: Any) -> str:
    """Where its objects lie, to be compared with where others do."""
    prefix = storage.location.strip("/")
    return "|".join([storage.endpoint_url or "", storage.bucket_name, prefix and f"{prefix}/"])


def _s3_storages() -> dict[str, Any]:
    """Those of STORAGES that are buckets, by alias. Boto is loaded only where they are."""
    ours = {alias: storages[alias] for alias in storages.backends if alias not in NOT_OURS}
    module = sys.modules.get("storages.backends.s3")
    if module is None:
        return {}
    return {alias: one for alias, one in ours.items() if isinstance(one, module.S3Storage)}
