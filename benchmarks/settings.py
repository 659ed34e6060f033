"""Settings for the benchmarks: those of the tests, with a form of Wagtail's own to compare with."""

from ser_site.settings.test import *  # noqa: F403
from ser_site.settings.test import INSTALLED_APPS as TEST_APPS

INSTALLED_APPS = [*TEST_APPS, "benchmarks.plain"]
