"""An S3 server of the tests' own, on this machine, and the settings of a site that uses it.

Needs what the extra ``development`` brings: moto, and django-storages with boto3. Nothing here
can leave the machine: the address is a loopback one, the credentials are made up, and
boto3 is kept from looking for others.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

PUBLIC, PRIVATE, REGION = "public-media", "private-media", "eu-central-1"
ACCOUNT = "123456789012"

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "made-up",
    "AWS_SECRET_ACCESS_KEY": "made-up",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "NO_PROXY": "127.0.0.1",
}


@dataclass(frozen=True)
class S3Server:
    """The server, with a bucket for everyone and a private one."""

    address: str

    def storages(self, folder: str, address: str = "") -> dict[str, Any]:
        """For ``STORAGES``: the part of both buckets below a folder.

        Args:
            folder: of one test, so that tests do not see each other's files.
            address: of a proxy in front, if there is one.
        """
        return storages_at(address or self.address, folder)

    def client(self) -> Any:
        """Boto's client, for what a storage does not do."""
        import boto3

        return boto3.client("s3", endpoint_url=self.address, region_name=REGION)


def put(bucket: str, key: str, body: bytes = b"left behind") -> None:
    """Lay an object in a bucket without asking over the network."""
    _backend().put_object(bucket, key, body)


def date_back(storage: Any, name: str, moment: datetime) -> None:
    """Have an object be as old as it must be for a test."""
    key = f"{storage.location}/{name}"
    _backend().buckets[storage.bucket_name].keys[key].last_modified = moment.replace(tzinfo=None)


def access_denied() -> Exception:
    """What boto raises when the server forbids something."""
    from botocore.exceptions import ClientError

    answer = {"Error": {"Code": "AccessDenied"}, "ResponseMetadata": {"HTTPStatusCode": 403}}
    denied: Exception = ClientError(answer, "DeleteObject")
    return denied


def storages_at(address: str, folder: str) -> dict[str, Any]:
    """The two storages of media, as ``STORAGES`` has them."""
    from botocore.config import Config

    config = Config(
        s3={"addressing_style": "path"},
        connect_timeout=2,
        read_timeout=2,
        retries={"mode": "standard", "total_max_attempts": 1},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    common = {
        "endpoint_url": address,
        "region_name": REGION,
        "location": folder,
        "client_config": config,
        "file_overwrite": False,
    }
    backend = "tests.s3_storage.SharedS3Storage"
    public = {"bucket_name": PUBLIC, "default_acl": "public-read", "querystring_auth": False}
    return {
        "default": {"BACKEND": backend, "OPTIONS": common | public},
        "private": {"BACKEND": backend, "OPTIONS": common | {"bucket_name": PRIVATE}},
    }


@contextmanager
def running() -> Iterator[S3Server]:
    """Start the server on a free port, and stop it."""
    os.environ.update(ENVIRONMENT)
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        ours = S3Server(f"http://{host}:{port}")
        for bucket in (PUBLIC, PRIVATE):
            make_bucket(ours, bucket)
        yield ours
    finally:
        server.stop()


def make_bucket(server: S3Server, name: str = "") -> str:
    """Make a bucket, and return its name."""
    name = name or f"bucket-{uuid4().hex}"
    place = {"LocationConstraint": REGION}
    server.client().create_bucket(Bucket=name, CreateBucketConfiguration=place)
    return name


def _backend() -> Any:
    from moto.s3.models import s3_backends

    return s3_backends[ACCOUNT]["aws"]
