"""App configuration."""

from django.apps import AppConfig


class PlainConfig(AppConfig):
    """What a site has without the suite."""

    name = "benchmarks.plain"
    label = "plain"
    default_auto_field = "django.db.models.BigAutoField"
