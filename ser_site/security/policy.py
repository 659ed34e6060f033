"""The content security policies, as internet.nl asks them of a public body.

Public pages take nothing from elsewhere and run no inline script or style. The one
exception are frames with the players of videos from elsewhere, which a page has none of
before a visitor plays one.

Wagtail's admin still needs both, so it has a policy of its own, for its own
addresses only.
"""

from csp.constants import NONE, SELF, UNSAFE_INLINE

from media_retention.providers import PLAYER_HOSTS

PUBLIC_DIRECTIVES: dict[str, list[str]] = {
    "default-src": [SELF],
    "base-uri": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "frame-src": [*PLAYER_HOSTS],
    "object-src": [NONE],
}

ADMIN_DIRECTIVES: dict[str, list[str]] = {
    "default-src": [SELF],
    "base-uri": [SELF],
    "form-action": [SELF],
    # The editor shows the page being edited in a frame beside it.
    "frame-ancestors": [SELF],
    # That page can have a video from elsewhere on it.
    "frame-src": [SELF, *PLAYER_HOSTS],
    "object-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF, "blob:"],
}

_NOBODY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)

# A visitor who presses play should not have to do so again in the player.
_PLAYERS = " ".join(f'"{host}"' for host in PLAYER_HOSTS)
PERMISSIONS_POLICY = f"autoplay=({_PLAYERS}), {_NOBODY}"


def with_media_from(origin: str, directives: dict[str, list[str]]) -> dict[str, list[str]]:
    """A policy that also allows pictures and films from one other place, if there is one."""
    extended = dict(directives)
    if origin:
        for kind in ("img-src", "media-src"):
            extended[kind] = [*directives.get(kind, directives["default-src"]), origin]
    return extended
