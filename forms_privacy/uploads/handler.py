"""Files from a post stay in memory: none lies readable on disk, not even when a process dies."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from forms_privacy.uploads.limits import limits


class InMemoryHandler(FileUploadHandler):
    """Collects each file up to the limit; of a larger one only that it was too large is kept."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.content: io.BytesIO | None = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, unless it is one too many."""
        if self.content is not None and start + len(raw_data) > limits().size:
            self.content = None
        if self.content is not None:
            self.content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file; ``too_large`` on it says that its content was left out."""
        content = self.content or io.BytesIO()
        content.seek(0)
        file = InMemoryUploadedFile(
            content,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
        )
        file.too_large = self.content is None  # type: ignore[attr-defined]
        return file


class LeavingOutHandler(FileUploadHandler):
    """Lets every file pass by, so that what was filled in beside them can be read."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins, and is skipped."""
        super().new_file(*args, **kwargs)
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Never asked."""

    def file_complete(self, file_size: int) -> None:
        """Never asked."""
