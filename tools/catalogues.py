"""Compile, check and fill the message catalogues of every package.

    python -m tools.catalogues compile           .po to .mo, where the .po is newer
    python -m tools.catalogues check [PACKAGE]   status 1 when a text has no translation, or two
    python -m tools.catalogues update [PACKAGE]  add the texts that are missing, empty

Source texts are English, so English needs no catalogue; each package keeps its Dutch in
``<package>/locale/nl/LC_MESSAGES/django.po``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import polib

from tools.messages import Message, messages_in

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("retention", "media_retention", "forms_privacy", "privacy_blocks", "ser_site")
LANGUAGE = "nl"
HEADER = {
    "Project-Id-Version": "ser-privacy-suite",
    "Language": LANGUAGE,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalogue(folder: Path) -> Path:
    """Where a folder keeps its Dutch."""
    return folder / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def folders(packages: Sequence[str]) -> Iterator[Path]:
    """The packages, and every folder in them that has a catalogue of its own."""
    for package in packages:
        yield ROOT / package
        for locale in sorted((ROOT / package).glob("*/**/locale")):
            yield locale.parent


def wanted(folder: Path) -> dict[tuple[str | None, str], Message]:
    """The texts of a folder, each once."""
    found: dict[tuple[str | None, str], Message] = {}
    for message in messages_in(folder):
        if message.key not in found or message.plural:
            found[message.key] = message
    return found


def problems(folder: Path) -> Iterator[str]:
    """What is wrong with a folder's catalogue, one line each."""
    texts = wanted(folder)
    path = catalogue(folder)
    if not path.is_file():
        if texts:
            yield f"no catalogue, but {len(texts)} texts"
        return
    entries: dict[tuple[str | None, str], polib.POEntry] = {
        (entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(path))
    }
    for key, message in texts.items():
        entry = entries.get(key)
        if entry is None:
            yield f"missing: {message.msgid!r} ({message.place})"
        else:
            yield from _entry_problems(entry, message)
    for key, entry in entries.items():
        if key not in texts and not entry.obsolete:
            yield f"no longer used: {entry.msgid!r}"


def _entry_problems(entry: polib.POEntry, message: Message) -> Iterator[str]:
    translations = list(entry.msgstr_plural.values()) if message.plural else [entry.msgstr]
    if not translations or not all(translations):
        yield f"not translated: {message.msgid!r} ({message.place})"
    elif entry.fuzzy:
        yield f"fuzzy: {message.msgid!r} ({message.place})"
    allowed = {*PLACEHOLDER.findall(message.msgid), *PLACEHOLDER.findall(message.plural or "")}
    for text in translations:
        if strange := set(PLACEHOLDER.findall(text)) - allowed:
            yield f"unknown placeholder {', '.join(sorted(strange))}: {message.msgid!r}"


def clashes(folders: Iterable[Path]) -> Iterator[str]:
    """Texts that folders translate differently, one line each.

    Django merges the catalogues of a site, so that one of the translations would stand in
    the place of the others. What must differ gets a context of its own in the code.
    """
    known: dict[tuple[str | None, str], tuple[list[str], Path]] = {}
    for folder in folders:
        path = catalogue(folder)
        for entry in polib.pofile(str(path)) if path.is_file() else ():
            translations = list(entry.msgstr_plural.values()) or [entry.msgstr]
            first, where = known.setdefault((entry.msgctxt, entry.msgid), (translations, folder))
            if translations != first and not entry.obsolete:
                yield f"translated otherwise than in {where.name}: {entry.msgid!r}"


def compile_newer(packages: Sequence[str]) -> int:
    """Write every .mo that is missing or older than its .po."""
    paths = [path for name in packages for path in (ROOT / name).rglob("LC_MESSAGES/*.po")]
    for path in paths:
        binary = path.with_suffix(".mo")
        if not binary.exists() or binary.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(binary))
    return 0


def check(packages: Sequence[str]) -> int:
    """Print every problem; status 1 when there is one."""
    lines = [
        f"{folder.relative_to(ROOT)}: {problem}"
        for folder in folders(packages)
        for problem in problems(folder)
    ]
    lines += clashes(folders(PACKAGES))
    print("\n".join(lines) or "Every text has its translation.")
    return 1 if lines else 0


def update(packages: Sequence[str]) -> int:
    """Add empty entries for new texts and drop those that nothing uses."""
    for folder in folders(packages):
        texts = wanted(folder)
        path = catalogue(folder)
        if texts or path.is_file():
            _update_one(path, texts)
    return 0


def _update_one(path: Path, texts: dict[tuple[str | None, str], Message]) -> None:
    po = polib.pofile(str(path), wrapwidth=99) if path.is_file() else polib.POFile(wrapwidth=99)
    po.metadata = po.metadata or dict(HEADER)
    for entry in list(po):
        if (entry.msgctxt, entry.msgid) not in texts:
            po.remove(entry)
    known = {(entry.msgctxt, entry.msgid) for entry in po}
    po.extend(_empty(message) for key, message in texts.items() if key not in known)
    path.parent.mkdir(parents=True, exist_ok=True)
    po.save(str(path))


def _empty(message: Message) -> polib.POEntry:
    plural = {"msgid_plural": message.plural, "msgstr_plural": {0: "", 1: ""}}
    return polib.POEntry(
        msgid=message.msgid, msgctxt=message.context, **(plural if message.plural else {})
    )


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "compile": compile_newer,
    "check": check,
    "update": update,
}

if __name__ == "__main__":
    command, chosen = sys.argv[1:2], sys.argv[2:]
    if not command or command[0] not in COMMANDS or not set(chosen) <= set(PACKAGES):
        sys.exit(f"usage: catalogues.py {'|'.join(COMMANDS)} [{'|'.join(PACKAGES)}]")
    sys.exit(COMMANDS[command[0]](chosen or PACKAGES))
