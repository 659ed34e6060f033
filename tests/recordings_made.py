"""Short films and sounds that a program made, with tags wherever it writes them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import av

from tests.carrying import SECRET

KINDS: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "webm": ("webm", "libvpx-vp9", "libopus", {}),
    "webm of unknown length": ("webm", "libvpx-vp9", "", {"live": "1"}),
    "matroska": ("matroska", "mpeg4", "libopus", {}),
    "mp4": ("mp4", "mpeg4", "aac", {}),
    "mp4 in fragments": ("mp4", "mpeg4", "aac", {"movflags": "frag_keyframe+empty_moov"}),
    "mov": ("mov", "mpeg4", "aac", {}),
    "ogg": ("ogg", "", "libopus", {}),
    "flac": ("flac", "", "flac", {}),
    "mp3": ("mp3", "", "libmp3lame", {}),
    "wav": ("wav", "", "pcm_s16le", {}),
}
"""Container, codec of pictures, codec of sound, and options."""

_TAGS = ("title", "artist", "comment", "location", "album", "date")


def recording(kind: str) -> bytes:
    """Half a second of nothing, with the secret in every tag that the kind knows."""
    container, pictures, sound, options = KINDS[kind]
    written = BytesIO()
    with av.open(written, "w", format=container, options=options) as made:
        made.metadata.update(dict.fromkeys(_TAGS, SECRET))
        streams = [made.add_stream(codec, rate=10) for codec in [pictures] if codec]
        streams += [made.add_stream(codec, rate=48_000) for codec in [sound] if codec]
        for stream in streams:
            stream.metadata["title"] = SECRET
        for stream in streams:
            _fill(made, stream)
    return written.getvalue()


def packets(data: bytes) -> list[tuple[int, bytes]]:
    """What a player gets of a recording: the stream and the bytes of every packet."""
    with av.open(BytesIO(data), "r") as opened:
        return [(one.stream_index, bytes(one)) for one in opened.demux() if one.size]


def _fill(made: Any, stream: Any) -> None:
    if stream.type == "video":
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
    for number in range(5):
        made.mux(stream.encode(_frame(stream, number)))
    made.mux(stream.encode(None))


def _frame(stream: Any, number: int) -> Any:
    frame: Any
    if stream.type == "video":
        frame = av.VideoFrame(64, 48, "yuv420p")
        frame.pts = number
    else:
        samples = stream.frame_size or 960
        frame = av.AudioFrame(stream.format.name, stream.layout.name, samples)
        frame.sample_rate, frame.pts = stream.rate, number * samples
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    return frame
