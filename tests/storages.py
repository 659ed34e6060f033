"""Storages that fail in ways that real ones do."""

from __future__ import annotations

import time
from typing import ClassVar

from django.core.files.storage import FileSystemStorage


class RefusingStorage(FileSystemStorage):
    """Refuses to delete files whose name has one of these in it; emptied by the tests."""

    refused: ClassVar[set[str]] = set()

    def delete(self, name: str) -> None:
        """Delete, or refuse."""
        if any(part in name for part in self.refused):
            raise PermissionError(name)
        super().delete(name)


class SlowStorage(FileSystemStorage):
    """Takes its time over every delete."""

    SECONDS = 0.05

    def delete(self, name: str) -> None:
        """Delete at last."""
        time.sleep(self.SECONDS)
        super().delete(name)
