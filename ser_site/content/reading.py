"""Reads the texts of the sample content: TOML files, one an article, both languages in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

TEXTS = Path(__file__).parent / "texts"
LANGUAGES = ("nl", "en")
SECTIONS = ("news", "magazine", "publications")

_AGO = re.compile(r"P(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?")


def ago(text: str, *, today: date) -> date:
    """The day that lies so long before today: ``P30M6D`` is 30 months and 6 days."""
    match = _AGO.fullmatch(text)
    if match is None or text == "P":
        raise ValueError(f"{text!r} is no period like P30M6D")
    return today - relativedelta(**{unit: int(n) for unit, n in match.groupdict("0").items()})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Words:
    """A page in one language; ``body`` holds one table for each block."""

    slug: str
    title: str
    lead: str
    caption: str = ""
    issue: str = ""
    body: list[Mapping[str, Any]] = field(default_factory=list)

    def media(self) -> Iterator[str]:
        """The keys of the pictures and films in the body."""
        for block in self.body:
            for name in ("image", "film", "portrait"):
                if name in block:
                    yield block[name]


@dataclass(frozen=True, slots=True)
class Article:
    """A news item, magazine article or publication."""

    key: str
    section: str
    date: date
    hero: str
    kind: str
    words: Mapping[str, Words]

    def media(self) -> list[str]:
        """The keys of everything to be seen on it, in any language."""
        return [self.hero, *(key for words in self.words.values() for key in words.media())]


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A plain page with a place in the footer."""

    role: str
    words: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class MediumEntry:
    """A picture or film: which drawing, and what is said of it."""

    key: str
    drawing: str
    title: str
    alt: Mapping[str, str]
    use: str
    basis: str
    credit: str
    focus: tuple[int, int, int, int] | None
    uploaded: date | None


@dataclass(frozen=True, slots=True)
class VideoEntry:
    """A video that plays at a provider, and the picture that stands for it."""

    provider: str
    number: str
    title: str
    use: str
    basis: str
    poster: str


def articles(*, today: date) -> list[Article]:
    """All articles, the oldest first."""
    found = []
    for section in SECTIONS:
        for path in sorted((TEXTS / section).glob("*.toml")):
            data = read(path)
            found.append(
                Article(
                    key=path.stem,
                    section=section,
                    date=ago(data["ago"], today=today),
                    hero=data["hero"],
                    kind=data.get("kind", ""),
                    words=_words(data),
                )
            )
    return sorted(found, key=lambda article: (article.date, article.key))


def plain_pages() -> list[PlainPage]:
    """About us and the accessibility statement."""
    names = ("over-ons", "toegankelijkheid")
    pages = (read(TEXTS / "pages" / f"{name}.toml") for name in names)
    return [PlainPage(role=data["role"], words=_words(data)) for data in pages]


def media(*, today: date) -> dict[str, MediumEntry]:
    """What is said of every picture and film, by key."""
    data = read(TEXTS / "media.toml")
    credit = data.pop("credit")
    return {key: _medium(key, entry, credit, today) for key, entry in data.items()}


def videos() -> dict[str, VideoEntry]:
    """What is said of every video from elsewhere, by key."""
    return {key: VideoEntry(**entry) for key, entry in read(TEXTS / "videos.toml").items()}


def read(path: Path) -> dict[str, Any]:
    """One file."""
    with path.open("rb") as file:
        return tomllib.load(file)


def _words(data: Mapping[str, Any]) -> dict[str, Words]:
    return {language: Words(**data[language]) for language in LANGUAGES if language in data}


def _medium(key: str, entry: Mapping[str, Any], credit: str, today: date) -> MediumEntry:
    uploaded = entry.get("uploaded")
    return MediumEntry(
        key=key,
        drawing=entry.get("drawing", key),
        title=entry["title"],
        alt={language: entry[language] for language in LANGUAGES},
        use=entry["use"],
        basis=entry["basis"],
        credit=credit,
        focus=tuple(entry["focus"]) if "focus" in entry else None,
        uploaded=ago(uploaded, today=today) if uploaded else None,
    )
