"""A kept version as a PDF: tagged (PDF/UA-1), set once, and kept in the cache after that."""

from __future__ import annotations

import json
import logging
from datetime import datetime, time
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import typst
from django.conf import settings
from django.core.cache import cache
from django.template.loader import get_template
from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from privacy_blocks.models.version import StatementVersion

from .tree import document_tree

logger = logging.getLogger(__name__)

TEMPLATE = "privacy_blocks/statement.typ"
KEPT_FOR = 30 * 24 * 3600
"""How long the cache keeps a document, in seconds; it can always be made again."""

HEADINGS_WORTH_A_LIST = 5
_ONE_AT_A_TIME = BoundedSemaphore(1)


def statement_pdf(version: StatementVersion, *, address: str) -> bytes:
    """The document; the same version gives the same bytes.

    Args:
        address: where the current version is, in full; links are read against it.

    Raises:
        typst.TypstError: the template (of a site, perhaps) cannot be set.
    """
    found: Any = get_template(TEMPLATE)
    template = Path(found.origin.name)
    key = f"privacy_blocks.pdf.{version.digest}.{template.stat().st_mtime_ns:x}"
    made: bytes | None = cache.get(key)
    if made is None:
        # A document takes a fifth of a second and tens of megabytes: not many at once.
        with _ONE_AT_A_TIME:
            made = cache.get(key) or _set(template, version, address)
            cache.set(key, made, KEPT_FOR)
    return made


def _set(template: Path, version: StatementVersion, address: str) -> bytes:
    """To the standard where that can be; a sign that the font lacks must not keep a text back."""
    data = json.dumps(_data(version, address), ensure_ascii=False)
    try:
        return _compiled(template, version, data, accessible=True)
    except typst.TypstError as error:
        logger.warning("the PDF of %s is not to PDF/UA-1: %s", version, error)
        return _compiled(template, version, data, accessible=False)


def _compiled(template: Path, version: StatementVersion, data: str, *, accessible: bool) -> bytes:
    moment = datetime.combine(version.day, time(), tzinfo=get_default_timezone())
    made: bytes = typst.compile(
        template,
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards=["ua-1"] if accessible else None,
        ignore_system_fonts=True,
        timestamp=int(moment.timestamp()),
    )
    return made


def _data(version: StatementVersion, address: str) -> dict[str, Any]:
    tree = document_tree(version.content, base=address)
    with override(version.language):
        words = {
            "version": _("Version of %(day)s") % {"day": date_format(version.day)},
            "current_words": _("The current version is at"),
            "contents": _("Contents"),
            # Translators: {page} and {pages} are filled in on each page.
            "page": _("Page {page} of {pages}"),
        }
    return {
        **words,
        "title": version.title,
        "author": getattr(settings, "WAGTAIL_SITE_NAME", ""),
        "language": version.language.split("-")[0],
        "year": version.day.year,
        "month": version.day.month,
        "day": version.day.day,
        "current": address,
        "contents_wanted": _headings(tree) >= HEADINGS_WORTH_A_LIST,
        "tree": tree,
    }


def _headings(tree: list[dict[str, Any]]) -> int:
    return sum(node["kind"] == "heading" for node in tree)
