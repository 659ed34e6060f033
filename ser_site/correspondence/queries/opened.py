"""What lies in the vault of documents."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404
from django.utils.text import slugify
from django.views.decorators.debug import sensitive_variables

from retention import vault
from retention.sealing import VaultError
from ser_site.correspondence.models import CORRESPONDENCE, Document


@sensitive_variables()
def titles_of(documents: Sequence[Document]) -> list[tuple[Document, str]]:
    """Documents with their titles, opened with one query; a number where the vault refuses."""
    keys = vault.keys_of(CORRESPONDENCE, [one.uuid for one in documents])
    return [(one, _title(one, keys)) for one in documents]


def _title(document: Document, keys: vault.Keys) -> str:
    try:
        return document.title.open(keys)
    except VaultError:
        return str(document)


@sensitive_variables()
def opened_file(document: Document) -> bytes:
    """The file's content.

    Raises:
        Http404: there is none.
        VaultError: the vault does not give it.
    """
    if not document.file.name or not document.file.storage.exists(document.file.name):
        raise Http404
    with document.file.open("rb") as file:
        sealed = file.read()
    return vault.open_bytes(CORRESPONDENCE, document.uuid, "file", sealed)


def file_name(document: Document) -> str:
    """What the file is called when it is saved: its title, in letters that every system takes."""
    title = slugify(document.title.open()) or document.number
    return f"{title[:80]}.{document.ending}"
