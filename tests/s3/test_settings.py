"""The site as production runs it, with buckets that the environment names."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from ser_site.settings import base
from tests.s3_server import ENVIRONMENT, REGION, S3Server, make_bucket

TELL = """
import json, django
django.setup()
from django.conf import settings
from django.core.files.storage import storages
from django.test import RequestFactory
public, private = storages["default"], storages["private"]
print(json.dumps({
    "buckets": [public.bucket_name, private.bucket_name],
    "address": public.url("images/a b.jpg"),
    "overwrites": [public.file_overwrite, private.file_overwrite],
    "seconds": [public.client_config.connect_timeout, public.client_config.read_timeout],
    "policy": settings.CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "options": sorted({*settings.STORAGES["default"]["OPTIONS"]}),
}))
"""


def environment(server: S3Server, folder: Path) -> dict[str, str]:
    """A complete environment for production, without folders for media."""
    inherited = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return (
        inherited
        | ENVIRONMENT
        | {
            "DJANGO_SETTINGS_MODULE": "ser_site.settings.production",
            "SECRET_KEY": "a-long-and-random-value-for-this-test-only-0123456789-abcdefgh",
            "VAULT_KEYS": "dGVzdHMtb25seS1rZXktdG8tdGhlLXZhdWx0LS0zMiE=",
            "ALLOWED_HOSTS": "www.example.org",
            "DATABASE_URL": "sqlite://:memory:",
            "ADMIN_BASE_URL": "https://www.example.org",
            "SECURITY_CONTACT": "mailto:security@example.org",
            "ERASURE_JOURNAL": str(folder / "journal.jsonl"),
            "STATIC_ROOT": str(folder / "static"),
            "MEDIA_BUCKET": make_bucket(server),
            "PRIVATE_MEDIA_BUCKET": make_bucket(server),
            "MEDIA_DOMAIN": "media.example.org",
            "S3_ENDPOINT_URL": server.address,
            "S3_REGION": REGION,
        }
    )


def run(env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=base.BASE_DIR,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_environment_says_it_all(s3_server: S3Server, tmp_path: Path) -> None:
    env = environment(s3_server, tmp_path)

    done = run(env, "-c", TELL)

    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["buckets"] == [env["MEDIA_BUCKET"], env["PRIVATE_MEDIA_BUCKET"]]
    assert told["address"] == "https://media.example.org/images/a%20b.jpg"
    assert told["overwrites"] == [False, False]
    assert told["seconds"] == [5, 10]
    assert told["policy"]["img-src"] == ["'self'", "https://media.example.org"]
    assert told["policy"]["media-src"] == ["'self'", "https://media.example.org"]
    # Options end up in the arguments of tasks: no keys among them.
    assert told["options"] == ["bucket_name", "custom_domain", "querystring_auth"]


def test_the_deployment_check_asks_the_buckets(s3_server: S3Server, tmp_path: Path) -> None:
    env = environment(s3_server, tmp_path)
    s3_server.client().put_bucket_versioning(
        Bucket=env["MEDIA_BUCKET"], VersioningConfiguration={"Status": "Enabled"}
    )

    done = run(env, "manage.py", "check", "--deploy", "--tag", "files")

    assert "(retention.W003)" in done.stderr
    assert f"Bucket '{env['MEDIA_BUCKET']}' has versioning" in done.stderr


def test_without_deploy_no_network_is_needed(s3_server: S3Server, tmp_path: Path) -> None:
    env = environment(s3_server, tmp_path) | {"S3_ENDPOINT_URL": "http://127.0.0.1:9"}

    done = run(env, "manage.py", "check")

    assert done.returncode == 0, done.stderr
    assert "retention." not in done.stderr
