"""The storage of django-storages, with one connection for all tests of a process.

Making one costs a quarter of a second, mostly to read boto's description of S3.
"""

from __future__ import annotations

from os import getpid
from threading import get_ident
from typing import Any, ClassVar

from storages.backends.s3 import S3Storage


class SharedS3Storage(S3Storage):
    """Everything as in django-storages but for where the connection comes from."""

    made: ClassVar[dict[tuple[int, int, str], Any]] = {}

    @property
    def connection(self) -> Any:
        """The one of this process and thread to this server: a fork begins without."""
        key = (getpid(), get_ident(), self.endpoint_url)
        if key not in self.made:
            self.made[key] = super().connection
        return self.made[key]
