"""Find every translatable text of a folder, without a gettext toolchain.

Python files are read as a syntax tree; templates through Django's own ``templatize``,
which writes each text as a call that looks like Python.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

# Where the text stands among the arguments: context, singular, plural.
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}

# What templatize leaves of a text: a call with string literals in it.
TEMPLATE_CALL = re.compile(
    r"(?<![\w.])(?P<name>_|n?p?gettext)\(\s*"
    r"(?P<arguments>u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
    r"(?:\s*,\s*u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))*)"
)


@dataclass(frozen=True, slots=True)
class Message:
    """A text to be translated; ``place`` is file and line, for the translator."""

    msgid: str
    plural: str | None
    context: str | None
    place: str

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalogue tells entries apart by."""
        return self.context, self.msgid


def messages_in(folder: Path) -> Iterator[Message]:
    """Every text in the folder, leaving out subfolders with a catalogue of their own."""
    for path in _files(folder):
        text = path.read_text(encoding="utf-8")
        place = path.relative_to(folder).as_posix()
        if path.suffix == ".py":
            yield from _in_python(ast.parse(text, filename=str(path)), place)
        else:
            yield from _in_template(templatize(text, origin=str(path)), place)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if not (path / "locale").is_dir() and path.name not in {"static", "migrations"}:
                yield from _files(path)
        elif path.suffix in {".py", ".html", ".txt"}:
            yield path


def _in_python(tree: ast.AST, place: str) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else None
        name = node.func.id if isinstance(node.func, ast.Name) else name
        literals = [_literal(argument) for argument in node.args]
        if name in CALLS:
            yield from _message(name, literals, f"{place}:{node.lineno}")


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _in_template(code: str, place: str) -> Iterator[Message]:
    for match in TEMPLATE_CALL.finditer(code):
        arguments = ast.literal_eval(f"({match['arguments']},)")
        line = code.count("\n", 0, match.start()) + 1
        yield from _message(match["name"], list(arguments), f"{place}:{line}")


def _message(name: str, arguments: list[str | None], place: str) -> Iterator[Message]:
    context, singular, plural = CALLS[name]
    if len(arguments) <= max(singular, plural or 0) or not arguments[singular]:
        return
    yield Message(
        msgid=arguments[singular] or "",
        plural=arguments[plural] if plural is not None else None,
        context=arguments[context] if context is not None else None,
        place=place,
    )
