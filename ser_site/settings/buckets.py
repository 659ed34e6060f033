"""Media in S3 buckets instead of folders, where the environment names them.

Credentials are no setting of the site: boto3 reads ``AWS_ACCESS_KEY_ID`` and
``AWS_SECRET_ACCESS_KEY`` itself, or asks the machine on which it runs. In ``STORAGES`` they
would end up in the arguments of tasks.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured

BACKEND = "storages.backends.s3.S3Storage"

CONNECT_SECONDS, READ_SECONDS, ATTEMPTS = 5, 10, 2
"""Patience with the server: an editor waits for it when something goes off the site."""


@dataclass(frozen=True)
class Buckets:
    """A bucket for everyone, one that is private, and where visitors find the first."""

    public: str
    private: str
    domain: str

    @property
    def address(self) -> str:
        """Where the public bucket's files have their addresses."""
        return f"https://{self.domain}"

    @property
    def storages(self) -> dict[str, Any]:
        """The storages of media, for ``STORAGES``."""
        # Without a signature an address is the same for everyone, and for ever.
        visitors = {"custom_domain": self.domain, "querystring_auth": False}
        return {
            "default": {"BACKEND": BACKEND, "OPTIONS": {"bucket_name": self.public, **visitors}},
            "private": {"BACKEND": BACKEND, "OPTIONS": {"bucket_name": self.private}},
        }


def from_environment() -> Buckets | None:
    """The buckets that the environment names; None where media lie in folders.

    Raises:
        ImproperlyConfigured: only some of the names are given.
    """
    public = os.environ.get("MEDIA_BUCKET", "")
    private = os.environ.get("PRIVATE_MEDIA_BUCKET", "")
    domain = os.environ.get("MEDIA_DOMAIN", "")
    if not (public or private or domain):
        return None
    if not (public and private and domain):
        raise ImproperlyConfigured(
            "MEDIA_BUCKET, PRIVATE_MEDIA_BUCKET and MEDIA_DOMAIN go together: set all or none."
        )
    return Buckets(public, private, domain)


def client_config() -> Any:
    """How boto talks to the server. Only for sites with buckets: others have no boto."""
    from botocore.config import Config

    return Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        # Other servers than Amazon's do not all know its newer checksums.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
