"""The whole way of an import: reading, recognising, matching, blocks, page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from privacy_blocks.queries.statement import ActivityShown
from privacy_blocks.reading import RegisterReading

from . import page as pages
from .blocks import Block, Source, blocks_of
from .completeness import first_lost
from .document import CannotImport, Document
from .faults import Fault, faults_in, links_lost
from .linking import linked
from .matching import Matched, match
from .publishable import refuse_unpublishable
from .reading import read
from .structure import Structure, structure_of


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. ``page`` is not saved in a dry run."""

    document: Document
    structure: Structure
    linked: dict[int, ActivityShown]
    matched: Matched
    faults: list[Fault]
    blocks: list[Block]
    page: Any
    is_new: bool


class Lost(CannotImport):
    """A paragraph would not have stood on the page."""


def import_statement(
    path: Path, language: str, *, today: date, publish: bool = False, dry_run: bool = False
) -> Imported:
    """Turn a file into the statement of a language: a draft, or published.

    Raises:
        CannotImport: the file or the site does not allow it, or it cannot be published as it
            is; nothing was written.
        Lost: a paragraph would be missing from the page; nothing was written.
    """
    document = read(path)
    target = pages.target_in(language)
    reading = RegisterReading(language, today=today)
    structure = structure_of(document, language)
    activities = linked(structure.parts, reading.activities())
    matched = match(structure.parts, activities, reading.activities(), language)
    known = pages.block_names(target)
    blocks = blocks_of(Source(structure.parts, activities, matched, language, known))
    title = structure.title.text if structure.title else ""
    page = pages.with_content(target, title, blocks)
    lost = first_lost(document.paragraphs, page, language)
    if lost is not None:
        raise Lost(
            f"{document.counted_in} {lost.line} would be missing from the page, so nothing was "
            f"imported: “{lost.text[:80]}”"
        )
    if publish:
        refuse_unpublishable(page)
    if not dry_run:
        page = pages.save(target, publish=publish)
    faults = sorted(
        [*faults_in(document, language), *links_lost(document.paragraphs)],
        key=lambda fault: fault.line,
    )
    return Imported(document, structure, activities, matched, faults, blocks, page, target.is_new)
