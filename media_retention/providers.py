"""The video sites of which a page may show videos, and reading addresses of videos there.

An address is read, never fetched: nothing here asks anything of anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Provider(StrEnum):
    """A site that lends out a player which sets no cookies before somebody plays."""

    YOUTUBE = "youtube"
    VIMEO = "vimeo"

    @property
    def label(self) -> str:
        """Its name, the same in every language."""
        return {"youtube": "YouTube", "vimeo": "Vimeo"}[self.value]


PLAYER_HOSTS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")
"""The only places that a page may take a frame from."""

_HOSTS = {
    "youtube.com": Provider.YOUTUBE,
    "youtube-nocookie.com": Provider.YOUTUBE,
    "youtu.be": Provider.YOUTUBE,
    "vimeo.com": Provider.VIMEO,
    "player.vimeo.com": Provider.VIMEO,
}
_NAMES_OF_HOSTS = re.compile(r"^(?:www|m|music)\.")

_YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
_YOUTUBE_PATH = re.compile(r"/(?:embed|live|shorts|v)/([^/]+)/?")
# Of eleven characters too, and no video: players of a playlist and of a channel.
_NOT_AN_ID = {"videoseries", "live_stream"}
# A video that is not listed has a second part, without which it does not play.
_VIMEO_PATHS = (
    re.compile(r"/(?:video/|manage/videos/)?(?P<id>\d{1,12})(?:/(?P<key>[0-9a-z]{6,20}))?/?"),
    re.compile(r"/channels/[^/]+/(?P<id>\d{1,12})/?"),
    re.compile(r"/groups/[^/]+/videos/(?P<id>\d{1,12})/?"),
    re.compile(r"/(?:album|showcase)/\d+/video/(?P<id>\d{1,12})/?"),
)
_VIMEO_KEY = re.compile(r"[0-9a-z]{6,20}")

_SOURCE_IN_CODE = re.compile(r"""<iframe\b[^>]*?\bsrc\s*=\s*["']([^"']+)""", re.IGNORECASE)
_MOMENT = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s?)?")


class NotAVideo(ValueError):
    """The address is not that of one video that a page may show; says why, for editors."""

    def __init__(self, message: str | _StrPromise) -> None:
        super().__init__(message)
        self.message = message


NO_ADDRESS = _(
    "This is not the address of a video. Open the video on YouTube or Vimeo, and copy what"
    " stands in the address bar."
)
OTHER_SITE = _(
    "Only videos on YouTube and Vimeo can be shown here. Is it elsewhere? Make a link to it"
    " in the text."
)
NOT_ONE_VIDEO = _(
    "This is a page of %(provider)s, but not of one video. Open the video itself, and copy"
    " what stands in the address bar."
)


@dataclass(frozen=True, slots=True)
class VideoAddress:
    """One video, reduced to what is needed to play it.

    ``video_id`` of an unlisted video on Vimeo is its number and its key, with a slash between.
    """

    provider: Provider
    video_id: str
    start_at: int = 0
    """Seconds from the beginning."""

    @property
    def watch_url(self) -> str:
        """The video's own page at the provider."""
        if self.provider is Provider.YOUTUBE:
            moment = {"t": f"{self.start_at}s"} if self.start_at else {}
            return "https://www.youtube.com/watch?" + urlencode({"v": self.video_id, **moment})
        return f"https://vimeo.com/{self.video_id}{self._fragment}"

    @property
    def player_url(self) -> str:
        """The player that is spared of cookies as far as the provider can; it starts at once."""
        if self.provider is Provider.YOUTUBE:
            moment = {"start": str(self.start_at)} if self.start_at else {}
            query = urlencode({"autoplay": "1", "rel": "0", **moment})
            return f"{PLAYER_HOSTS[0]}/embed/{self.video_id}?{query}"
        number, _slash, key = self.video_id.partition("/")
        query = urlencode({**({"h": key} if key else {}), "dnt": "1", "autoplay": "1"})
        return f"{PLAYER_HOSTS[1]}/video/{number}?{query}{self._fragment}"

    @property
    def sign(self) -> str:
        """What stands in every address of this video, and hardly anywhere else."""
        if self.provider is Provider.YOUTUBE:
            return self.video_id
        return "/" + self.video_id.partition("/")[0]

    @property
    def _fragment(self) -> str:
        return f"#t={self.start_at}s" if self.start_at else ""


def read_address(text: str) -> VideoAddress:
    """The video that an address, or the code for embedding it, is about.

    Everything else goes: who shared it, the playlist it was seen in.

    Raises:
        NotAVideo: it is not the address of one video at a provider that is known here.
    """
    parts = _split(text)
    host = _NAMES_OF_HOSTS.sub("", (parts.hostname or "").lower())
    provider = _HOSTS.get(host)
    if provider is None:
        raise NotAVideo(OTHER_SITE if "." in host else NO_ADDRESS)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    read = _youtube if provider is Provider.YOUTUBE else _vimeo
    video_id = read(host, parts.path, query)
    if not video_id:
        raise NotAVideo(NOT_ONE_VIDEO % {"provider": provider.label})
    fragment = parse_qs(parts.fragment).get("t", [""])
    return VideoAddress(
        provider, video_id, _seconds((query.get("t"), query.get("start"), fragment[0]))
    )


def _split(text: str) -> SplitResult:
    code = _SOURCE_IN_CODE.search(text)
    address = (code.group(1).replace("&amp;", "&") if code else text).strip()
    if address.startswith("//"):
        address = "https:" + address
    elif "://" not in address:
        address = "https://" + address
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise NotAVideo(NO_ADDRESS) from error
    if parts.scheme not in ("http", "https"):
        raise NotAVideo(NO_ADDRESS)
    return parts


def _youtube(host: str, path: str, query: Mapping[str, str]) -> str:
    if host == "youtu.be":
        found = path.strip("/")
    elif path.rstrip("/") == "/watch":
        found = query.get("v", "")
    else:
        match = _YOUTUBE_PATH.fullmatch(path)
        found = match.group(1) if match else ""
    return found if _YOUTUBE_ID.fullmatch(found) and found not in _NOT_AN_ID else ""


def _vimeo(host: str, path: str, query: Mapping[str, str]) -> str:
    for pattern in _VIMEO_PATHS:
        if match := pattern.fullmatch(path):
            parts = match.groupdict()
            key = parts.get("key") or query.get("h", "")
            return f"{parts['id']}/{key}" if _VIMEO_KEY.fullmatch(key) else parts["id"]
    return ""


def _seconds(moments: Iterable[str | None]) -> int:
    """The first of the moments that can be read: 90, 90s, 1m30s, 1h2m3s."""
    for moment in moments:
        match = _MOMENT.fullmatch(moment or "")
        if match and any(match.groups()):
            hours, minutes, seconds = (int(part or 0) for part in match.groups())
            return hours * 3600 + minutes * 60 + seconds
    return 0
