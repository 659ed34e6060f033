#!/usr/bin/env python
"""Run Django's command line for the SER site."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

WRONG_CONFIGURATION = 2


def main() -> None:
    """Run a command; settings that are not fit give one clear line and status 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ser_site.settings.development")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{' '.join(str(error).split())}\n")
        sys.exit(WRONG_CONFIGURATION)


if __name__ == "__main__":
    main()
