"""App configuration."""

from django.apps import AppConfig


class LeafletConfig(AppConfig):
    """What another organisation writes itself: a page model, and nothing else."""

    name = "tests.bare.leaflet"
    label = "leaflet"
    default_auto_field = "django.db.models.BigAutoField"
