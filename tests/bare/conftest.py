"""Keep these tests out of every run that is not on the bare site's settings."""

import os

if os.environ.get("DJANGO_SETTINGS_MODULE") != "tests.bare.settings":
    collect_ignore_glob = ["*"]
