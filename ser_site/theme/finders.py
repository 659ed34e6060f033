"""Finds the theme's one stylesheet and its fonts without a build step.

The stylesheet is the chosen component CSS of NL Design System, as npm put it
in ``node_modules``, followed by the theme's own files. It is put together the
first time somebody asks for it and again when a part of it changed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Warning
from django.core.files.storage import FileSystemStorage, Storage

COMPONENTS = (
    "root",
    "document",
    "page-header",
    "page-footer",
    "skip-link",
    "nav-bar",
    "alternate-lang-nav",
    "breadcrumb-nav",
    "heading-group",
    "pre-heading",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "paragraph",
    "emphasis",
    "link",
    "link-list",
    "button",
    "button-link",
    "unordered-list",
    "ordered-list",
    "separator",
    "article",
    "figure",
    "img",
    "blockquote",
    "card",
    "data-badge",
    "table-of-contents",
    "pagination",
    "alert",
    "form-field",
    "form-label",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "textbox",
    "textarea",
    "select",
    "checkbox",
    "radio-button",
)
OWN = (
    "fonts",
    "tokens",
    "page",
    "header",
    "footer",
    "teaser",
    "home",
    "article",
    "statement",
    "versions",
    "forms",
    "letter",
    "members",
)
FONTS = tuple(
    f"noto-sans-{script}-wght-{style}.woff2"
    for script in ("latin", "latin-ext")
    for style in ("normal", "italic")
)
STYLESHEET = "theme/ser.css"

# Named here, because inside the class "list" is the finder's method.
Messages = list[CheckMessage]


class ThemeFinder(BaseFinder):
    """Serves ``theme/ser.css`` and ``theme/fonts/``."""

    def __init__(self) -> None:
        modules = Path(settings.BASE_DIR) / "node_modules"
        own = Path(__file__).parent / "css"
        self.root = Path(settings.VAR_DIR) / "theme"
        self.storage = FileSystemStorage(location=self.root)
        self.parts = [
            *(modules / "@utrecht" / f"{name}-css/dist/index.min.css" for name in COMPONENTS),
            *(own / f"{name}.css" for name in OWN),
        ]
        fonts = modules / "@fontsource-variable/noto-sans/files"
        self.fonts = {f"theme/fonts/{name}": fonts / name for name in FONTS}

    def check(self, **kwargs: Any) -> Messages:
        """theme.W001: the npm packages are not installed."""
        missing = [path for path in (*self.parts, *self.fonts.values()) if not path.is_file()]
        if not missing:
            return []
        return [
            Warning(
                f"{len(missing)} files of the theme are missing, {missing[0].name} among them.",
                hint='Run "python -m nodejs.npm ci" in the folder of package.json.',
                id="theme.W001",
            )
        ]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The file behind a static name, or an empty list; both as Django asks for them."""
        found = str(self._prepared(path)) if self._is_ours(path) else None
        if found is None:
            return []
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Every static name, for collectstatic."""
        for path in (STYLESHEET, *self.fonts):
            if self._is_ours(path):
                self._prepared(path)
                yield path, self.storage

    def _is_ours(self, path: str) -> bool:
        if path == STYLESHEET:
            return all(part.is_file() for part in self.parts)
        return path in self.fonts and self.fonts[path].is_file()

    def _prepared(self, path: str) -> Path:
        """The file under the storage's root, made or renewed when a source is newer."""
        target = self.root / path
        sources = self.parts if path == STYLESHEET else [self.fonts[path]]
        newest = max(source.stat().st_mtime_ns for source in sources)
        if not target.is_file() or target.stat().st_mtime_ns < newest:
            _concatenate(sources, target)
        return target


def _concatenate(sources: Iterable[Path], target: Path) -> None:
    """Write the sources one after another; readers see the old file or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as writer:
        for source in sources:
            with source.open("rb") as reader:
                shutil.copyfileobj(reader, writer)
            writer.write(b"\n" if target.suffix == ".css" else b"")
    Path(name).chmod(0o644)
    Path(name).replace(target)
