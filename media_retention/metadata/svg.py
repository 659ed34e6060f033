"""SVG: XML. What drawing programs write about themselves and their user goes."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree as Tree

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as Defused

from .malformed import Unreadable

SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = (SVG, "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/1998/Math/MathML}")
_LINK = "{http://www.w3.org/1999/xlink}"
_NEEDED_ATTRIBUTES = (_LINK, "{http://www.w3.org/XML/1998/namespace}")
_INLINE_PICTURE = re.compile(r"\s*data:(image/[\w.+-]+);base64,(.*)", re.DOTALL)

Strip = Callable[[bytes], bytes]


def is_svg(head: bytes) -> bool:
    """Whether a file may be one."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<svg" in head


def strip(data: bytes, strip_picture: Strip) -> bytes:
    """Without metadata, comments and what drawing programs add; inline pictures are cleaned.

    Args:
        strip_picture: takes the metadata out of a picture within the drawing.

    Raises:
        Unreadable: it is not the XML of a drawing, or it has entities.
    """
    try:
        root = Defused.fromstring(data)
    except (Tree.ParseError, DefusedXmlException) as error:
        raise Unreadable("not an SVG drawing") from error
    if root.tag not in (f"{SVG}svg", "svg"):
        raise Unreadable("not an SVG drawing")
    changed = _prune(root) | _clean_pictures(root, strip_picture)
    if not changed and b"<!--" not in data and data.count(b"<?") <= data.count(b"<?xml "):
        return data
    Tree.register_namespace("", SVG[1:-1])
    Tree.register_namespace("xlink", _LINK[1:-1])
    written = BytesIO()
    Tree.ElementTree(root).write(written, encoding="utf-8", xml_declaration=True)
    return written.getvalue()


def _prune(root: Tree.Element) -> bool:
    changed = False
    for element in list(root.iter()):
        foreign = [name for name in element.attrib if _is_foreign(name)]
        for name in foreign:
            del element.attrib[name]
        dropped = [child for child in element if not _is_drawn(child.tag)]
        for child in dropped:
            element.remove(child)
        changed = changed or bool(foreign or dropped)
    return changed


def _is_foreign(attribute: str) -> bool:
    return attribute.startswith("{") and not attribute.startswith(_NEEDED_ATTRIBUTES)


def _is_drawn(tag: str) -> bool:
    name = tag.removeprefix(SVG)
    return name != "metadata" and (not name.startswith("{") or name.startswith(_DRAWN))


def _clean_pictures(root: Tree.Element, strip_picture: Strip) -> bool:
    changed = False
    for element in root.iter():
        for name in ("href", f"{_LINK}href"):
            found = _INLINE_PICTURE.match(element.get(name, ""))
            if found and (cleaned := _cleaned(found[2], strip_picture)):
                element.set(name, f"data:{found[1]};base64,{cleaned}")
                changed = True
    return changed


def _cleaned(encoded: str, strip_picture: Strip) -> str:
    """An inline picture without its metadata; nothing when there was none."""
    try:
        picture = b64decode(encoded)
    except NotBase64 as error:
        raise Unreadable("a picture in the drawing cannot be read") from error
    stripped = strip_picture(picture)
    return "" if stripped == picture else b64encode(stripped).decode()
