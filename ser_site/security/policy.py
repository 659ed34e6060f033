"""The content security policies, as internet.nl asks them of a public body.

Public pages take nothing from elsewhere and run no inline script or style.
Wagtail's admin still needs both, so it has a policy of its own, for its own
addresses only.
"""

from csp.constants import NONE, SELF, UNSAFE_INLINE

PUBLIC_DIRECTIVES: dict[str, list[str]] = {
    "default-src": [SELF],
    "base-uri": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "object-src": [NONE],
}

ADMIN_DIRECTIVES: dict[str, list[str]] = {
    "default-src": [SELF],
    "base-uri": [SELF],
    "form-action": [SELF],
    # The editor shows the page being edited in a frame beside it.
    "frame-ancestors": [SELF],
    "object-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF, "blob:"],
}

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
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
