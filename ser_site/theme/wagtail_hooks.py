"""What the theme adds to the admin."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static


@hooks.register("insert_global_admin_css")
def keep_titles_readable() -> SafeString:
    """On every screen of the admin."""
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("theme/admin.css"))
