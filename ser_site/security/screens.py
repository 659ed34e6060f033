"""What the admin's screens with private data have in common, whichever subject they are of."""

from __future__ import annotations

from retention.viewsets.private_screen import AskedFirst, PrivateScreen


class GuardedScreen(PrivateScreen, AskedFirst):
    """Who may not see a record gets 403, whether or not it is there."""
